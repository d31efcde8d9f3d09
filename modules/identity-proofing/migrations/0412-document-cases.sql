-- An identity document that a person attaches, from the first picture to the decision and the end of its pictures.
-- What the document says is sealed under the person's key; codes, times and scores stand open, they name nobody.
CREATE TABLE identity_proofing.document_cases (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  -- HMAC of the person's IIN: a member of staff is never shown their own case.
  iin_lookup bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('id-card', 'passport', 'residence-permit', 'stateless-document', 'candas-certificate')),
  state text NOT NULL CHECK (state IN ('draft', 'waiting', 'claimed', 'approved', 'rejected', 'new-photo-asked',
    'escalated', 'appealed', 'deleted')),
  -- Which queue a claimed case came from, and returns to when nobody decides.
  lane text NOT NULL DEFAULT 'first' CHECK (lane IN ('first', 'escalated', 'appeal')),
  origin text,
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  previous_id uuid,
  -- The document as read across its sides; what the person confirmed; where the registry differs.
  reading_sealed bytea,
  fields_sealed bytea,
  crossings_sealed bytea,
  confirmed_at timestamptz,
  signals text[] NOT NULL DEFAULT '{}',
  scores jsonb NOT NULL DEFAULT '{}',
  video_at timestamptz,
  still_agreed_at timestamptz,
  still_sealed bytea,
  asked_side text CHECK (asked_side IN ('front', 'back', 'page')),
  created_at timestamptz NOT NULL,
  submitted_at timestamptz,
  due_at timestamptz,
  -- The version of the working calendar that due_at was counted by.
  calendar text,
  claimed_by text,
  claimed_until timestamptz,
  decided_at timestamptz,
  appeal_until timestamptz,
  appealed_at timestamptz,
  appeal_sealed bytea,
  originals_due_at timestamptz,
  originals_deleted_at timestamptz,
  deleted_at timestamptz,
  form_key text,
  form_answer jsonb
);
-- One document of a kind is under way at a time: a second upload of it is the same document.
CREATE UNIQUE INDEX document_cases_under_way ON identity_proofing.document_cases (person_id, kind)
  WHERE state IN ('draft', 'waiting', 'claimed', 'new-photo-asked', 'escalated', 'appealed');
CREATE INDEX document_cases_of_person ON identity_proofing.document_cases (person_id, created_at DESC);
CREATE INDEX document_cases_queue ON identity_proofing.document_cases (due_at, id)
  WHERE state IN ('waiting', 'claimed', 'escalated', 'appealed');
CREATE INDEX document_cases_originals ON identity_proofing.document_cases (originals_due_at)
  WHERE originals_deleted_at IS NULL;

CREATE TABLE identity_proofing.document_pictures (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES identity_proofing.document_cases ON DELETE CASCADE,
  -- Where the person put it; which side it shows is in the reading.
  slot text NOT NULL CHECK (slot IN ('front', 'back', 'page')),
  captured text NOT NULL CHECK (captured IN ('camera', 'file')),
  -- HMAC of the SHA-256 of what was sent: the same picture twice is one picture.
  content_lookup bytea NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  corners jsonb,
  picture_sealed bytea NOT NULL,
  reading_sealed bytea NOT NULL,
  added_at timestamptz NOT NULL,
  UNIQUE (case_id, slot)
);
-- Ciphertext does not compress.
ALTER TABLE identity_proofing.document_pictures ALTER COLUMN picture_sealed SET STORAGE EXTERNAL;

-- A picture on its way over a poor network, piece by piece.
CREATE TABLE identity_proofing.document_uploads (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES identity_proofing.document_cases ON DELETE CASCADE,
  slot text NOT NULL CHECK (slot IN ('front', 'back', 'page')),
  captured text NOT NULL CHECK (captured IN ('camera', 'file')),
  form_key text NOT NULL,
  size integer NOT NULL,
  received integer NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  UNIQUE (case_id, form_key)
);
CREATE INDEX document_uploads_age ON identity_proofing.document_uploads (started_at);

CREATE TABLE identity_proofing.document_upload_pieces (
  upload_id uuid NOT NULL REFERENCES identity_proofing.document_uploads ON DELETE CASCADE,
  at_byte integer NOT NULL,
  piece_sealed bytea NOT NULL,
  PRIMARY KEY (upload_id, at_byte)
);
ALTER TABLE identity_proofing.document_upload_pieces ALTER COLUMN piece_sealed SET STORAGE EXTERNAL;

CREATE TABLE identity_proofing.document_decisions (
  case_id uuid NOT NULL REFERENCES identity_proofing.document_cases ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  verb text NOT NULL CHECK (verb IN ('approve', 'reject', 'ask-new-photo', 'escalate')),
  -- Empty when the rules approved by themselves.
  staff_id text,
  lane text NOT NULL CHECK (lane IN ('first', 'escalated', 'appeal')),
  reasons text[] NOT NULL,
  side text CHECK (side IN ('front', 'back', 'page')),
  words_sealed bytea,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, number)
);
CREATE INDEX document_decisions_of_staff ON identity_proofing.document_decisions (staff_id, decided_at DESC);

CREATE TABLE identity_proofing.document_views (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES identity_proofing.document_cases ON DELETE CASCADE,
  staff_id text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX document_views_of_case ON identity_proofing.document_views (case_id, staff_id);

-- A decided case that a second moderator looks at without knowing what the first one decided.
CREATE TABLE identity_proofing.document_second_looks (
  case_id uuid NOT NULL,
  decision integer NOT NULL,
  verb text NOT NULL CHECK (verb IN ('approve', 'reject')),
  reasons text[] NOT NULL,
  first_staff_id text NOT NULL,
  drawn_at timestamptz NOT NULL,
  second_staff_id text,
  second_verb text CHECK (second_verb IN ('approve', 'reject')),
  second_reasons text[],
  second_at timestamptz,
  PRIMARY KEY (case_id, decision),
  FOREIGN KEY (case_id, decision) REFERENCES identity_proofing.document_decisions ON DELETE CASCADE
);
CREATE INDEX document_second_looks_open ON identity_proofing.document_second_looks (drawn_at)
  WHERE second_at IS NULL;

-- What an administrator changed: the terms, and which kinds may be approved without a person.
CREATE TABLE identity_proofing.document_terms (
  term text NOT NULL,
  since date NOT NULL,
  value integer NOT NULL CHECK (value >= 0),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (term, since)
);
CREATE TABLE identity_proofing.automatic_approvals (
  kind text PRIMARY KEY,
  enabled boolean NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- The same road leads to a document's video: consent, camera, lock.
ALTER TABLE identity_proofing.journeys
  DROP CONSTRAINT journeys_purpose_check,
  ADD CONSTRAINT journeys_purpose_check CHECK (purpose IN ('registration', 'sign-in', 'document')),
  ADD COLUMN document_case_id uuid;
