CREATE SCHEMA approvals;

-- A part of an application that one person must agree to. The person may have no account yet.
CREATE TABLE approvals.approvals (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL,
  -- The edition it belongs to now, and the one it was asked for: what did not change stays agreed.
  edition integer NOT NULL,
  asked_edition integer NOT NULL,
  person_lookup bytea NOT NULL,
  -- The applicant, whose key seals the part.
  key_id uuid NOT NULL,
  part_sealed bytea NOT NULL,
  -- Keyed hash of row, reason and payer: tells whether the part changed without telling what it is.
  part_hash bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'removed', 'ended')),
  state_at timestamptz NOT NULL,
  asked_at timestamptz NOT NULL,
  -- The request of modules/signing that was opened last, and the manifest it asks to sign.
  request_id uuid,
  manifest_sha256 text,
  -- Why it was declined: a code and words.
  decline_sealed bytea,
  UNIQUE (application_id, person_lookup)
);

CREATE INDEX approvals_of_person ON approvals.approvals (person_lookup, asked_at DESC);
CREATE UNIQUE INDEX approvals_by_request ON approvals.approvals (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX approvals_asked ON approvals.approvals (asked_at) WHERE state = 'asked' AND request_id IS NOT NULL;
