-- What people know by other names. Made anew at each migration, so a view may change without one of its own.
-- All of them show current readings of current documents only.

CREATE OR REPLACE VIEW current_readings AS
SELECT r.reading, r.document, r.model, r.version, r.read
FROM readings r
JOIN documents d ON d.document = r.document
WHERE r.current AND d.current;
COMMENT ON VIEW current_readings IS 'The newest reading of the newest version of each document';

CREATE OR REPLACE VIEW current_events AS
SELECT e.* FROM events e SEMI JOIN current_readings c ON c.reading = e.reading;
COMMENT ON VIEW current_events IS 'Events of current readings of current documents';

CREATE OR REPLACE VIEW current_statements AS
SELECT s.* FROM statements s SEMI JOIN current_readings c ON c.reading = s.reading;
COMMENT ON VIEW current_statements IS 'Statements of current readings of current documents';

CREATE OR REPLACE VIEW plover_events AS
WITH sides AS (
  SELECT reading, event,
    list(name ORDER BY position) FILTER (side = 'actor') AS actor_names,
    list(country ORDER BY position) FILTER (side = 'actor') AS actor_countries,
    list(sector ORDER BY position) FILTER (side = 'actor') AS actor_sectors,
    list(name ORDER BY position) FILTER (side = 'recipient') AS recipient_names,
    list(country ORDER BY position) FILTER (side = 'recipient') AS recipient_countries,
    list(sector ORDER BY position) FILTER (side = 'recipient') AS recipient_sectors
  FROM event_actors GROUP BY reading, event
)
SELECT
  e.document || ':' || e.reading || ':' || e.event AS event_id,
  e.date_from AS event_date,
  e.date AS event_date_value,
  e.category AS event_type,
  e.mode AS event_mode,
  e.intends AS event_intends,
  e.scale AS intensity,
  e.quad AS quad_code,
  e.context AS contexts,
  e.status,
  s.actor_names[1] AS actor_name,
  s.actor_countries[1] AS actor_country,
  s.actor_sectors[1] AS actor_sector,
  s.recipient_names[1] AS recipient_name,
  s.recipient_countries[1] AS recipient_country,
  s.recipient_sectors[1] AS recipient_sector,
  coalesce(s.actor_names, []) AS actor_names,
  coalesce(s.actor_countries, []) AS actor_countries,
  coalesce(s.actor_sectors, []) AS actor_sectors,
  coalesce(s.recipient_names, []) AS recipient_names,
  coalesce(s.recipient_countries, []) AS recipient_countries,
  coalesce(s.recipient_sectors, []) AS recipient_sectors,
  e.place_name AS location,
  t.speaker_name AS speaker,
  t.speaker_country,
  t.via_names AS via,
  e."trigger" AS trigger_words,
  e.trigger_start,
  e.trigger_end,
  n."start" AS sentence_start,
  n."end" AS sentence_end,
  e.confidence,
  d.outlet AS source,
  d.published_date AS publication_date,
  d.language,
  d.title AS headline,
  d.url,
  d.address,
  e.document,
  e.reading,
  e.event,
  e.statement,
  r.model,
  r.version
FROM events e
JOIN readings r ON r.reading = e.reading AND r.current
JOIN documents d ON d.document = e.document AND d.current
LEFT JOIN sides s ON s.reading = e.reading AND s.event = e.event
LEFT JOIN statements t ON t.reading = e.reading AND t.statement = e.statement
LEFT JOIN sentences n ON n.reading = e.reading AND n.sentence = e.sentence;
COMMENT ON VIEW plover_events IS 'One row an event, by the PLOVER codebook''s column names; lists hold all actors, single columns the first. Offsets count UTF-16 code units of documents.text';

CREATE OR REPLACE VIEW dyads AS
SELECT
  a.country AS actor_country,
  b.country AS recipient_country,
  e.date_from AS day,
  e.category,
  e.mode,
  e.quad,
  e.scale,
  e.status,
  e.document,
  e.reading,
  e.event
FROM current_events e
JOIN (SELECT DISTINCT reading, event, country FROM event_actors WHERE side = 'actor' AND country IS NOT NULL) a
  ON a.reading = e.reading AND a.event = e.event
JOIN (SELECT DISTINCT reading, event, country FROM event_actors WHERE side = 'recipient' AND country IS NOT NULL) b
  ON b.reading = e.reading AND b.event = e.event;
COMMENT ON VIEW dyads IS 'Country to country: one row for each pair of an event; events without a recipient are not in it';
