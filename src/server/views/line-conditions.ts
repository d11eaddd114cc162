/** The common filters as a condition on lines of current readings, `l`: events or statements. */
import { eventsWhere } from '../../archive/queries/where.js';
import { queryInvalid } from '../errors.js';
import type { Filters } from '../shapes/index.js';
import { statementsOf } from './article-conditions.js';
import type { Bound } from './bound.js';
import type { LineKind } from './lines.js';
import { holdsWords } from './words.js';

export interface Lines {
  readonly table: 'events' | 'statements';
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
  const current = 'l.reading IN (SELECT reading FROM current_readings)';
  const holding =
    asked.q === undefined || asked.q === ''
      ? 'true'
      : `l.document IN (SELECT d.document FROM documents d WHERE ${holdsWords(asked.q, bound)})`;
  if (kind === 'event') {
    const where = `${current} AND ${holding} AND (l.reading, l.event) IN (
      SELECT e.reading, e.event FROM events e WHERE ${eventConditions(asked, bound)})`;
    return {
      table: 'events',
      id: 'event',
      start: 'l.trigger_start',
      doubt: 'l.confidence',
      anchor: `concat_ws(':', l.document, l.trigger_start, l.trigger_end, l.category, l.event)`,
      where,
    };
  }
  const statements = bound.piece(statementsOf({ ...asked, speaker: [] }));
  return {
    table: 'statements',
    id: 'statement',
    start: 'l.content_start',
    // The reader says of no statement how sure it is: those come first in which it saw nobody speak, or no word of saying.
    doubt: '(CASE WHEN l.speaker IS NULL AND NOT l.anonymous THEN 0 WHEN l.cue IS NULL THEN 1 ELSE 2 END)',
    anchor: `concat_ws(':', l.document, l.content_start, l.content_end, l.statement)`,
    where: `${current} AND ${holding} AND (l.reading, l.statement) IN (
      SELECT s.reading, s.statement FROM statements s WHERE ${statements})`,
  };
}

function eventConditions(asked: Filters, bound: Bound): string {
  const { party, pair, event, status, quad, outlet, since, until, confidence, nature, origins } = asked;
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
  if (pair.length > 0) {
    const [one, other, ...more] = pair;
    if (one === undefined || other === undefined || more.length > 0) {
      throw queryInvalid('pair', 'name two parties, as in pair=PRK,USA');
    }
    const ways = [
      eventsWhere({ actor: one, recipient: other, replaced: true }),
      eventsWhere({ actor: other, recipient: one, replaced: true }),
    ];
    conditions.push(`(${ways.map((way) => `(${bound.piece(way)})`).join(' OR ')})`);
  }
  const ofIncidents = [
    ...(nature.length > 0 ? [`i.nature IN (SELECT unnest(${bound.texts(nature)}))`] : []),
    ...(origins === undefined ? [] : [`len(i.origins) >= ${bound.bind(origins)}`]),
  ];
  if (ofIncidents.length > 0) {
    conditions.push(`(e.document, e.event) IN (
      SELECT r.document, r.event FROM incident_reports r JOIN incidents i ON i.incident = r.incident
      WHERE ${ofIncidents.join(' AND ')})`);
  }
  return conditions.join(' AND ');
}
