-- The organisation tree, its people, and who may do what where. Reference data: small beside what campaigns write.
CREATE TABLE units (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text NOT NULL UNIQUE CHECK (code <> ''),
  name       text NOT NULL CHECK (name <> ''),
  short_name text,
  kind       text NOT NULL CHECK (kind IN ('association', 'county_association', 'society', 'enterprise_association',
                                           'department', 'institution', 'town_association', 'other')),
  level      text NOT NULL CHECK (level IN ('national', 'province', 'city', 'county', 'town')),
  parent_id  bigint REFERENCES units,
  -- ids from the root down to and including this unit: a subtree is one index range
  path       ltree NOT NULL,
  position   integer NOT NULL DEFAULT 0,
  state      text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed')),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX units_path ON units USING gist (path);
CREATE INDEX units_children ON units (parent_id, position, id);
CREATE INDEX units_name ON units USING gin (name gin_trgm_ops);

-- A person known to a unit. An account is optional: most contacts never sign in.
CREATE TABLE people (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id    bigint NOT NULL REFERENCES units,
  name       text NOT NULL CHECK (name <> ''),
  duty       text,
  phone      text,
  email      text,
  -- the unit's liaison is whom the ledger and the receipts name
  is_liaison boolean NOT NULL DEFAULT false,
  user_id    text UNIQUE,
  state      text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'left')),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX people_unit ON people (unit_id, id);

-- A role is granted on one unit and holds for it alone or for its whole subtree.
CREATE TABLE grants (
  person_id bigint NOT NULL REFERENCES people ON DELETE CASCADE,
  unit_id   bigint NOT NULL REFERENCES units,
  role      text NOT NULL CHECK (role IN ('office', 'department', 'liaison', 'approver', 'observer', 'administrator')),
  subtree   boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, unit_id, role)
);
CREATE INDEX grants_unit ON grants (unit_id);
