-- What units hand in. One row per unit and requirement says where it stands now; versions and their files stay for ever.
CREATE TABLE submissions (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL REFERENCES units,
  state          text NOT NULL CHECK (state IN ('draft', 'signed_off', 'submitted', 'returned', 'accepted')),
  adopted        boolean NOT NULL DEFAULT false,
  -- number of the version being prepared or handed in, from 1
  version        integer NOT NULL DEFAULT 1,
  -- when the current version was handed in; late = after the requirement's due_at, never stored
  submitted_at   timestamptz,
  -- raised by every change: two people acting at once, the second is told
  revision       integer NOT NULL DEFAULT 1,
  updated_at     timestamptz NOT NULL,
  updated_by     text NOT NULL DEFAULT '',
  PRIMARY KEY (campaign_id, requirement_id, unit_id),
  FOREIGN KEY (campaign_id, requirement_id, unit_id) REFERENCES assignments (campaign_id, requirement_id, unit_id)
);
CREATE INDEX submissions_unit ON submissions (campaign_id, unit_id);

CREATE TABLE submission_versions (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL,
  version        integer NOT NULL,
  word_name      text,
  word_sha256    text,
  word_size      bigint,
  word_at        timestamptz,
  pdf_name       text,
  pdf_sha256     text,
  pdf_size       bigint,
  pdf_at         timestamptz,
  -- the machine's verdict on exactly these files; null while it is at work
  checks         jsonb,
  characters     integer,
  -- what the unit counts itself: activities held and attendance, with the sentence it stands in
  activities     integer,
  people         integer,
  figures_quote  text,
  -- who stated these figures; null while they are only what the machine read in the text
  figures_by     text,
  sent_by        text,
  sent_at        timestamptz,
  signed_off_by  text,
  signed_off_at  timestamptz,
  submitted_at   timestamptz,
  decision       text CHECK (decision IN ('returned', 'accepted')),
  decided_by     text,
  decided_at     timestamptz,
  reasons        text,
  -- passages marked by the office when returning: [{text, note}]
  marks          jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (campaign_id, requirement_id, unit_id, version),
  FOREIGN KEY (campaign_id, requirement_id, unit_id) REFERENCES submissions (campaign_id, requirement_id, unit_id)
);

-- An upload under way, so that it can go on after a reload.
CREATE TABLE uploads (
  id             text PRIMARY KEY,
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL,
  person_id      bigint NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('word', 'pdf')),
  name           text NOT NULL,
  size           bigint NOT NULL,
  received       bigint NOT NULL DEFAULT 0,
  sha256         text,
  created_at     timestamptz NOT NULL,
  finished_at    timestamptz
);
CREATE INDEX uploads_open ON uploads (campaign_id, requirement_id, unit_id) WHERE finished_at IS NULL;

-- Counters of a unit's whole subtree (itself included) per requirement, changed in the same transaction as the
-- submission along the path to the root, so that a ledger page costs what it shows, not the size of the tree.
CREATE TABLE ledger_counts (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL REFERENCES units,
  due            integer NOT NULL DEFAULT 0,
  draft          integer NOT NULL DEFAULT 0,
  signed_off     integer NOT NULL DEFAULT 0,
  submitted      integer NOT NULL DEFAULT 0,
  returned       integer NOT NULL DEFAULT 0,
  accepted       integer NOT NULL DEFAULT 0,
  adopted        integer NOT NULL DEFAULT 0,
  -- of submitted and accepted, those handed in after the due moment
  late           integer NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, unit_id, requirement_id)
);
