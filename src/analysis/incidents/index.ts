/**
 * Incidents: reports of one thing that happened, in many articles, become one. Each has its days, place, parties, the
 * reports under it, the number of independent origins, and what the reports disagree about; a plan has what came of it.
 *
 * How: reports are compared with those near them in days, parties and words (`neighbours`); each pair gets log-odds of being
 * one (`score`: the words' part fitted on ECB+, the record's part set by hand); average-link clustering makes the groups.
 * docs/method.md says more.
 */
export { type IncidentRow, incidentsIn } from './asked.js';
export { findIncidents } from './find.js';
export { readIncidents } from './of-archive.js';
export { SILENCE_DAYS } from './outcomes.js';
export { reportsOf } from './reports.js';
export { type ToldIncident, tellIncidents } from './told.js';
export type * from './types.js';
export { countDocuments, createVocabulary } from './words.js';
