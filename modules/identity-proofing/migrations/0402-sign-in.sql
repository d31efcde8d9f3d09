-- One road serves two purposes: it leads to a Digital ID, and back into it. A sign-in takes the same code, the same
-- video and the same lock.
ALTER TABLE identity_proofing.journeys
  ADD COLUMN purpose text NOT NULL DEFAULT 'registration' CHECK (purpose IN ('registration', 'sign-in')),
  -- A verified journey signs its person in once.
  ADD COLUMN used_at timestamptz;
