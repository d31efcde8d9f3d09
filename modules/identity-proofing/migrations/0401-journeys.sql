CREATE SCHEMA identity_proofing;

-- A person on the way to a Digital ID. What they typed is sealed under the key of person_id, which is destroyed with
-- the journey unless the journey ended in an account.
CREATE TABLE identity_proofing.journeys (
  id uuid PRIMARY KEY,
  -- SHA-256 of the token in the browser's cookie.
  token_hash bytea NOT NULL UNIQUE,
  -- The browser that handed the journey on and waits for its end.
  watcher_hash bytea UNIQUE,
  person_id uuid NOT NULL,
  account_id uuid,
  stage text NOT NULL CHECK (stage IN
    ('phone', 'code', 'iin', 'consent', 'video', 'decision', 'verified', 'refused', 'under-age')),
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  phone_sealed bytea,
  iin_sealed bytea,
  -- HMAC of IIN and phone together, both verified: failed videos are counted by it.
  subject_lookup bytea,
  consent_language text,
  order_actions text[],
  order_offered_at timestamptz,
  refusal_sealed bytea,
  return_to text,
  -- The last form that was answered: posted twice, it gets the same answer and has one effect.
  form_key text,
  form_answer jsonb,
  opened_at timestamptz NOT NULL,
  stage_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX journeys_expiry ON identity_proofing.journeys (expires_at);

CREATE TABLE identity_proofing.sent_codes (
  sms_id uuid PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES identity_proofing.journeys ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  sent_at timestamptz NOT NULL,
  wrong_tries integer NOT NULL DEFAULT 0,
  used_at timestamptz
);
CREATE INDEX sent_codes_of_journey ON identity_proofing.sent_codes (journey_id, sent_at);

-- Outlives its journey: clearing cookies unlocks nothing.
CREATE TABLE identity_proofing.failures (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_lookup bytea NOT NULL,
  at timestamptz NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 5)
);
CREATE INDEX failures_of_subject ON identity_proofing.failures (subject_lookup, at);

CREATE TABLE identity_proofing.handoffs (
  id uuid PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES identity_proofing.journeys ON DELETE CASCADE,
  link_hash bytea NOT NULL UNIQUE,
  short_code_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  redeemed_at timestamptz
);
CREATE INDEX handoffs_of_journey ON identity_proofing.handoffs (journey_id);
