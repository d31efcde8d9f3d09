CREATE SCHEMA audit;

CREATE TABLE audit.operations (
  person_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  operation text NOT NULL,
  performed_by text NOT NULL CHECK (performed_by IN ('self', 'system', 'staff', 'service')),
  channel text NOT NULL,
  device text,
  result text NOT NULL CHECK (result IN ('done', 'refused', 'failed')),
  details jsonb NOT NULL,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (person_id, number)
);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The operation history is append-only: % on %.% is refused.', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER operations_append_only BEFORE UPDATE OR DELETE ON audit.operations
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER operations_never_truncated BEFORE TRUNCATE ON audit.operations
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
