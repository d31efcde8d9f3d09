CREATE TABLE notifications.emails (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  address_sealed bytea NOT NULL,
  -- Destroyed as soon as the letter has been handed over or never will be.
  words_sealed bytea,
  state text NOT NULL CHECK (state IN ('committed', 'accepted', 'delivered', 'failed', 'gateway-down')),
  state_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  useful_until timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0
);

CREATE INDEX emails_under_way ON notifications.emails (state_at)
  WHERE state IN ('committed', 'accepted', 'gateway-down');
CREATE INDEX emails_of_person ON notifications.emails (person_id);

CREATE TABLE notifications.push_subscriptions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  -- The session of the device: a device that is signed out is told nothing more.
  session_id uuid NOT NULL UNIQUE,
  endpoint_lookup bytea NOT NULL UNIQUE,
  address_sealed bytea NOT NULL,
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX push_subscriptions_of_person ON notifications.push_subscriptions (person_id);

CREATE TABLE notifications.pushes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  subscription_id uuid NOT NULL REFERENCES notifications.push_subscriptions ON DELETE CASCADE,
  -- A closed word: the sentence is made from it, and it says nothing about the person.
  topic text NOT NULL CHECK (topic IN ('document', 'support', 'message')),
  link text NOT NULL,
  state text NOT NULL CHECK (state IN ('committed', 'accepted', 'delivered', 'failed', 'gateway-down')),
  state_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  useful_until timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0
);

CREATE INDEX pushes_under_way ON notifications.pushes (state_at)
  WHERE state IN ('committed', 'accepted', 'gateway-down');
CREATE INDEX pushes_of_subscription ON notifications.pushes (subscription_id);
