-- A request carried to a phone by a QR code. The token itself is only in the code and in the person's own browser.
CREATE TABLE signing.qr_signings (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES signing.requests,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  state text NOT NULL CHECK (state IN ('offered', 'opened', 'cancelled', 'used')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state_at timestamptz NOT NULL
);

CREATE INDEX qr_signings_of_request ON signing.qr_signings (request_id, created_at DESC);
