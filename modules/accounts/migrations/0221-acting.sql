-- Certificates of an EDS whose key answered the challenge of a sign-in.
CREATE TABLE accounts.presented_certificates (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  -- The second of the sign-in: its ID token repeats it (`auth_time`), which is how another program finds it.
  auth_time bigint NOT NULL,
  -- BIN, organisation and roles.
  facts_sealed bytea NOT NULL,
  presented_at timestamptz NOT NULL,
  UNIQUE (person_id, auth_time)
);

ALTER TABLE accounts.sessions
  ADD COLUMN certificate_id uuid REFERENCES accounts.presented_certificates ON DELETE SET NULL;

-- Mandates: the first head of a legal entity lets another person prepare applications in its name.
CREATE TABLE accounts.mandates (
  id uuid PRIMARY KEY,
  giver_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  -- HMAC of the delegate's IIN and of the BIN.
  delegate_lookup bytea NOT NULL,
  bin_lookup bytea NOT NULL,
  -- BIN, name of the entity, IIN and name of the delegate, under the giver's key.
  terms_sealed bytea NOT NULL,
  services text[] NOT NULL,
  since date NOT NULL,
  until date NOT NULL,
  -- What must be signed, and the request to sign it.
  manifest_sha256 text,
  signing_request text,
  created_at timestamptz NOT NULL,
  signed_at timestamptz,
  revoked_at timestamptz
);

CREATE INDEX mandates_of_giver ON accounts.mandates (giver_id);
CREATE INDEX mandates_of_delegate ON accounts.mandates (delegate_lookup) WHERE signed_at IS NOT NULL;
CREATE UNIQUE INDEX mandates_signing_request ON accounts.mandates (signing_request);

-- In whose name a session acts; without a row, in the person's own.
CREATE TABLE accounts.capacities (
  session_id uuid PRIMARY KEY REFERENCES accounts.sessions ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('legal-entity', 'sole-proprietor')),
  mandate_id uuid REFERENCES accounts.mandates ON DELETE CASCADE,
  -- BIN and name.
  entity_sealed bytea NOT NULL,
  since timestamptz NOT NULL
);

-- A challenge of a sign-in by EDS is good for one answer: using it deletes it.
CREATE TABLE accounts.eds_challenges (
  nonce text PRIMARY KEY,
  -- The sign-in it was given to.
  interaction text NOT NULL,
  issued_at timestamptz NOT NULL
);

CREATE INDEX eds_challenges_issued ON accounts.eds_challenges (issued_at);
