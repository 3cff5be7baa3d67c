-- A campaign and its plan. Every campaign-owned table has campaign_id first in its key, so that it can be
-- partitioned or distributed by campaign without change.
CREATE TABLE campaigns (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id    bigint NOT NULL REFERENCES units,
  name       text NOT NULL CHECK (name <> ''),
  short_name text NOT NULL,
  theme      text,
  -- the period as the notice words it (a "time" of the notice schema) and its days where it fixes them
  period     jsonb,
  first_day  date,
  last_day   date,
  zone       text NOT NULL DEFAULT 'Asia/Shanghai',
  state      text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued', 'running', 'collecting', 'closed', 'archived')),
  -- whether the public page shows it
  public     boolean NOT NULL DEFAULT true,
  contacts   jsonb NOT NULL DEFAULT '[]',
  -- the plan as confirmed, in the notice schema: what the tables below were made from
  plan       jsonb NOT NULL,
  created_by bigint REFERENCES people,
  created_at timestamptz NOT NULL,
  issued_at  timestamptz,
  -- any change of what the public page shows raises it: pages are cached by it
  revision   bigint NOT NULL DEFAULT 1
);
CREATE INDEX campaigns_unit ON campaigns (unit_id, id DESC);

CREATE TABLE modules (
  campaign_id bigint NOT NULL REFERENCES campaigns,
  id          integer NOT NULL,
  name        text NOT NULL,
  description text,
  times       jsonb NOT NULL DEFAULT '[]',
  forms       text[] NOT NULL DEFAULT '{}',
  quote       text NOT NULL DEFAULT '',
  PRIMARY KEY (campaign_id, id)
);

CREATE TABLE activities (
  campaign_id bigint NOT NULL REFERENCES campaigns,
  id          integer NOT NULL,
  module_id   integer,
  -- the notice does not say it: suggested by its words, and a person may correct it
  module_inferred boolean NOT NULL DEFAULT false,
  -- whose activity: the campaign's own unit for the main venue
  unit_id     bigint NOT NULL REFERENCES units,
  main_venue  boolean NOT NULL,
  name        text NOT NULL,
  description text,
  times       jsonb NOT NULL DEFAULT '[]',
  first_day   date,
  last_day    date,
  owners      jsonb NOT NULL DEFAULT '[]',
  forms       text[] NOT NULL DEFAULT '{}',
  audience    text[] NOT NULL DEFAULT '{}',
  channels    text[] NOT NULL DEFAULT '{}',
  places      text[] NOT NULL DEFAULT '{}',
  state       text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'announced', 'running', 'finished', 'postponed', 'cancelled', 'moved_online')),
  quote       text NOT NULL DEFAULT '',
  PRIMARY KEY (campaign_id, id),
  FOREIGN KEY (campaign_id, module_id) REFERENCES modules (campaign_id, id)
);

CREATE TABLE requirements (
  campaign_id  bigint NOT NULL REFERENCES campaigns,
  id           integer NOT NULL,
  title        text NOT NULL,
  -- main text in characters (字), by Word's rule
  length_max   integer,
  length_min   integer,
  length_about integer,
  length_text  text,
  formats      text[] NOT NULL DEFAULT '{}',
  needs_word   boolean NOT NULL,
  needs_pdf    boolean NOT NULL,
  who          text[] NOT NULL DEFAULT '{}',
  extras       text[] NOT NULL DEFAULT '{}',
  destinations jsonb NOT NULL DEFAULT '[]',
  copies       integer,
  -- which phrases of the notice's recipients must report: their numbers in notice_addressees, 0 = units added by hand,
  -- -1 = all who receive it; null = not yet settled
  scope        integer[],
  due_text     text,
  -- the last moment that is still on time; null = the notice fixes none
  due_at       timestamptz,
  quote        text NOT NULL DEFAULT '',
  PRIMARY KEY (campaign_id, id)
);

-- Who owes what: fixed when the notice is issued.
CREATE TABLE assignments (
  campaign_id    bigint NOT NULL,
  requirement_id integer NOT NULL,
  unit_id        bigint NOT NULL REFERENCES units,
  PRIMARY KEY (campaign_id, requirement_id, unit_id),
  FOREIGN KEY (campaign_id, requirement_id) REFERENCES requirements (campaign_id, id)
);
CREATE INDEX assignments_unit ON assignments (campaign_id, unit_id);
