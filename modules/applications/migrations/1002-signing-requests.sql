-- The request whose signature the next signed move waits for; a move to another stage forgets it.
alter table applications.applications
  add column signing_request uuid,
  add column signing_move text,
  add constraint signing_is_whole check (
    (signing_request is null) = (signing_move is null) and (signing_request is null or manifest_sha256 is not null)
  );
create index applications_signing on applications.applications (signing_request) where signing_request is not null;
