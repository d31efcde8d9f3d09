-- By which channels a person wants to be written to, per kind; no row: by all they have. The inbox always has everything.
CREATE TABLE notifications.channel_choices (
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('document', 'support', 'application')),
  sms boolean NOT NULL,
  email boolean NOT NULL,
  push boolean NOT NULL,
  PRIMARY KEY (person_id, kind)
);

-- The e-mail address of a person, once they have shown that letters to it reach them.
CREATE TABLE notifications.email_addresses (
  person_id uuid PRIMARY KEY,
  address_sealed bytea,
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  -- The address that still has to be confirmed, with an HMAC of its code.
  waiting_sealed bytea,
  code_lookup bytea,
  code_until timestamptz,
  code_tries smallint NOT NULL DEFAULT 0
);

ALTER TABLE notifications.pushes DROP CONSTRAINT pushes_topic_check;
ALTER TABLE notifications.pushes
  ADD CONSTRAINT pushes_topic_check CHECK (topic IN ('document', 'support', 'application', 'message'));
