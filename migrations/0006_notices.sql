-- A notice while it is being read: the file, what the reader found, what people corrected and decided.
CREATE TABLE readings (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id     bigint NOT NULL REFERENCES units,
  file_name   text NOT NULL,
  file_sha256 text NOT NULL,
  file_size   bigint NOT NULL,
  format      text NOT NULL,
  pages       integer,
  characters  integer NOT NULL,
  -- cleaned paragraphs, as shown on the left of the screen
  paragraphs  jsonb NOT NULL,
  -- what the reader found, never changed, and the plan as people have corrected it
  read        jsonb NOT NULL,
  plan        jsonb NOT NULL,
  rules       jsonb NOT NULL DEFAULT '{}',
  -- modules the notice does not state, suggested by words: activity id → module id
  inferred    jsonb NOT NULL DEFAULT '{}',
  -- open questions that were decided or set aside, with what stood there before, by the question's key
  decisions   jsonb NOT NULL DEFAULT '{}',
  -- ids of items a person has looked at and found right
  checked     text[] NOT NULL DEFAULT '{}',
  -- raised by every save: a save that started from an older one is refused, not lost
  version     integer NOT NULL DEFAULT 1,
  campaign_id bigint REFERENCES campaigns,
  created_by  bigint NOT NULL REFERENCES people,
  created_at  timestamptz NOT NULL,
  updated_by  bigint NOT NULL REFERENCES people,
  updated_at  timestamptz NOT NULL
);
CREATE INDEX readings_unit ON readings (unit_id, id DESC);

CREATE TABLE notices (
  campaign_id bigint NOT NULL REFERENCES campaigns,
  id          integer NOT NULL,
  unit_id     bigint NOT NULL REFERENCES units,
  title       text NOT NULL,
  doc_number  text,
  issuers     text[] NOT NULL DEFAULT '{}',
  -- who must report is fixed by the notice that carries the plan; a follow-up (补充通知) adds nothing to it
  follows     integer,
  from_name   text NOT NULL DEFAULT '',
  created_at  timestamptz NOT NULL,
  paragraphs  jsonb NOT NULL,
  state       text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued', 'archived')),
  issued_at   timestamptz,
  issued_by   bigint REFERENCES people,
  version     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (campaign_id, id)
);
CREATE TABLE notice_files (
  campaign_id bigint NOT NULL,
  notice_id   integer NOT NULL,
  id          integer NOT NULL,
  name        text NOT NULL,
  sha256      text NOT NULL,
  size        bigint NOT NULL,
  PRIMARY KEY (campaign_id, notice_id, id),
  FOREIGN KEY (campaign_id, notice_id) REFERENCES notices (campaign_id, id)
);
-- The phrases of the addressees, each read as a group of units or the name of one. A doubtful one waits for a person.
CREATE TABLE notice_addressees (
  campaign_id bigint NOT NULL,
  notice_id   integer NOT NULL,
  id          integer NOT NULL CHECK (id > 0),
  phrase      text NOT NULL,
  certain     boolean NOT NULL,
  -- how it was read, or why it is doubtful
  why         text NOT NULL,
  -- units or groups it may mean: [{unit} | {group}]
  candidates  jsonb NOT NULL DEFAULT '[]',
  -- what a person decided; null while a doubtful one waits
  decision    text CHECK (decision IN ('chosen', 'aside')),
  decided_by  text,
  PRIMARY KEY (campaign_id, notice_id, id),
  FOREIGN KEY (campaign_id, notice_id) REFERENCES notices (campaign_id, id)
);
-- The units that will receive it, while the list is being settled, and by which phrase; addressee 0 = added by hand.
CREATE TABLE notice_recipients (
  campaign_id  bigint NOT NULL,
  notice_id    integer NOT NULL,
  unit_id      bigint NOT NULL REFERENCES units,
  addressee_id integer NOT NULL,
  PRIMARY KEY (campaign_id, notice_id, unit_id, addressee_id),
  FOREIGN KEY (campaign_id, notice_id) REFERENCES notices (campaign_id, id)
);
-- The receipt ladder of one unit: delivered → opened → acknowledged → owner named (→ reported, from reporting).
CREATE TABLE deliveries (
  campaign_id       bigint NOT NULL,
  notice_id         integer NOT NULL,
  unit_id           bigint NOT NULL REFERENCES units,
  must_report       boolean NOT NULL DEFAULT false,
  delivered_at      timestamptz NOT NULL,
  opened_at         timestamptz,
  opened_by         text,
  acknowledged_at   timestamptz,
  acknowledged_by   text,
  responsible_name  text,
  responsible_phone text,
  urged_times       integer NOT NULL DEFAULT 0,
  urged_at          timestamptz,
  PRIMARY KEY (campaign_id, notice_id, unit_id),
  FOREIGN KEY (campaign_id, notice_id) REFERENCES notices (campaign_id, id)
);
CREATE INDEX deliveries_unit ON deliveries (unit_id, campaign_id);
CREATE TABLE urgings (
  campaign_id bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  notice_id   integer NOT NULL,
  unit_id     bigint NOT NULL REFERENCES units,
  channel     text NOT NULL CHECK (channel IN ('inbox', 'phone')),
  words       text NOT NULL,
  by_name     text NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, id)
);
CREATE INDEX urgings_unit ON urgings (campaign_id, notice_id, unit_id, id);
