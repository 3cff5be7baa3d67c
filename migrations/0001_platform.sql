-- What every feature stands on: the audit log. Append-only: the program never updates or deletes a line,
-- and the trigger keeps anyone with the application's rights from doing so by mistake.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE audit_log (
  id          bigint PRIMARY KEY,
  at          timestamptz(3) NOT NULL,
  action      text NOT NULL,
  person_id   bigint,
  person_name text NOT NULL,
  unit_id     bigint,
  campaign_id bigint,
  object      text NOT NULL,
  details     text NOT NULL,
  previous    text NOT NULL,
  hash        text NOT NULL
);
CREATE INDEX audit_log_campaign ON audit_log (campaign_id, id);
CREATE INDEX audit_log_unit ON audit_log (unit_id, id);

CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
