CREATE SCHEMA attachments;

-- A file that a person adds to an application. Name and content are under the key of the person.
CREATE TABLE attachments.attachments (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  application_id uuid NOT NULL,
  -- Which of the documents that the service asks for.
  document text NOT NULL,
  -- HMAC over the bytes as they came: the same file twice is one attachment.
  content_lookup bytea NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size integer NOT NULL CHECK (size > 0),
  sha256 bytea NOT NULL,
  name_sealed bytea NOT NULL,
  content_sealed bytea NOT NULL,
  scan text NOT NULL CHECK (scan IN ('clean', 'not-scanned')),
  added_at timestamptz NOT NULL,
  -- From then on it belongs to what was signed and nobody can remove it.
  bound_at timestamptz,
  kept_until timestamptz NOT NULL,
  UNIQUE (application_id, document, content_lookup)
);

CREATE INDEX attachments_of_person ON attachments.attachments (person_id);
CREATE INDEX attachments_by_end ON attachments.attachments (kept_until);

CREATE TABLE attachments.uploads (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  application_id uuid NOT NULL,
  document text NOT NULL,
  name_sealed bytea NOT NULL,
  form_key text NOT NULL,
  size integer NOT NULL,
  received integer NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  UNIQUE (person_id, form_key)
);

CREATE TABLE attachments.upload_pieces (
  upload_id uuid NOT NULL REFERENCES attachments.uploads ON DELETE CASCADE,
  at_byte integer NOT NULL,
  piece_sealed bytea NOT NULL,
  PRIMARY KEY (upload_id, at_byte)
);
