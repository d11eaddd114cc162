-- The archive, version 2: what is worked out from many records together. Every row here can be made anew from the
-- records (`chancery analyse --anew`), so none of it is ever the only copy of anything.
--
-- The tables named by a CREATE TABLE in this file are those that the verb `derive` may change, and no others.

CREATE TABLE analysed (subject VARCHAR NOT NULL, document INTEGER NOT NULL, reading INTEGER NOT NULL, method VARCHAR NOT NULL);
COMMENT ON TABLE analysed IS 'Which documents each subject of the analysis has taken in';
COMMENT ON COLUMN analysed.subject IS 'syndication, incidents and so on';
COMMENT ON COLUMN analysed.reading IS 'The reading that it saw; where the document has a newer one, the rows are stale';
COMMENT ON COLUMN analysed.method IS 'Name, version and settings of the method that made the rows';

-- Copies (src/analysis/syndication/) ---------------------------------------------------------------------------------

CREATE TABLE fingerprints (hash INTEGER NOT NULL, document INTEGER NOT NULL);
COMMENT ON TABLE fingerprints IS 'Winnowed hashes of word sequences (Schleimer, Wilkerson, Aiken 2003): what texts are found again by';

CREATE TABLE shared_texts (
  document INTEGER NOT NULL, other INTEGER NOT NULL, kind VARCHAR NOT NULL,
  words INTEGER NOT NULL, share DOUBLE NOT NULL, other_share DOUBLE NOT NULL
);
COMMENT ON TABLE shared_texts IS 'Pairs of documents that have words in common; other is the one added earlier';
COMMENT ON COLUMN shared_texts.kind IS 'copy or partial';
COMMENT ON COLUMN shared_texts.words IS 'Words in common';
COMMENT ON COLUMN shared_texts.share IS 'Part of the words of document that stand in other, from 0 to 1';
COMMENT ON COLUMN shared_texts.other_share IS 'Part of the words of other that stand in document';

CREATE TABLE shared_passages (
  document INTEGER NOT NULL, other INTEGER NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, other_start INTEGER NOT NULL, other_end INTEGER NOT NULL
);
COMMENT ON TABLE shared_passages IS 'The passages of such pairs, word for word the same; offsets in both texts';

CREATE TABLE copy_groups (document INTEGER NOT NULL, copy_group INTEGER NOT NULL);
COMMENT ON TABLE copy_groups IS 'Documents that are copies of one text; those without copies are not in it';
COMMENT ON COLUMN copy_groups.copy_group IS 'The lowest number of a document in the group';

-- Origins (src/analysis/provenance/) ---------------------------------------------------------------------------------

CREATE TABLE credits (
  document INTEGER NOT NULL, how VARCHAR NOT NULL, name VARCHAR NOT NULL, name_key VARCHAR NOT NULL,
  agency BOOLEAN NOT NULL, evidence VARCHAR NOT NULL, "start" INTEGER, "end" INTEGER
);
COMMENT ON TABLE credits IS 'Whose reporting a document says that it is';
COMMENT ON COLUMN credits.how IS 'byline, dateline, credit line, or retells';
COMMENT ON COLUMN credits.name_key IS 'The name as it is compared';
COMMENT ON COLUMN credits.evidence IS 'The words that say so';
COMMENT ON COLUMN credits."start" IS 'Where they stand in the text; null for a byline';

CREATE TABLE retellings (document INTEGER NOT NULL, name_key VARCHAR NOT NULL, retold INTEGER NOT NULL, likeness DOUBLE NOT NULL);
COMMENT ON TABLE retellings IS 'Which article of the outlet that it credits a document retells';
COMMENT ON COLUMN retellings.likeness IS 'Cosine of the weighted words of the two, from 0 to 1';

CREATE TABLE bylines (document INTEGER NOT NULL, dateline VARCHAR, signed BOOLEAN NOT NULL);
COMMENT ON TABLE bylines IS 'Where a document says it was written, and whether a person signs it';

