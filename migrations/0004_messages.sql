-- The inbox: what a unit was told. Reading is per person, so one person's look does not hide it from a colleague.
CREATE TABLE messages (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id     bigint NOT NULL REFERENCES units,
  campaign_id bigint,
  kind        text NOT NULL CHECK (kind IN ('notice', 'urging', 'returned', 'accepted', 'adopted', 'sign_off', 'other')),
  title       text NOT NULL,
  body        text NOT NULL DEFAULT '',
  -- path inside the workbench that the message opens
  link        text,
  from_name   text NOT NULL DEFAULT '',
  created_at  timestamptz NOT NULL
);
CREATE INDEX messages_unit ON messages (unit_id, id DESC);
CREATE TABLE message_reads (
  message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
  person_id  bigint NOT NULL REFERENCES people ON DELETE CASCADE,
  read_at    timestamptz NOT NULL,
  PRIMARY KEY (message_id, person_id)
);
