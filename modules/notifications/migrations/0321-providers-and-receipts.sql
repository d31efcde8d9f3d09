-- Who may hold a message now, since when; NULL: surely nobody, so it may be handed over (again, or to another).
ALTER TABLE notifications.sms
  ADD COLUMN provider text,
  ADD COLUMN handed_at timestamptz,
  ADD COLUMN refused_by text[] NOT NULL DEFAULT '{}',
  -- How many parts the text was cut into; each part has a receipt of its own.
  ADD COLUMN parts smallint NOT NULL DEFAULT 1,
  ADD COLUMN why text,
  ADD COLUMN inbox_id uuid;
ALTER TABLE notifications.emails ADD COLUMN handed_at timestamptz, ADD COLUMN why text, ADD COLUMN inbox_id uuid;
ALTER TABLE notifications.pushes ADD COLUMN handed_at timestamptz, ADD COLUMN why text, ADD COLUMN inbox_id uuid;

-- What was tried before is asked about, not sent.
UPDATE notifications.sms SET provider = 'first', handed_at = state_at WHERE tries > 0;
UPDATE notifications.emails SET handed_at = state_at WHERE tries > 0;
UPDATE notifications.pushes SET handed_at = state_at WHERE tries > 0;

CREATE TABLE notifications.sms_parts (
  sms_id uuid NOT NULL REFERENCES notifications.sms ON DELETE CASCADE,
  part smallint NOT NULL,
  provider text NOT NULL,
  -- The number the operator knows this part by.
  reference text NOT NULL,
  state text NOT NULL CHECK (state IN ('accepted', 'delivered', 'failed')),
  PRIMARY KEY (sms_id, part)
);

CREATE INDEX sms_parts_by_reference ON notifications.sms_parts (provider, reference);
CREATE INDEX sms_by_phone ON notifications.sms (phone_lookup, created_at);
CREATE INDEX sms_of_inbox ON notifications.sms (inbox_id) WHERE inbox_id IS NOT NULL;
CREATE INDEX emails_of_inbox ON notifications.emails (inbox_id) WHERE inbox_id IS NOT NULL;
CREATE INDEX pushes_of_inbox ON notifications.pushes (inbox_id) WHERE inbox_id IS NOT NULL;
