CREATE SCHEMA payments;

CREATE TABLE payments.orders (
  id uuid PRIMARY KEY,
  -- What people call it: "payment order No. 100001".
  number bigint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY (START WITH 100001),
  -- One wish to pay makes one order; the bank knows the order by the same key.
  order_key text NOT NULL UNIQUE CHECK (order_key ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  -- Of everything that was ordered: the same key with another content is refused.
  content_hash bytea NOT NULL,
  application_id uuid NOT NULL,
  -- Whose key seals the payee: a sole proprietor is a person.
  person_id uuid NOT NULL,
  payee_lookup bytea NOT NULL,
  payee_sealed bytea NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('ordered', 'sent', 'accepted', 'unknown', 'paid', 'returned')),
  state_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  -- The bank counts the changes of an order; an older one that comes late changes nothing.
  bank_version integer NOT NULL DEFAULT 0,
  return_reason text CHECK ((return_reason IS NOT NULL) = (state = 'returned')),
  tries integer NOT NULL DEFAULT 0,
  -- When the worker may take it up again.
  next_at timestamptz NOT NULL
);

CREATE INDEX orders_under_way ON payments.orders (next_at) WHERE state NOT IN ('paid', 'returned');
CREATE INDEX orders_of_application ON payments.orders (application_id);
CREATE INDEX orders_of_payee ON payments.orders (payee_lookup);
CREATE INDEX orders_by_time ON payments.orders (created_at DESC);

CREATE TABLE payments.order_lines (
  order_id uuid NOT NULL REFERENCES payments.orders,
  number integer NOT NULL CHECK (number > 0),
  knp text NOT NULL CHECK (knp ~ '^[0-9]{3}$'),
  amount bigint NOT NULL CHECK (amount > 0),
  reference text NOT NULL,
  PRIMARY KEY (order_id, number)
);

-- The story of an order: every step, and who brought it.
CREATE TABLE payments.steps (
  order_id uuid NOT NULL REFERENCES payments.orders,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('ordered', 'sent', 'accepted', 'unknown', 'paid', 'returned')),
  cause text NOT NULL CHECK (cause IN ('order', 'sending', 'asking', 'call-back', 'statement')),
  reason text,
  PRIMARY KEY (order_id, number)
);

-- The ledger. Debits are positive, credits negative, and an entry comes to nothing, to the tiyn.
CREATE TABLE payments.entries (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  -- What happened, said once: the same happening never makes a second entry.
  entry_key text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('ordered', 'sent', 'paid', 'returned', 'returned-after-paid', 'suspended')),
  order_id uuid REFERENCES payments.orders,
  day date NOT NULL,
  at timestamptz NOT NULL,
  -- An entry takes postings only in the transaction that made it.
  made_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE INDEX entries_of_order ON payments.entries (order_id);
CREATE INDEX entries_by_day ON payments.entries (day);

CREATE TABLE payments.postings (
  entry_id bigint NOT NULL REFERENCES payments.entries,
  account text NOT NULL CHECK (account IN ('state-corporation', 'fund', 'payer', 'transit', 'suspense')),
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry_id, account)
);

CREATE INDEX postings_by_account ON payments.postings (account);

CREATE FUNCTION payments.check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry bigint := CASE TG_TABLE_NAME WHEN 'entries' THEN (to_jsonb(NEW) ->> 'id') ELSE (to_jsonb(NEW) ->> 'entry_id') END;
  total numeric;
  parts integer;
BEGIN
  SELECT coalesce(sum(amount), 0), count(*) INTO total, parts FROM payments.postings WHERE entry_id = entry;
  IF total <> 0 OR parts < 2 THEN
    RAISE EXCEPTION 'Entry % does not balance: % postings come to % tiyn.', entry, parts, total
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

-- Judged at the end of the transaction, when all postings of an entry are there.
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON payments.entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.check_balance();
CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON payments.postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.check_balance();

CREATE FUNCTION payments.check_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ordered uuid := CASE TG_TABLE_NAME WHEN 'orders' THEN (to_jsonb(NEW) ->> 'id') ELSE (to_jsonb(NEW) ->> 'order_id') END;
  difference numeric;
BEGIN
  SELECT o.amount - coalesce((SELECT sum(l.amount) FROM payments.order_lines l WHERE l.order_id = o.id), 0)
    INTO difference FROM payments.orders o WHERE o.id = ordered;
  IF difference <> 0 THEN
    RAISE EXCEPTION 'The lines of order % differ from its amount by % tiyn.', ordered, difference
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER orders_add_up AFTER INSERT ON payments.orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.check_lines();
CREATE CONSTRAINT TRIGGER lines_add_up AFTER INSERT ON payments.order_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.check_lines();

CREATE FUNCTION payments.check_same_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT made_in FROM payments.entries WHERE id = NEW.entry_id) IS DISTINCT FROM pg_current_xact_id() THEN
    RAISE EXCEPTION 'Entry % is closed: it takes no more postings.', NEW.entry_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER postings_in_one_transaction BEFORE INSERT ON payments.postings
  FOR EACH ROW EXECUTE FUNCTION payments.check_same_transaction();

CREATE FUNCTION payments.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on %.% is refused. Book a new entry that corrects the old one.',
    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON payments.entries
  FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER entries_never_truncated BEFORE TRUNCATE ON payments.entries
  FOR EACH STATEMENT EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON payments.postings
  FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER postings_never_truncated BEFORE TRUNCATE ON payments.postings
  FOR EACH STATEMENT EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER steps_append_only BEFORE UPDATE OR DELETE ON payments.steps
  FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER lines_append_only BEFORE UPDATE OR DELETE ON payments.order_lines
  FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();

-- What the bank says happened on the account, day by day; money out is negative.
CREATE TABLE payments.statement_lines (
  line_id text PRIMARY KEY,
  day date NOT NULL,
  at timestamptz NOT NULL,
  order_key text,
  amount bigint NOT NULL CHECK (amount <> 0),
  found text NOT NULL CHECK (found IN ('matched', 'extra', 'duplicate'))
);

CREATE INDEX statement_lines_by_day ON payments.statement_lines (day);
CREATE INDEX statement_lines_of_order ON payments.statement_lines (order_key);

CREATE TABLE payments.reconciliations (
  day date PRIMARY KEY,
  at timestamptz NOT NULL,
  -- What was matched, is missing on the statement, extra on it, or on it twice: how many, and the sum.
  matched integer NOT NULL,
  matched_amount bigint NOT NULL,
  missing integer NOT NULL,
  extra integer NOT NULL,
  duplicates integer NOT NULL,
  -- The movement of the account on this day by the bank and by the ledger.
  statement_amount bigint NOT NULL,
  ledger_amount bigint NOT NULL
);
