-- The archive, version 6: a person's word on a line says in which audit it was given, where it was.

ALTER TABLE corrections ADD COLUMN audit VARCHAR;
COMMENT ON COLUMN corrections.audit IS 'The audit in which it was said: kind, size and seed; null outside of one';
COMMENT ON COLUMN corrections.made IS 'UTC. Of several corrections of one line the newest counts';
