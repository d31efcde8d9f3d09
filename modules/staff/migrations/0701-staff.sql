CREATE SCHEMA staff;

CREATE TABLE staff.members (
  member_id uuid PRIMARY KEY,
  name_sealed bytea NOT NULL,
  -- Whose own cases this member may never see; empty for those who see none.
  iin_sealed bytea,
  iin_lookup bytea UNIQUE,
  roles text[] NOT NULL CHECK (
    roles <@ ARRAY['moderator', 'senior-moderator', 'support', 'administrator', 'auditor'] AND cardinality(roles) > 0
  ),
  -- proposed: one administrator wants them; invited: both do; active: has a passkey.
  state text NOT NULL CHECK (state IN ('proposed', 'invited', 'active', 'deactivated')),
  created_at timestamptz NOT NULL,
  joined_at timestamptz
);

CREATE TABLE staff.invitations (
  token_hash bytea PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES staff.members,
  -- Empty when the operator of the machine made it on the command line.
  made_by uuid REFERENCES staff.members,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX invitations_of_member ON staff.invitations (member_id);

CREATE TABLE staff.passkeys (
  credential_id text PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES staff.members,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  synced boolean NOT NULL,
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);

CREATE INDEX passkeys_of_member ON staff.passkeys (member_id);

CREATE TABLE staff.passkey_challenges (
  challenge text PRIMARY KEY,
  bound_to text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE staff.sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE,
  member_id uuid NOT NULL REFERENCES staff.members,
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ended_at timestamptz
);

CREATE INDEX sessions_of_member ON staff.sessions (member_id) WHERE ended_at IS NULL;

CREATE TABLE staff.proposals (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('invitation', 'roles', 'deactivation', 'new-access')),
  member_id uuid NOT NULL REFERENCES staff.members,
  roles_before text[] NOT NULL,
  roles_after text[] NOT NULL,
  proposed_by uuid NOT NULL REFERENCES staff.members,
  proposed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
  decided_by uuid REFERENCES staff.members,
  decided_at timestamptz,
  -- Four eyes, held by the database too.
  CHECK (state <> 'approved' OR (decided_by IS NOT NULL AND decided_by <> proposed_by AND decided_by <> member_id)),
  CHECK ((state = 'open') = (decided_at IS NULL))
);

CREATE UNIQUE INDEX one_open_proposal_a_member ON staff.proposals (member_id) WHERE state = 'open';
