-- A stamped version may be photographed page by page. The photographs stay as they came; the version's PDF is bound from them.
CREATE TABLE submission_photos (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL,
  version        integer NOT NULL,
  -- the upload that brought it
  id             text NOT NULL,
  -- order of the pages, from 1
  position       integer NOT NULL,
  name           text NOT NULL,
  sha256         text NOT NULL,
  size           bigint NOT NULL,
  at             timestamptz NOT NULL,
  -- why it could not be bound, in words for the unit; null as long as nothing is wrong
  trouble        text,
  PRIMARY KEY (campaign_id, requirement_id, unit_id, version, id),
  FOREIGN KEY (campaign_id, requirement_id, unit_id, version) REFERENCES submission_versions (campaign_id, requirement_id, unit_id, version)
);

ALTER TABLE uploads DROP CONSTRAINT uploads_kind_check;
ALTER TABLE uploads ADD CONSTRAINT uploads_kind_check CHECK (kind IN ('word', 'pdf', 'photo'));
