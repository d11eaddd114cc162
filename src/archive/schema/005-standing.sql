-- The archive, version 5: what lets one article more join the incidents without reading all that are here. Like the
-- rows of 002-analysis.sql these are made anew from the records.

CREATE TABLE incident_members (
  incident INTEGER NOT NULL, first_day INTEGER, last_day INTEGER, sides VARCHAR[] NOT NULL, reports VARCHAR NOT NULL
);
COMMENT ON TABLE incident_members IS 'What new reports are compared with, and what is said of incidents is made of';
COMMENT ON COLUMN incident_members.first_day IS 'Days since 1970 about which a new report may be of it: of its reports and of their print';
COMMENT ON COLUMN incident_members.sides IS 'Of each report every two of its parties (as in incidents.actors), and each with the category: "PRK&USA", "PRK!CONSULT"';
COMMENT ON COLUMN incident_members.reports IS 'Its reports in order, as JSON (src/analysis/incidents/members.ts)';

CREATE TABLE incident_words (word INTEGER NOT NULL, incident INTEGER NOT NULL);
COMMENT ON TABLE incident_words IS 'A word of a trigger with a telling one of its sentence, as a hash: by these an incident is found whatever the day';

CREATE TABLE incident_plans (
  incident INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, dated BOOLEAN NOT NULL,
  outcome VARCHAR NOT NULL, sides VARCHAR[] NOT NULL
);
COMMENT ON TABLE incident_plans IS 'Plans and possibilities, with the days since 1970 on which what came of them may lie';
COMMENT ON COLUMN incident_plans.dated IS 'Whether a plan whose day was told: only of these is it asked whether they passed in silence';
COMMENT ON COLUMN incident_plans.outcome IS 'As in incidents';
COMMENT ON COLUMN incident_plans.sides IS 'Every two of its parties, "PRK&USA", or its only one';

CREATE TABLE word_counts (word VARCHAR NOT NULL, documents INTEGER NOT NULL);
COMMENT ON TABLE word_counts IS 'In how many documents each stem stood when incidents last weighed words; the empty word: how many documents there were';

CREATE TABLE changed_origins (document INTEGER NOT NULL);
COMMENT ON TABLE changed_origins IS 'Documents whose origin has changed since incidents last asked for it';
