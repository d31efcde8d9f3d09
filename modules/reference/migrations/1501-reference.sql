CREATE SCHEMA reference;

-- Changes of reference rows. What ships with the program is the base; an approved change lies over it from its first
-- day to its last. The approved rows are the facts in force and their history at once.
CREATE TABLE reference.changes (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (
    kind IN ('figure', 'term', 'calendar-year', 'bank', 'payment-purpose', 'reason', 'refusal', 'refunded-payment')
  ),
  key text NOT NULL CHECK (key <> ''),
  -- Empty: in these days there is no such fact.
  value jsonb,
  since date NOT NULL,
  until date CHECK (until >= since),
  article text,
  source text NOT NULL CHECK (source <> ''),
  verified boolean NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  -- Grows with every approval, over all kinds.
  version bigint UNIQUE,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((state = 'open') = (decided_by IS NULL)),
  CHECK ((state = 'approved') = (version IS NOT NULL)),
  -- Four eyes, held by the database too.
  CHECK (state <> 'approved' OR decided_by <> proposed_by),
  CHECK (state <> 'withdrawn' OR decided_by = proposed_by)
);

CREATE UNIQUE INDEX one_open_change_a_row ON reference.changes (kind, key) WHERE state = 'open';
CREATE INDEX changes_in_force ON reference.changes (kind, key, version) WHERE state = 'approved';
CREATE INDEX changes_by_time ON reference.changes (decided_at DESC NULLS FIRST, proposed_at DESC);

-- A change is decided once, and what was proposed is what is approved.
CREATE FUNCTION reference.only_decide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state = 'open' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'open'
    AND (OLD.id, OLD.kind, OLD.key, OLD.value, OLD.since, OLD.until, OLD.article, OLD.source, OLD.verified,
         OLD.proposed_by, OLD.proposed_at)
      IS NOT DISTINCT FROM
        (NEW.id, NEW.kind, NEW.key, NEW.value, NEW.since, NEW.until, NEW.article, NEW.source, NEW.verified,
         NEW.proposed_by, NEW.proposed_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A change of reference rows is proposed, then decided once: % is refused.', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER changes_only_decided BEFORE INSERT OR UPDATE OR DELETE ON reference.changes
  FOR EACH ROW EXECUTE FUNCTION reference.only_decide();
CREATE TRIGGER changes_never_truncated BEFORE TRUNCATE ON reference.changes
  FOR EACH STATEMENT EXECUTE FUNCTION reference.only_decide();
