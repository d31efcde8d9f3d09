CREATE SCHEMA support;

CREATE TABLE support.tickets (
  id uuid PRIMARY KEY,
  -- Eight digits, the last one a check digit; people say it as S-1234-5678.
  number text NOT NULL UNIQUE CHECK (number ~ '^[0-9]{8}$'),
  -- Empty for somebody who was not signed in.
  person_id uuid,
  -- Whose key seals the ticket: the person's, or the ticket's own.
  key_id uuid NOT NULL,
  -- One rendering of the form makes one ticket.
  form_key bytea NOT NULL UNIQUE,
  facts_sealed bytea NOT NULL,
  -- Of the IIN in the ticket, and of the account that sent it: no officer has a ticket of their own.
  iin_lookup bytea,
  sender_lookup bytea,
  topic text NOT NULL CHECK (topic IN ('camera', 'error', 'other')),
  language text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  state text NOT NULL CHECK (state IN ('new', 'open', 'answered', 'closed')),
  state_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  claimed_by uuid
);

CREATE INDEX tickets_waiting ON support.tickets (due_at, id) WHERE state IN ('new', 'open');
CREATE INDEX tickets_of_person ON support.tickets (person_id, created_at DESC);
CREATE INDEX tickets_by_state ON support.tickets (state, state_at);

CREATE TABLE support.replies (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES support.tickets ON DELETE CASCADE,
  written_by text NOT NULL CHECK (written_by IN ('person', 'officer')),
  staff_id uuid,
  form_key bytea NOT NULL UNIQUE,
  words_sealed bytea NOT NULL,
  at timestamptz NOT NULL
);

CREATE INDEX replies_of_ticket ON support.replies (ticket_id, at);

CREATE TABLE support.macros (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  kk text NOT NULL,
  ru text NOT NULL,
  en text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  removed_at timestamptz
);

CREATE TABLE support.terms (
  term text NOT NULL,
  since date NOT NULL,
  value integer NOT NULL CHECK (value >= 0),
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (term, since)
);
