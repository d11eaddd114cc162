/**
 * What the archive knows of who did what to whom, for relations and networks: events that happened, of the current
 * readings, those of one day, category and parties folded into one, however many articles tell them. (Incidents, which
 * know more of when two reports are one, may stand in their place: the type is all that relations ask for.)
 */
import { type EventFilter, eventsWhere } from '../../archive/queries/index.js';
import type { Archive } from '../../archive/types.js';
import type { EventCategory, QuadClass } from '../../record/index.js';
import type { Party, RelationIncident } from './types.js';

/** Which events count: all that `chancery events` can ask for, but for the status. */
export type RelationFilter = Omit<EventFilter, 'status' | 'limit' | 'offset' | 'order'>;

export interface RelationReading {
  readonly filter?: RelationFilter;
  /** Whose reporting a document is; by default its outlet's. */
  readonly originOf?: (document: number) => string | null;
  readonly signal?: AbortSignal;
}

interface Row {
  readonly document: number;
  readonly outlet: string | null;
  readonly category: EventCategory;
  readonly quad: QuadClass;
  readonly scale: number;
  readonly from: string;
  readonly to: string;
  readonly actors: readonly Party[] | null;
  readonly recipients: readonly Party[] | null;
}

/** As the exports do: a hostile record may name any number of parties. */
const MOST_PARTIES = 32;

/**
 * In order of day.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function readRelationIncidents(
  archive: Archive,
  { filter = {}, originOf, signal }: RelationReading = {},
): Promise<readonly RelationIncident[]> {
  // What was only planned or denied makes no relation; that it was agreed is an event of its own.
  const { where, parameters } = eventsWhere({ ...filter, status: ['actual', 'historical'] });
  const side = (name: 'actor' | 'recipient'): string =>
    `list({'name': a.name, 'country': a.country} ORDER BY a.position) FILTER (a.side = '${name}') AS ${name}s`;
  const sql = `
WITH chosen AS MATERIALIZED (
  SELECT e.reading, e.event, e.document, e.category, e.quad, e.scale, e.date_from, e.date_to
  FROM events e WHERE e.date_from IS NOT NULL AND (${where})
), parties AS (
  SELECT a.reading, a.event, ${side('actor')}, ${side('recipient')}
  FROM event_actors a SEMI JOIN chosen c ON c.reading = a.reading AND c.event = a.event
  WHERE a.position < ${MOST_PARTIES}
  GROUP BY a.reading, a.event
)
SELECT c.document, d.outlet, c.category, c.quad, c.scale, c.date_from AS "from", c.date_to AS "to", p.actors, p.recipients
FROM chosen c
JOIN documents d ON d.document = c.document
JOIN parties p ON p.reading = c.reading AND p.event = c.event
ORDER BY c.date_from, c.date_to, c.category, c.document, c.event`;
  const folds = new Map<string, Row[]>();
  for await (const row of archive.stream<Row>(sql, parameters, signal)) {
    const key = keyOf(row);
    const fold = folds.get(key);
    if (fold === undefined) folds.set(key, [row]);
    else fold.push(row);
  }
  return [...folds].flatMap(([id, rows]) => incidentOf(id, rows, originOf));
}

function incidentOf(
  id: string,
  rows: readonly Row[],
  originOf: RelationReading['originOf'],
): readonly RelationIncident[] {
  const [first] = rows;
  if (first === undefined) return [];
  const origins = rows.map((row) => originOf?.(row.document) ?? row.outlet ?? `document ${row.document}`);
  return [
    {
      id,
      from: first.from,
      to: first.to,
      category: first.category,
      scale: middleOf(rows.map(({ scale }) => scale)),
      quad: first.quad,
      actors: first.actors ?? [],
      recipients: first.recipients ?? [],
      origins: new Set(origins).size,
    },
  ];
}

/** Stable from run to run, and fit to be shown: "2019-02-28 REJECT USA > PRK". */
function keyOf({ from, to, category, actors, recipients }: Row): string {
  const names = (parties: readonly Party[] | null): string =>
    [...new Set((parties ?? []).map(({ name, country }) => country ?? name))].sort().join('+');
  const days = from === to ? from : `${from}/${to}`;
  const whom = names(recipients);
  return `${days} ${category} ${names(actors)}${whom === '' ? '' : ` > ${whom}`}`;
}

/** The one in the middle, the lower of two: reports that differ by a mode do not make a score that PLOVER lacks. */
function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

/** First and last day on which the archive has articles; null where none is dated. Beyond them silence means nothing. */
export async function readCoverage(
  archive: Archive,
  signal?: AbortSignal,
): Promise<{ readonly since: string; readonly until: string } | null> {
  const [row] = await archive.rows<{ readonly since: string | null; readonly until: string | null }>(
    'SELECT min(published_date) AS since, max(published_date) AS until FROM documents WHERE current',
    [],
    signal,
  );
  return row?.since == null || row.until === null ? null : { since: row.since, until: row.until };
}
