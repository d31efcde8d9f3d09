-- The identity documents that make a Digital ID full: attached, moderated and approved.
CREATE TABLE accounts.attached_documents (
  case_id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  kind text NOT NULL,
  expires_sealed bytea,
  attached_at timestamptz NOT NULL
);
CREATE INDEX attached_documents_of_person ON accounts.attached_documents (person_id);
