-- The archive, version 4: what makes questions over a million events quick.

-- Texts are read for a page of rows at a time. Without an index two thousand neighbours are decoded to read one.
CREATE INDEX documents_by_number ON documents (document);

CREATE TABLE sides (side INTEGER NOT NULL, parties VARCHAR NOT NULL);
COMMENT ON TABLE sides IS 'For the filters: which parties stand together on a side of an event, each company once';
COMMENT ON COLUMN sides.parties IS 'The codes by which each party is found, between bars: |RUS|GOV|RUS:GOV| |USA|';

ALTER TABLE events ADD COLUMN actor_side INTEGER;
ALTER TABLE events ADD COLUMN recipient_side INTEGER;
COMMENT ON COLUMN events.actor_side IS 'Number in sides of those who act; null where nobody does';
COMMENT ON COLUMN events.recipient_side IS 'Number in sides of those acted on; null where nobody is';

ALTER TABLE mentions ADD COLUMN sentence INTEGER;
COMMENT ON COLUMN mentions.sentence IS 'Index in sentences of the one that holds it whole; null where none does';
UPDATE mentions m SET sentence = n.sentence FROM sentences n
WHERE n.reading = m.reading AND m."start" >= n."start" AND m."end" <= n."end";

-- For events that are here already: the same as sides.ts makes of a record.
CREATE TEMP TABLE standing AS
SELECT reading, event, side, string_agg('|' || concat_ws('|', country, sector, name,
  CASE WHEN country IS NOT NULL AND sector IS NOT NULL THEN country || ':' || sector END) || '|', ' ' ORDER BY position) AS parties
FROM (
  SELECT reading, event, side, position,
    CASE WHEN regexp_full_match(country, '[A-Z]{3}') THEN country END AS country,
    CASE WHEN regexp_full_match(sector, '[A-Z]{3}') THEN sector END AS sector,
    CASE WHEN regexp_full_match(name, '[A-Z]{3}') THEN name END AS name
  FROM event_actors
)
GROUP BY reading, event, side;
INSERT INTO sides SELECT row_number() OVER (ORDER BY parties), parties FROM (SELECT DISTINCT parties FROM standing);
UPDATE events e SET actor_side = n.side FROM standing s JOIN sides n ON n.parties = s.parties
WHERE s.reading = e.reading AND s.event = e.event AND s.side = 'actor';
UPDATE events e SET recipient_side = n.side FROM standing s JOIN sides n ON n.parties = s.parties
WHERE s.reading = e.reading AND s.event = e.event AND s.side = 'recipient';
DROP TABLE standing;
