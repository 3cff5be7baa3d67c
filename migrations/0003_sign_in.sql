-- Accounts, sessions and second factors (kept by better-auth under these names), wrong attempts, one-time links,
-- and the few settings that belong to the whole installation.
CREATE TABLE settings (
  key   text PRIMARY KEY,
  value jsonb NOT NULL
);

-- An account signs in; people.user_id says whose it is. `email` is an internal name: nobody signs in with it.
CREATE TABLE auth_users (
  id                 text PRIMARY KEY,
  account            text NOT NULL UNIQUE CHECK (account = lower(account)),
  name               text NOT NULL,
  email              text NOT NULL UNIQUE,
  email_verified     boolean NOT NULL DEFAULT false,
  image              text,
  two_factor_enabled boolean NOT NULL DEFAULT false,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE auth_accounts (
  id                       text PRIMARY KEY,
  user_id                  text NOT NULL REFERENCES auth_users ON DELETE CASCADE,
  account_id               text NOT NULL,
  provider_id              text NOT NULL,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  -- argon2id; null until the person has set one
  password                 text,
  created_at               timestamptz NOT NULL DEFAULT now(),
  updated_at               timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_accounts_user ON auth_accounts (user_id);
CREATE TABLE auth_sessions (
  id         text PRIMARY KEY,
  user_id    text NOT NULL REFERENCES auth_users ON DELETE CASCADE,
  token      text NOT NULL UNIQUE,
  ip_address text,
  user_agent text,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_sessions_user ON auth_sessions (user_id);
CREATE TABLE auth_verifications (
  id         text PRIMARY KEY,
  identifier text NOT NULL,
  value      text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX auth_verifications_identifier ON auth_verifications (identifier);
CREATE TABLE auth_two_factors (
  id           text PRIMARY KEY,
  user_id      text NOT NULL UNIQUE REFERENCES auth_users ON DELETE CASCADE,
  secret       text NOT NULL,
  backup_codes text NOT NULL,
  verified     boolean NOT NULL DEFAULT false,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);

-- Wrong attempts per name typed, whether or not such an account exists: a lock must not tell which names do.
CREATE TABLE auth_attempts (
  name         text PRIMARY KEY,
  wrong        integer NOT NULL,
  last_at      timestamptz NOT NULL,
  locked_until timestamptz
);

-- A link handed to a person once, to set a password. Only the hash of its token is kept.
CREATE TABLE welcome_links (
  token_hash text PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES people ON DELETE CASCADE,
  created_by bigint REFERENCES people ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX welcome_links_person ON welcome_links (person_id);
