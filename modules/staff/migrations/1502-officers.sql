-- Officers who decide on applications and carry them out, and whoever sees to their work.
ALTER TABLE staff.members DROP CONSTRAINT members_roles_check;
ALTER TABLE staff.members ADD CONSTRAINT members_roles_check CHECK (
  roles <@ ARRAY[
    'moderator', 'senior-moderator', 'support', 'reviewer', 'fund-officer', 'supervisor', 'administrator', 'auditor'
  ] AND cardinality(roles) > 0
);
