CREATE SCHEMA consents;

CREATE TABLE consents.consents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  text_version text NOT NULL,
  text_sha256 text NOT NULL CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);

-- One consent in force for one wording: giving it twice changes nothing.
CREATE UNIQUE INDEX consents_in_force
  ON consents.consents (person_id, purpose, text_sha256) WHERE withdrawn_at IS NULL;

CREATE TABLE consents.looks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL,
  -- By IIN and not by account: looks before there was an account belong to the person as well.
  iin_lookup bytea NOT NULL,
  looked_by text NOT NULL CHECK (looked_by IN ('self', 'system', 'staff', 'service')),
  asker text NOT NULL,
  purpose text NOT NULL,
  source text NOT NULL,
  attributes text[] NOT NULL,
  result text NOT NULL CHECK (result IN ('pending', 'found', 'not-found', 'unavailable'))
);

CREATE INDEX looks_of_person ON consents.looks (iin_lookup, at DESC, id DESC);