CREATE TABLE origins (
  document INTEGER NOT NULL, kind VARCHAR NOT NULL, name VARCHAR, name_key VARCHAR,
  first_document INTEGER, evidence_document INTEGER, evidence VARCHAR, "start" INTEGER, "end" INTEGER
);
COMMENT ON TABLE origins IS 'Whose reporting each document is';
COMMENT ON COLUMN origins.kind IS 'own, outlet or agency';
COMMENT ON COLUMN origins.name IS 'The outlet or agency';
COMMENT ON COLUMN origins.first_document IS 'The first report of it that the archive holds; null where it holds none';
COMMENT ON COLUMN origins.evidence_document IS 'The document that says so: the document itself or a copy of it';
COMMENT ON COLUMN origins.evidence IS 'Its words; null where the document is its own, or a copy that credits nobody';
COMMENT ON COLUMN origins."start" IS 'Where they stand in that document''s text; null for a byline';

-- Incidents (src/analysis/incidents/) --------------------------------------------------------------------------------

CREATE TABLE incidents (
  incident INTEGER NOT NULL, first_report VARCHAR NOT NULL, nature VARCHAR NOT NULL,
  category VARCHAR, mode VARCHAR, intends VARCHAR, quad VARCHAR, scale DOUBLE, status VARCHAR NOT NULL,
  date_from DATE, date_to DATE, place_name VARCHAR, place_country VARCHAR,
  actors VARCHAR[] NOT NULL, actor_names VARCHAR[] NOT NULL,
  recipients VARCHAR[] NOT NULL, recipient_names VARCHAR[] NOT NULL,
  origins VARCHAR[] NOT NULL, news_origins VARCHAR[] NOT NULL,
  outcome VARCHAR, outcome_basis VARCHAR, outcome_report VARCHAR
);
COMMENT ON TABLE incidents IS 'Things that happened or are to happen, each once, however many articles report them';
COMMENT ON COLUMN incidents.first_report IS 'Document and event of its first report, as "12:e3"';
COMMENT ON COLUMN incidents.nature IS 'happening, plan or possibility';
COMMENT ON COLUMN incidents.scale IS 'Median of the PLOVER scores of its reports';
COMMENT ON COLUMN incidents.date_from IS 'First day on which it may have happened; of a plan the day planned for';
COMMENT ON COLUMN incidents.actors IS 'Country codes, or names in lower case where there is no country';
COMMENT ON COLUMN incidents.actor_names IS 'Their names, in the same order';
COMMENT ON COLUMN incidents.origins IS 'Those whose reporting it stands on';
COMMENT ON COLUMN incidents.news_origins IS 'The same without those that tell it as something past';
COMMENT ON COLUMN incidents.outcome IS 'What came of a plan: took place, postponed, never or open';
COMMENT ON COLUMN incidents.outcome_basis IS 'told or silence';
COMMENT ON COLUMN incidents.outcome_report IS 'First report of the incident that came of it or ended it';

CREATE TABLE incident_reports (
  incident INTEGER NOT NULL, document INTEGER NOT NULL, event VARCHAR NOT NULL, position INTEGER NOT NULL,
  sentence_key VARCHAR NOT NULL
);
COMMENT ON TABLE incident_reports IS 'Which events of which documents report each incident';
COMMENT ON COLUMN incident_reports.position IS 'Order by day of print, from 0';
COMMENT ON COLUMN incident_reports.sentence_key IS 'The same for copies of one sentence';

CREATE TABLE incident_disagreements (
  incident INTEGER NOT NULL, about VARCHAR NOT NULL, of_what VARCHAR NOT NULL, report VARCHAR NOT NULL, says VARCHAR NOT NULL
);
COMMENT ON TABLE incident_disagreements IS 'What the reports of an incident do not agree on, a row each version';
COMMENT ON COLUMN incident_disagreements.about IS 'number, who began, or whether at all';
COMMENT ON COLUMN incident_disagreements.of_what IS 'What is counted, in a word of the reports';
COMMENT ON COLUMN incident_disagreements.report IS 'Document and event that says so first, as "12:e3"';
