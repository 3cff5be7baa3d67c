-- The campaign's own report upward. Sections are saved one by one, each with its version, so that two people can work side by side.
CREATE TABLE summaries (
  campaign_id bigint PRIMARY KEY REFERENCES campaigns,
  title       text NOT NULL,
  length_max  integer,
  version     integer NOT NULL DEFAULT 1,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_by  text NOT NULL,
  updated_at  timestamptz NOT NULL
);
CREATE TABLE summary_sections (
  campaign_id bigint NOT NULL REFERENCES summaries,
  id          integer NOT NULL,
  position    integer NOT NULL,
  level       integer NOT NULL CHECK (level IN (1, 2)),
  heading     text NOT NULL,
  -- paragraphs of pieces: {text} | {figure, value, typed} | {source, text}
  body        jsonb NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  locked_by   bigint REFERENCES people,
  locked_name text,
  locked_until timestamptz,
  updated_by  text NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, id)
);
