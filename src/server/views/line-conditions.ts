/** The common filters as a condition on lines of current readings: events `e` or statements `s`. */
import { eventsWhere } from '../../archive/queries/where.js';
import type { Filters } from '../shapes/index.js';
import { statementsOf } from './article-conditions.js';
import type { Bound } from './bound.js';
import { actsBetween, anyHolds, ofIncidents, pairOf } from './conditions.js';
import type { LineKind } from './lines.js';
import { holdsWords } from './words.js';

export interface Lines {
  readonly table: 'events' | 'statements';
  readonly alias: 'e' | 's';
  readonly id: 'event' | 'statement';
  /** Where a line begins. */
  readonly start: string;
  /** The lower, the less sure. */
  readonly doubt: string;
  /** What stays the same where a document is read again and the line is found again. */
  readonly anchor: string;
  readonly where: string;
}

/** @throws ChanceryError FILTER_INVALID, SEARCH_INVALID; RequestError where a pair is not of two */
export function linesWhere(kind: LineKind, asked: Filters, bound: Bound): Lines {
  const alias = kind === 'event' ? 'e' : 's';
  const holding =
    asked.q === undefined || asked.q === ''
      ? 'true'
      : `${alias}.document IN (SELECT d.document FROM documents d WHERE ${holdsWords(asked.q, bound)})`;
  if (kind === 'event') {
    return {
      alias,
      table: 'events',
      id: 'event',
      start: 'e.trigger_start',
      doubt: 'e.confidence',
      anchor: `concat_ws(':', e.document, e.trigger_start, e.trigger_end, e.category, e.event)`,
      where: `${holding} AND ${eventConditions(asked, bound)}`,
    };
  }
  return {
    alias,
    table: 'statements',
    id: 'statement',
    start: 's.content_start',
    // The reader says of no statement how sure it is: those come first in which it saw nobody speak, or no word of saying.
    doubt: '(CASE WHEN s.speaker IS NULL AND NOT s.anonymous THEN 0 WHEN s.cue IS NULL THEN 1 ELSE 2 END)',
    anchor: `concat_ws(':', s.document, s.content_start, s.content_end, s.statement)`,
    where: `${holding} AND ${bound.piece(statementsOf({ ...asked, speaker: [] }))}`,
  };
}

function eventConditions(asked: Filters, bound: Bound): string {
  const { party, event, status, quad, outlet, since, until, confidence } = asked;
  const base = bound.piece(
    eventsWhere({
      ...(party.length > 0 && { either: party }),
      ...(event.length > 0 && { event }),
      ...(status.length > 0 && { status }),
      ...(quad.length > 0 && { quad }),
      ...(outlet.length > 0 && { outlet }),
      ...(confidence !== undefined && { confidence }),
      since,
      until,
    }),
  );
  const conditions = [base];
  const pair = pairOf(asked);
  if (pair !== null) conditions.push(anyHolds(actsBetween([pair[0]], [pair[1]], bound)));
  const incidents = ofIncidents(asked, bound);
  if (incidents.length > 0) {
    conditions.push(`(e.document, e.event) IN (
      SELECT r.document, r.event FROM incident_reports r JOIN incidents i ON i.incident = r.incident
      WHERE ${incidents.join(' AND ')})`);
  }
  return conditions.join(' AND ');
}
