-- One key per person, wrapped by a master key that never enters the database.
-- Erasing a person removes the wrapped key: what it encrypted can never be read again. A backup
-- made before still holds the wrapped key, which is why backups have an age at which they are destroyed.
create table platform.person_keys (
  person_id uuid primary key,
  wrapped_key bytea,
  master_key_id text,
  created_at timestamptz not null,
  erased_at timestamptz,
  check ((wrapped_key is null) = (erased_at is not null)),
  check ((wrapped_key is null) = (master_key_id is null))
);

create index person_keys_by_master on platform.person_keys (master_key_id) where erased_at is null;
