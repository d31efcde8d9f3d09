CREATE SCHEMA accounts;

CREATE TABLE accounts.people (
  person_id uuid PRIMARY KEY,
  iin_lookup bytea NOT NULL UNIQUE,
  -- Empty when the number has gone over to somebody else.
  phone_lookup bytea UNIQUE,
  iin_sealed bytea NOT NULL,
  phone_sealed bytea,
  names_sealed bytea NOT NULL,
  birth_date_sealed bytea NOT NULL,
  sex_sealed bytea NOT NULL,
  status_sealed bytea NOT NULL,
  region_sealed bytea,
  documents_sealed bytea NOT NULL,
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  created_at timestamptz NOT NULL,
  verified_at timestamptz NOT NULL
);

CREATE TABLE accounts.sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  program text NOT NULL CHECK (program IN ('portal', 'digital-id')),
  device text NOT NULL,
  amr text[] NOT NULL,
  -- The session of the OpenID provider that this one hangs on: a back-channel logout names it.
  openid_session text,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ended_at timestamptz
);

CREATE INDEX sessions_of_person ON accounts.sessions (person_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_of_openid ON accounts.sessions (openid_session) WHERE ended_at IS NULL;

CREATE TABLE accounts.passkeys (
  credential_id text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  synced boolean NOT NULL,
  name_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);

CREATE INDEX passkeys_of_person ON accounts.passkeys (person_id);

-- A challenge is good for one answer: using it deletes it.
CREATE TABLE accounts.passkey_challenges (
  challenge text PRIMARY KEY,
  -- What the answer is for: `add PERSON` or `sign-in INTERACTION`.
  bound_to text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX passkey_challenges_expiry ON accounts.passkey_challenges (expires_at);
