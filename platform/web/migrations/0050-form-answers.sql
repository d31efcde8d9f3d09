-- Answers to posted forms, so that a form sent twice has one effect. The answer is sealed with a key that only the form
-- carries; the row knows a hash of it.
create table platform.form_answers (
  key_hash bytea primary key,
  started_at timestamptz not null,
  answer bytea
);
create index form_answers_started_at on platform.form_answers (started_at);
