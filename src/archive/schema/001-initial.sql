-- The archive, version 1. Run once on an empty file by migrations.ts, inside one transaction.
--
-- Every child row says which reading of which document it came from, and where its words stand. Offsets are half-open
-- and count UTF-16 code units of documents.text (as JavaScript, Java and Windows count), not characters as DuckDB
-- counts them; so words that people want to see stand as words beside their offsets.
-- Keys are kept by the code that writes and proved by `chancery doctor`: an index for each would cost more memory than
-- it saves time in tables that are only ever appended to.

CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
COMMENT ON TABLE meta IS 'About this file: schema version, what made it and when';

CREATE TABLE runs (
  run INTEGER NOT NULL,
  command VARCHAR NOT NULL,
  began TIMESTAMP NOT NULL,
  ended TIMESTAMP,
  version VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  documents INTEGER NOT NULL,
  failures INTEGER NOT NULL
);
COMMENT ON TABLE runs IS 'One row for each command that wrote to the archive';
COMMENT ON COLUMN runs.run IS 'Number of the run, from 1';
COMMENT ON COLUMN runs.command IS 'What was run, for instance "add"';
COMMENT ON COLUMN runs.began IS 'UTC';
COMMENT ON COLUMN runs.ended IS 'UTC; null when the run was killed or still goes on';
COMMENT ON COLUMN runs.version IS 'Version of chancery';
COMMENT ON COLUMN runs.model IS 'Name and digest of the reader''s weights';
COMMENT ON COLUMN runs.documents IS 'Documents that the run read or stored';
COMMENT ON COLUMN runs.failures IS 'Inputs that failed';

