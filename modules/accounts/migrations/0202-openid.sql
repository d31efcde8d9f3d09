-- What the OpenID provider has to remember: sessions, grants, codes, tokens, interactions, one-time marks.
CREATE TABLE accounts.openid_artifacts (
  kind text NOT NULL,
  -- A SHA-256, and the payload sealed: whoever reads the database holds no code, no token and no cookie.
  id_hash bytea NOT NULL,
  payload_sealed bytea NOT NULL,
  person_id uuid,
  client_id text,
  grant_id text,
  uid text,
  consumed_at bigint,
  expires_at timestamptz,
  PRIMARY KEY (kind, id_hash)
);

CREATE INDEX openid_artifacts_grant ON accounts.openid_artifacts (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX openid_artifacts_uid ON accounts.openid_artifacts (kind, uid) WHERE uid IS NOT NULL;
CREATE INDEX openid_artifacts_person ON accounts.openid_artifacts (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX openid_artifacts_expiry ON accounts.openid_artifacts (expires_at);

CREATE TABLE accounts.openid_keys (
  kid text PRIMARY KEY,
  -- `provider` signs tokens; `client portal` proves that the portal is the portal.
  owner text NOT NULL,
  key_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX openid_keys_of_owner ON accounts.openid_keys (owner, created_at DESC);
