-- GCRA: for each window the moment (milliseconds since 1970) at which it will be empty again.
-- The key is an HMAC, so that no phone number or address is stored.
create table platform.limits (
  key bytea primary key,
  empty_at double precision[] not null,
  allowed boolean not null
) with (fillfactor = 70);