CREATE TABLE documents (
  document INTEGER NOT NULL,
  id VARCHAR NOT NULL,
  address VARCHAR NOT NULL,
  title VARCHAR,
  outlet VARCHAR,
  author VARCHAR,
  url VARCHAR,
  language VARCHAR,
  published VARCHAR,
  published_date DATE,
  published_basis VARCHAR,
  text VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL,
  words INTEGER NOT NULL,
  added TIMESTAMP NOT NULL,
  run INTEGER NOT NULL,
  replaces INTEGER,
  current BOOLEAN NOT NULL,
  origin VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'The articles. A page that changed is a new row, which points back to the one before';
COMMENT ON COLUMN documents.document IS 'Number of the document in this archive, from 1';
COMMENT ON COLUMN documents.id IS 'The id that the document came with';
COMMENT ON COLUMN documents.address IS 'Where it came from: its URL, or its file (and place in it), or its id';
COMMENT ON COLUMN documents.language IS 'BCP 47 tag';
COMMENT ON COLUMN documents.published IS 'ISO 8601 date or date-time, as the document says';
COMMENT ON COLUMN documents.published_date IS 'The day of it';
COMMENT ON COLUMN documents.published_basis IS 'How the date is known: given, metadata or inferred';
COMMENT ON COLUMN documents.text IS 'The whole text; offsets everywhere count its UTF-16 code units';
COMMENT ON COLUMN documents.fingerprint IS 'First 128 bits of SHA-256 of title and text, white space evened out; hexadecimal';
COMMENT ON COLUMN documents.words IS 'Words counted by the search (stop words left out)';
COMMENT ON COLUMN documents.added IS 'UTC';
COMMENT ON COLUMN documents.run IS 'The run that added it';
COMMENT ON COLUMN documents.replaces IS 'The version of the page before this one';
COMMENT ON COLUMN documents.current IS 'Whether no newer version of the page is here';
COMMENT ON COLUMN documents.origin IS 'How it came in: file, feed, warc and so on';

CREATE TABLE readings (
  reading INTEGER NOT NULL,
  document INTEGER NOT NULL,
  run INTEGER NOT NULL,
  version VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  read TIMESTAMP NOT NULL,
  current BOOLEAN NOT NULL,
  record BLOB NOT NULL
);
COMMENT ON TABLE readings IS 'One row each time a document was read. The record in it is the truth; the tables below are made from it';
COMMENT ON COLUMN readings.reading IS 'Number of the reading, from 1';
COMMENT ON COLUMN readings.version IS 'Version of chancery that read it';
COMMENT ON COLUMN readings.model IS 'Name and digest of the weights that read it';
COMMENT ON COLUMN readings.read IS 'UTC';
COMMENT ON COLUMN readings.current IS 'Whether it is the newest reading of its document';
COMMENT ON COLUMN readings.record IS 'The whole record (chancery.record/1) as JSON without document.text, packed with Brotli';

CREATE TABLE sentences (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  sentence INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, paragraph INTEGER NOT NULL
);
COMMENT ON TABLE sentences IS 'Where each sentence stands';
COMMENT ON COLUMN sentences.sentence IS 'Index in the document, from 0';

CREATE TABLE entities (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  entity VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, country VARCHAR, sector VARCHAR,
  role VARCHAR, wikidata VARCHAR, basis VARCHAR NOT NULL
);
COMMENT ON TABLE entities IS 'Who and what each document names';
COMMENT ON COLUMN entities.entity IS 'Id within the document';
COMMENT ON COLUMN entities.kind IS 'person, state, organization, group, place or outlet';
COMMENT ON COLUMN entities.country IS 'ISO 3166-1 alpha-3, or PLOVER''s code of an international actor';
COMMENT ON COLUMN entities.sector IS 'PLOVER sector code';
COMMENT ON COLUMN entities.basis IS 'Why we say so: lexicon, title, alias or model';

CREATE TABLE mentions (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  mention VARCHAR NOT NULL, entity VARCHAR NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
COMMENT ON TABLE mentions IS 'Every naming of an entity, resolved pronouns included';

CREATE TABLE times (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  "time" VARCHAR NOT NULL, type VARCHAR NOT NULL, value VARCHAR NOT NULL,
  date_from DATE, date_to DATE, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
COMMENT ON TABLE times IS 'Expressions of time, by TIMEX3';
COMMENT ON COLUMN times."time" IS 'Id within the document';
COMMENT ON COLUMN times.value IS 'TIMEX3 value: 2019-04-27, 2019-W15, P5W, PRESENT_REF';
COMMENT ON COLUMN times.date_from IS 'First day of the value; null where it names no days';
COMMENT ON COLUMN times.date_to IS 'Last day of the value';

CREATE TABLE statements (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  statement VARCHAR NOT NULL,
  speaker VARCHAR, speaker_name VARCHAR, speaker_country VARCHAR, anonymous BOOLEAN NOT NULL,
  directness VARCHAR NOT NULL, via VARCHAR[] NOT NULL, via_names VARCHAR[] NOT NULL,
  parent VARCHAR, "time" VARCHAR, stance VARCHAR, of_what VARCHAR,
  content VARCHAR NOT NULL, content_start INTEGER NOT NULL, content_end INTEGER NOT NULL,
  cue VARCHAR, cue_start INTEGER, cue_end INTEGER,
  source_words VARCHAR, source_start INTEGER, source_end INTEGER,
  words INTEGER NOT NULL
);
COMMENT ON TABLE statements IS 'Who says what';
COMMENT ON COLUMN statements.statement IS 'Id within the document';
COMMENT ON COLUMN statements.speaker IS 'Entity id; null where the text does not say who';
COMMENT ON COLUMN statements.directness IS 'direct, indirect or mixed';
COMMENT ON COLUMN statements.via IS 'Entity ids through whom it reached this document, nearest first';
COMMENT ON COLUMN statements.via_names IS 'Their names, in the same order';
COMMENT ON COLUMN statements.parent IS 'The statement that this one was made inside';
COMMENT ON COLUMN statements."time" IS 'Id in times';
COMMENT ON COLUMN statements.stance IS 'disputes, confirms or denies';
COMMENT ON COLUMN statements.of_what IS 'Id of the statement or event that the stance is about';
COMMENT ON COLUMN statements.content IS 'The words said; pieces that stand apart are joined by " … "';
COMMENT ON COLUMN statements.content_start IS 'Where its first piece begins';
COMMENT ON COLUMN statements.content_end IS 'Where its last piece ends';
COMMENT ON COLUMN statements.cue IS 'The word of saying: said, warned, according to';
COMMENT ON COLUMN statements.source_words IS 'The speaker as this text names them';
COMMENT ON COLUMN statements.words IS 'Words of the content counted by the search';

CREATE TABLE events (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  event VARCHAR NOT NULL, category VARCHAR NOT NULL, mode VARCHAR, intends VARCHAR, context VARCHAR[] NOT NULL,
  quad VARCHAR NOT NULL, scale DOUBLE NOT NULL, status VARCHAR NOT NULL,
  date VARCHAR, date_from DATE, date_to DATE, date_basis VARCHAR NOT NULL,
  place VARCHAR, place_name VARCHAR,
  "trigger" VARCHAR NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  sentence INTEGER NOT NULL, statement VARCHAR, confidence DOUBLE NOT NULL
);
COMMENT ON TABLE events IS 'Who did what, by PLOVER 2.0; the actors stand in event_actors';
COMMENT ON COLUMN events.event IS 'Id within the document';
COMMENT ON COLUMN events.category IS 'PLOVER event category';
COMMENT ON COLUMN events.mode IS 'PLOVER mode of the category';
COMMENT ON COLUMN events.intends IS 'The act that an AGREE or THREATEN announces';
COMMENT ON COLUMN events.context IS 'PLOVER contexts';
COMMENT ON COLUMN events.quad IS 'Verbal or material, cooperation or conflict';
COMMENT ON COLUMN events.scale IS 'From -10 (conflict) to +10 (cooperation)';
COMMENT ON COLUMN events.status IS 'actual, historical, future, hypothetical or negated';
COMMENT ON COLUMN events.date IS 'TIMEX3 value';
COMMENT ON COLUMN events.date_from IS 'First day of it; null where it names no days';
COMMENT ON COLUMN events.date_to IS 'Last day of it';
COMMENT ON COLUMN events.date_basis IS 'How the date is known: time (said in the text), document (date of publication) or inherited';
COMMENT ON COLUMN events.place IS 'Entity id';
COMMENT ON COLUMN events."trigger" IS 'The words that name the act';
COMMENT ON COLUMN events.sentence IS 'Index in sentences';
COMMENT ON COLUMN events.statement IS 'Id of the statement that reports it; null where the outlet says so itself';
COMMENT ON COLUMN events.confidence IS 'From 0 to 1';

CREATE TABLE event_actors (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  event VARCHAR NOT NULL, side VARCHAR NOT NULL, position INTEGER NOT NULL,
  entity VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, country VARCHAR, sector VARCHAR
);
COMMENT ON TABLE event_actors IS 'Who acts and who is acted on: one row for each side, event and entity';
COMMENT ON COLUMN event_actors.side IS 'actor or recipient';
COMMENT ON COLUMN event_actors.position IS 'Order on its side, from 0';

CREATE TABLE agenda (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  item VARCHAR NOT NULL, kind VARCHAR NOT NULL, what VARCHAR NOT NULL,
  date VARCHAR, date_from DATE, date_to DATE,
  entities VARCHAR[] NOT NULL, entity_names VARCHAR[] NOT NULL, event VARCHAR,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
COMMENT ON TABLE agenda IS 'What is to come, by the documents';
COMMENT ON COLUMN agenda.item IS 'Id within the document';
COMMENT ON COLUMN agenda.kind IS 'planned, possible, anniversary or deadline';
COMMENT ON COLUMN agenda.date IS 'TIMEX3 value';

CREATE TABLE disputes (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  dispute VARCHAR NOT NULL, claim VARCHAR NOT NULL, challengers VARCHAR[] NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
COMMENT ON TABLE disputes IS 'What one says and another contests';
COMMENT ON COLUMN disputes.claim IS 'Id of a statement or event';
COMMENT ON COLUMN disputes.challengers IS 'Ids of the statements or events that contest it';

CREATE TABLE sources (
  reading INTEGER NOT NULL, document INTEGER NOT NULL,
  outlet VARCHAR NOT NULL, outlet_name VARCHAR NOT NULL, cites VARCHAR NOT NULL, cites_name VARCHAR NOT NULL,
  url VARCHAR, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
COMMENT ON TABLE sources IS 'The chain by which news came: this outlet cites that one';

CREATE TABLE corrections (
  correction INTEGER NOT NULL, document INTEGER NOT NULL, reading INTEGER NOT NULL,
  kind VARCHAR NOT NULL, target VARCHAR NOT NULL, verdict VARCHAR NOT NULL, replacement VARCHAR,
  note VARCHAR, author VARCHAR, made TIMESTAMP NOT NULL
);
COMMENT ON TABLE corrections IS 'What a person said of a line of a record';
COMMENT ON COLUMN corrections.kind IS 'entity, statement, event and so on';
COMMENT ON COLUMN corrections.target IS 'Id within the reading';
COMMENT ON COLUMN corrections.verdict IS 'accepted, rejected or corrected';
COMMENT ON COLUMN corrections.replacement IS 'What stands there instead, as JSON';

CREATE TABLE stems (stem INTEGER NOT NULL, word VARCHAR NOT NULL);
COMMENT ON TABLE stems IS 'For the search: the number of each stemmed word (Porter''s stemmer, lower case)';

CREATE TABLE postings (stem INTEGER NOT NULL, document INTEGER NOT NULL, count INTEGER NOT NULL);
COMMENT ON TABLE postings IS 'For the search: how often a stem occurs in the title and text of a document';

CREATE TABLE statement_postings (
  stem INTEGER NOT NULL, reading INTEGER NOT NULL, document INTEGER NOT NULL, statement VARCHAR NOT NULL,
  count INTEGER NOT NULL
);
COMMENT ON TABLE statement_postings IS 'For the search: how often a stem occurs in the content of a statement';
