-- Which models and which rules made each decision on a video. It holds nothing that was typed or filmed and outlives its
-- journey: when a model is found wanting, the decisions it had a part in are found again.
CREATE TABLE identity_proofing.video_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journey_id uuid NOT NULL,
  -- The Digital ID that was made or opened; null where none was.
  account_id uuid,
  purpose text NOT NULL CHECK (purpose IN ('registration', 'sign-in', 'document')),
  outcome text NOT NULL CHECK (outcome IN ('verified', 'refused', 'under-age')),
  models text[] NOT NULL CHECK (cardinality(models) > 0),
  rules text NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX video_decisions_time ON identity_proofing.video_decisions (decided_at);
