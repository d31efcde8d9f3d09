-- Auditors read what all staff did, newest first.
CREATE INDEX operations_by_time ON audit.operations (at DESC);
