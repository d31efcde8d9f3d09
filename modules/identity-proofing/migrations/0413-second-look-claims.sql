-- Who has opened a second look works on it for a while; then it is anybody's again.
ALTER TABLE identity_proofing.document_second_looks
  ADD COLUMN kind text,
  ADD COLUMN second_opened_at timestamptz;
