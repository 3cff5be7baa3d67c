-- A compilation: accepted reports of a campaign bound into one PDF and one Word file. Each making is an edition; editions stay.
CREATE TABLE compilations (
  campaign_id     bigint NOT NULL REFERENCES campaigns,
  edition         integer NOT NULL CHECK (edition > 0),
  state           text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
  title           text NOT NULL,
  subtitle        text NOT NULL,
  arrangement     text NOT NULL CHECK (arrangement IN ('module', 'unit')),
  adopted_only    boolean NOT NULL,
  pictures        boolean NOT NULL,
  requirement_ids integer[] NOT NULL,
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  -- raised by each job that takes the work up, so that one thought dead writes no more
  turn            integer NOT NULL DEFAULT 0,
  -- last sign of life of that job
  beat_at         timestamptz,
  done            integer NOT NULL DEFAULT 0,
  total           integer NOT NULL DEFAULT 0,
  finished_at     timestamptz,
  -- why it failed, in words for people
  failure         text,
  failure_hint    text,
  pages           integer,
  pdf_sha256      text,
  pdf_size        bigint,
  docx_sha256     text,
  docx_size       bigint,
  PRIMARY KEY (campaign_id, edition),
  CHECK ((state = 'done') = (pdf_sha256 IS NOT NULL AND docx_sha256 IS NOT NULL))
);
-- Of two people who start at once the second is told.
CREATE UNIQUE INDEX compilations_one_at_a_time ON compilations (campaign_id) WHERE state IN ('waiting', 'running');

-- What an edition was made of: the very versions, by their content, in its order; and what was left out by hand.
CREATE TABLE compilation_reports (
  campaign_id    bigint NOT NULL,
  edition        integer NOT NULL,
  position       integer NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL REFERENCES units,
  version        integer NOT NULL,
  left_out       boolean NOT NULL,
  part           text NOT NULL,
  title          text NOT NULL,
  unit_name      text NOT NULL,
  file_name      text,
  sha256         text,
  -- printed on its first page; null until it is bound
  page           integer,
  pages          integer,
  -- why a page stands in its place that says so; null when it was read
  problem        text,
  -- what of it could not be taken over
  losses         text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (campaign_id, edition, position),
  FOREIGN KEY (campaign_id, edition) REFERENCES compilations (campaign_id, edition)
);
CREATE UNIQUE INDEX compilation_reports_once ON compilation_reports (campaign_id, edition, requirement_id, unit_id);
