-- One tree over all histories (RFC 6962): a line that is cut off the end of one shows, too.

-- Lines that have no place in the tree yet. A line is queued in its own transaction and numbered by one writer later,
-- so that nobody waits for a number.
CREATE TABLE audit.unsealed (
  queued bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  person_id uuid NOT NULL,
  number integer NOT NULL
);

CREATE FUNCTION audit.queue_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit.unsealed (person_id, number) VALUES (NEW.person_id, NEW.number);
  RETURN NULL;
END
$$;

CREATE TRIGGER operations_queued AFTER INSERT ON audit.operations
  FOR EACH ROW EXECUTE FUNCTION audit.queue_line();

INSERT INTO audit.unsealed (person_id, number)
  SELECT person_id, number FROM audit.operations ORDER BY at, person_id, number;

CREATE TABLE audit.leaves (
  position bigint PRIMARY KEY CHECK (position >= 0),
  person_id uuid NOT NULL,
  number integer NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  UNIQUE (person_id, number)
);

-- Whole subtrees of 256, 65,536, … leaves: with them a root or a proof reads some hundred rows of any tree.
CREATE TABLE audit.tiles (
  level smallint NOT NULL CHECK (level > 0),
  position bigint NOT NULL CHECK (position >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
);

-- The tree as it was: each head is signed and carries the hash of the one before it.
CREATE TABLE audit.heads (
  size bigint PRIMARY KEY CHECK (size > 0),
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  signature text NOT NULL
);

CREATE TRIGGER leaves_append_only BEFORE UPDATE OR DELETE ON audit.leaves
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER leaves_never_truncated BEFORE TRUNCATE ON audit.leaves
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER tiles_append_only BEFORE UPDATE OR DELETE ON audit.tiles
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER heads_append_only BEFORE UPDATE OR DELETE ON audit.heads
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER heads_never_truncated BEFORE TRUNCATE ON audit.heads
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
