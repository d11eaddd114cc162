-- The archive, version 7: what lets one article more be taken in without a look at all that were taken in before. Made
-- anew from the records like the rows of 002-analysis.sql.

CREATE TABLE caught_up (subject VARCHAR NOT NULL, document INTEGER NOT NULL, reading INTEGER NOT NULL, method VARCHAR NOT NULL);
COMMENT ON TABLE caught_up IS 'How far each subject of analysed had taken in all that was there';
COMMENT ON COLUMN caught_up.document IS 'The highest number of a document then';
COMMENT ON COLUMN caught_up.reading IS 'The highest number of a reading then; a later one of an earlier document was read again';

-- A few incidents are read for each article, and their reports are long: without an index two thousand neighbours are
-- unpacked to read one.
CREATE INDEX incident_members_by_number ON incident_members (incident);
CREATE INDEX incidents_by_number ON incidents (incident);
