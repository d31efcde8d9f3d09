CREATE SCHEMA notifications;

CREATE TABLE notifications.sms (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  phone_lookup bytea NOT NULL,
  phone_sealed bytea NOT NULL,
  -- Destroyed as soon as the message has arrived or never will: a code must not outlive its use.
  text_sealed bytea,
  state text NOT NULL CHECK (state IN ('committed', 'accepted', 'delivered', 'failed', 'gateway-down')),
  state_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  useful_until timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0
);

CREATE INDEX sms_under_way ON notifications.sms (state_at)
  WHERE state IN ('committed', 'accepted', 'gateway-down');
CREATE INDEX sms_of_person ON notifications.sms (person_id);

CREATE TABLE notifications.inbox (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  words_sealed bytea NOT NULL,
  link text,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  deleted_at timestamptz
);

CREATE INDEX inbox_of_person ON notifications.inbox (person_id, created_at DESC, id DESC);
CREATE INDEX inbox_unread ON notifications.inbox (person_id) WHERE read_at IS NULL AND deleted_at IS NULL;
