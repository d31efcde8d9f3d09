CREATE SCHEMA applications;

CREATE TABLE applications.applications (
  id uuid PRIMARY KEY,
  -- Ten digits, as people say it on the phone.
  number text NOT NULL UNIQUE CHECK (number ~ '^[0-9]{10}$'),
  -- Stands in the QR code of the paper: nobody guesses it.
  proof text NOT NULL UNIQUE,
  service text NOT NULL,
  service_version text NOT NULL,
  person_id uuid NOT NULL,
  person_lookup bytea NOT NULL,
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  -- One rendering of the first page starts one draft.
  form_key bytea NOT NULL UNIQUE,
  -- Answers and what was found out about the payer, under the person's key.
  answers_sealed bytea NOT NULL,
  -- How often the answers were saved: a page that saw an older number is stale.
  saves integer NOT NULL,
  -- How often the answers were handed in; approvals and signatures are of one edition.
  edition integer NOT NULL,
  -- Projection of the journal, written with its last entry.
  stage text NOT NULL,
  stage_at timestamptz NOT NULL,
  moves integer NOT NULL,
  final boolean NOT NULL,
  due_at timestamptz,
  -- The manifest that a signed move must sign now.
  manifest_sha256 text,
  assigned_to uuid,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz
);

CREATE INDEX applications_of_person ON applications.applications (person_id, created_at DESC);
CREATE INDEX applications_in_queue ON applications.applications (stage, due_at, id) WHERE NOT final;

-- The truth: every move that was made, each entry following from the one before it.
CREATE TABLE applications.moves (
  application_id uuid NOT NULL REFERENCES applications.applications,
  number integer NOT NULL CHECK (number > 0),
  move text NOT NULL,
  from_stage text NOT NULL,
  to_stage text NOT NULL,
  made_by text NOT NULL CHECK (made_by IN ('citizen', 'officer', 'clock', 'approvals', 'bank')),
  maker_id uuid,
  at timestamptz NOT NULL,
  edition integer NOT NULL,
  values_sealed bytea,
  signature_request uuid,
  -- The key of the form that made it: posted again, it makes no second move.
  form_key bytea,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (application_id, number)
);

CREATE UNIQUE INDEX moves_once ON applications.moves (application_id, form_key) WHERE form_key IS NOT NULL;

CREATE TRIGGER moves_append_only BEFORE UPDATE OR DELETE ON applications.moves
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER moves_never_truncated BEFORE TRUNCATE ON applications.moves
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- What was handed in, edition by edition.
CREATE TABLE applications.editions (
  application_id uuid NOT NULL REFERENCES applications.applications,
  edition integer NOT NULL,
  answers_sealed bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, edition)
);

-- A row of a registry belongs to one application at a time: money is asked back once.
CREATE TABLE applications.claims (
  registry text NOT NULL,
  row_lookup bytea NOT NULL,
  application_id uuid NOT NULL REFERENCES applications.applications,
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (registry, row_lookup)
);

CREATE INDEX claims_of_application ON applications.claims (application_id);

-- Signatures that people were asked for; the move follows when one counts, even if its page was closed.
CREATE TABLE applications.wanted_signatures (
  request_id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications.applications,
  move text NOT NULL,
  moves integer NOT NULL,
  person_id uuid NOT NULL,
  manifest_sha256 text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- When its move was made or refused for good.
  settled_at timestamptz
);

CREATE INDEX wanted_signatures_open ON applications.wanted_signatures (asked_at) WHERE settled_at IS NULL;
