-- Reports that copy each other or last year's. One row per submission: the text of the version last handed in, as it was read,
-- with its sketch, so that the index every process keeps in memory can be made again from here.
CREATE SEQUENCE copying_seq;
CREATE TABLE copying_texts (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL REFERENCES units,
  version        integer NOT NULL,
  -- rises in the order of commit (a lock sees to it): a process reads on from the last one it knows
  seq            bigint NOT NULL UNIQUE,
  submitted_at   timestamptz NOT NULL,
  text           text NOT NULL,
  letters        integer NOT NULL,
  -- the text is longer than what is compared
  cut            boolean NOT NULL DEFAULT false,
  -- fingerprints, 32 bits each, ascending, little-endian
  sketch         bytea NOT NULL,
  -- why there is no text, in words; null when it was read
  problem        text,
  -- when it was compared; null while it waits
  compared_at    timestamptz,
  -- how many reports there were then: what is common property among them shows only as they become more
  among          integer NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, requirement_id, unit_id),
  FOREIGN KEY (campaign_id, requirement_id, unit_id, version) REFERENCES submission_versions (campaign_id, requirement_id, unit_id, version)
);
CREATE INDEX copying_texts_waiting ON copying_texts (campaign_id) WHERE compared_at IS NULL;

-- Two reports that share text, under the campaign of the later one; the other is of the same campaign or an earlier one.
CREATE TABLE copying_pairs (
  campaign_id          bigint NOT NULL,
  id                   bigint GENERATED ALWAYS AS IDENTITY,
  requirement_id       integer NOT NULL,
  unit_id              bigint NOT NULL REFERENCES units,
  version              integer NOT NULL,
  other_campaign_id    bigint NOT NULL,
  other_requirement_id integer NOT NULL,
  other_unit_id        bigint NOT NULL REFERENCES units,
  other_version        integer NOT NULL,
  -- copied letters over all letters of either
  share                double precision NOT NULL,
  other_share          double precision NOT NULL,
  most                 double precision NOT NULL GENERATED ALWAYS AS (greatest(share, other_share)) STORED,
  letters              integer NOT NULL,
  -- the longest passage: its letters and its first words
  longest              integer NOT NULL,
  excerpt              text NOT NULL,
  -- [{aStart, aEnd, bStart, bEnd, letters}] in UTF-16 units of the two texts
  passages             jsonb NOT NULL,
  found_at             timestamptz NOT NULL,
  -- a person says: a proper citation, and why
  cited_by             text,
  cited_at             timestamptz,
  cited_reason         text,
  PRIMARY KEY (campaign_id, id),
  UNIQUE (campaign_id, requirement_id, unit_id, other_campaign_id, other_requirement_id, other_unit_id)
);
CREATE INDEX copying_pairs_most ON copying_pairs (campaign_id, most DESC, id);
CREATE INDEX copying_pairs_other ON copying_pairs (other_campaign_id, other_requirement_id, other_unit_id);
