CREATE SCHEMA signing;

-- One question to one person: sign this manifest, with a certificate of this kind.
CREATE TABLE signing.requests (
  id uuid PRIMARY KEY,
  -- Whose key seals what is asked, and whose history says that it was signed.
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  -- What it is about, in the words of the room that asked; never personal.
  subject text NOT NULL,
  manifest_sha256 bytea NOT NULL CHECK (length(manifest_sha256) = 32),
  -- The manifest, what is shown beside it, and who may sign.
  contents_sealed bytea NOT NULL,
  return_to text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'waiting', 'signed', 'refused', 'cancelled', 'expired')),
  -- Why the last signature was turned down, or waits.
  code text,
  certificate_sealed bytea,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state_at timestamptz NOT NULL
);

CREATE INDEX requests_ending ON signing.requests (expires_at) WHERE state IN ('open', 'refused');
CREATE INDEX requests_of_person ON signing.requests (person_id, created_at DESC);

CREATE TABLE signing.signatures (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES signing.requests,
  person_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('ncalayer', 'key-file', 'qr', 'cloud', 'file')),
  -- Of the signature as it came; what is kept has grown by its time stamp and by what proves it.
  received_sha256 bytea NOT NULL CHECK (length(received_sha256) = 32),
  cms_sealed bytea NOT NULL,
  certificate_sealed bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'passed', 'refused')),
  code text,
  received_at timestamptz NOT NULL,
  -- When an authority for time stamps has seen the signature.
  proven_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  state_at timestamptz NOT NULL
);

-- A request has one signature that counts or may come to count.
CREATE UNIQUE INDEX signatures_of_request ON signing.signatures (request_id) WHERE state IN ('waiting', 'passed');
CREATE INDEX signatures_waiting ON signing.signatures (next_try_at) WHERE state = 'waiting';
