/** Incidents as they are asked for: those of some parties, days and kinds, each with the words of its reports. */
import type { Archive } from '../../archive/index.js';
import { createEvidenceBook, type Evidence } from '../evidence.js';
import { readOrigins } from '../provenance/of-archive.js';
import { concerns, daysOf, type IncidentQuestion, incidentQuestion, parseQuestion } from '../questions.js';
import { readIncidents } from './of-archive.js';
import { tellIncidents } from './told.js';
import type { StoredIncident } from './types.js';

/** An incident as the archive keeps it, with the words of its reports, earliest first. */
export interface IncidentRow extends Omit<StoredIncident, 'reports'> {
  readonly reports: readonly Evidence[];
}

/** By day. @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function incidentsIn(
  archive: Archive,
  question: IncidentQuestion = {},
  signal?: AbortSignal,
): Promise<readonly IncidentRow[]> {
  const {
    about,
    event,
    nature,
    minOrigins = 0,
    order,
    ...stated
  } = parseQuestion(incidentQuestion, question);
  const { since, until } = daysOf(stated);
  const isAsked = concerns(about);
  const incidents = (await readIncidents(archive, { since, until, signal })).filter(
    (it) =>
      isAsked([...it.actors, ...it.recipients]) &&
      (event === undefined || (it.category !== null && event.includes(it.category))) &&
      (nature === undefined || nature.includes(it.nature)) &&
      it.origins.length >= minOrigins,
  );
  const book = createEvidenceBook(archive, await readOrigins(archive, undefined, signal), signal);
  const told = await tellIncidents(archive, book, incidents, signal);
  const rows = incidents.map((incident, n) => ({ ...incident, reports: told[n]?.reports ?? [] }));
  return order === 'newest' ? rows.reverse() : rows;
}
