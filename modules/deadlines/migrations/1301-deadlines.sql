CREATE SCHEMA deadlines;

-- Due dates that people can see: by when, since when, by which term and by which calendar.
CREATE TABLE deadlines.deadlines (
  id uuid PRIMARY KEY,
  -- What waits, such as an application; and where it waits.
  subject uuid NOT NULL,
  stage text NOT NULL,
  -- The clock's move when the time is over.
  move text NOT NULL,
  term text NOT NULL,
  working_days integer NOT NULL CHECK (working_days >= 0),
  verified boolean NOT NULL,
  started_on date NOT NULL,
  due_on date NOT NULL,
  due_at timestamptz NOT NULL,
  calendar text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'paused', 'taken', 'met')),
  -- Of a clock that stands still: the working days it still has.
  days_left integer CHECK (days_left >= 0),
  changed_at timestamptz NOT NULL
);

CREATE INDEX deadlines_due ON deadlines.deadlines (due_at, id) WHERE state = 'open';
CREATE INDEX deadlines_of_subject ON deadlines.deadlines (subject);
CREATE UNIQUE INDEX deadlines_once ON deadlines.deadlines (subject, move, term) WHERE state IN ('open', 'paused');
