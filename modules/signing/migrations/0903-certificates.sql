-- An order of a certificate: from the question for whom, over the video, to what the authority issued.
CREATE TABLE signing.orders (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  -- A file that only its owner keeps, or a key held here.
  key_place text NOT NULL CHECK (key_place IN ('file', 'cloud')),
  needs text NOT NULL CHECK (needs IN ('individual', 'first-head')),
  -- The legal entity, and where a letter should go.
  wish_sealed bytea NOT NULL,
  -- The identification that belongs to this order; a new one takes its place.
  journey_id uuid,
  state text NOT NULL CHECK (state IN ('started', 'identified', 'issuing', 'issued')),
  -- What is asked of the authority, written down before it is asked.
  requests_sealed bytea,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state_at timestamptz NOT NULL
);

CREATE INDEX orders_of_person ON signing.orders (person_id, created_at DESC);
CREATE INDEX orders_ending ON signing.orders (expires_at) WHERE state <> 'issued';

CREATE TABLE signing.certificates (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  order_id uuid NOT NULL REFERENCES signing.orders,
  serial_number text NOT NULL UNIQUE,
  use text NOT NULL CHECK (use IN ('signing', 'authentication')),
  key_place text NOT NULL CHECK (key_place IN ('file', 'cloud')),
  -- The certificate and the authority's above it.
  chain_sealed bytea NOT NULL,
  facts_sealed bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('good', 'held', 'revoked')),
  issued_at timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  revoked_at timestamptz,
  reason text
);

CREATE INDEX certificates_of_person ON signing.certificates (person_id, issued_at DESC);

-- Private keys held here: sealed under the person's key, and that once more under a key outside the database.
CREATE TABLE signing.cloud_keys (
  order_id uuid PRIMARY KEY REFERENCES signing.orders,
  person_id uuid NOT NULL,
  master_key_id text NOT NULL,
  wrapped text NOT NULL,
  created_at timestamptz NOT NULL
);

-- A permission to use a key of the cloud once, for one manifest, within some minutes.
CREATE TABLE signing.activations (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  request_id uuid NOT NULL REFERENCES signing.requests,
  certificate_id uuid NOT NULL REFERENCES signing.certificates,
  manifest_sha256 bytea NOT NULL CHECK (length(manifest_sha256) = 32),
  -- The code and the video that it is given for.
  journey_id uuid NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('asked', 'granted', 'used')),
  created_at timestamptz NOT NULL,
  granted_at timestamptz,
  expires_at timestamptz,
  used_at timestamptz
);

CREATE INDEX activations_of_request ON signing.activations (request_id, created_at DESC);
