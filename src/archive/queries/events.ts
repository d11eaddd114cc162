/** Events that a filter asks for, each with its parties, its sentence, who says so, and the article. */
import type { PloverEvent } from '../../record/index.js';
import type { Archive } from '../types.js';
import { type EventFilter, parseEventFilter } from './filters.js';
import { inPages, pagedRows, pagingSql } from './pages.js';
import { ofCurrent } from './replaced.js';
import { type ArticleRef, articleRef, type EventRow, type Party } from './rows.js';
import { readTexts } from './texts.js';
import { eventsWhere } from './where.js';

/** A row as it comes from the database: flat, and without the words of the sentence. */
interface FlatEvent extends ArticleRef {
  readonly reading: number;
  readonly event: string;
  readonly category: PloverEvent['event'];
  readonly mode: string | null;
  readonly intends: PloverEvent['intends'];
  readonly context: readonly string[];
  readonly quad: PloverEvent['quad'];
  readonly scale: number;
  readonly status: PloverEvent['status'];
  readonly date: string | null;
  readonly date_from: string | null;
  readonly date_to: string | null;
  readonly date_basis: PloverEvent['date']['basis'];
  readonly place_name: string | null;
  readonly trigger: string;
  readonly trigger_start: number;
  readonly trigger_end: number;
  readonly confidence: number;
  readonly actors: readonly Party[] | null;
  readonly recipients: readonly Party[] | null;
  readonly sentence_start: number | null;
  readonly sentence_end: number | null;
  readonly statement: string | null;
  readonly speaker_name: string | null;
  readonly speaker_country: string | null;
  readonly anonymous: boolean | null;
  readonly via_names: readonly string[] | null;
}

/**
 * Newest first, by the day the event began; undated ones last. All that match, unless the filter has a `limit`.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function* queryEvents(
  archive: Archive,
  filter: EventFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<EventRow, void, undefined> {
  const paging = parseEventFilter(filter);
  const { where, parameters } = eventsWhere(await ofCurrent(archive, filter, signal));
  const { page, way, values } = pagingSql(paging, parameters);
  const rows = pagedRows<FlatEvent>(archive, eventsSql(where, way, page), paging, values, signal);
  for await (const some of inPages(rows)) {
    const texts = await readTexts(
      archive,
      some.map(({ document }) => document),
      signal,
    );
    for (const row of some) yield eventRow(row, texts.get(row.document) ?? '');
  }
}

/** How many events the filter asks for, whatever its `limit`. */
export async function countEvents(
  archive: Archive,
  filter: EventFilter = {},
  signal?: AbortSignal,
): Promise<number> {
  const { where, parameters } = eventsWhere(await ofCurrent(archive, filter, signal));
  const sql = `SELECT count(*) AS events FROM events e WHERE ${where}`;
  const [row] = await archive.rows<{ readonly events: number }>(sql, parameters, signal);
  return row?.events ?? 0;
}

/**
 * The few wanted are picked from the one table first; of every other table what belongs to them is picked before it is
 * joined, since a join alone would make a table in memory of all that the other has.
 */
function eventsSql(where: string, way: 'ASC' | 'DESC', page: string): string {
  const order = (alias: string): string =>
    `${alias}.date_from ${way} NULLS LAST, ${alias}.document ${way}, ${alias}.trigger_start, ${alias}.rowid`;
  const side = (name: 'actor' | 'recipient'): string => `
    list({'entity': a.entity, 'name': a.name, 'kind': a.kind, 'country': a.country, 'sector': a.sector}
      ORDER BY a.position) FILTER (WHERE a.side = '${name}') AS ${name}s`;
  return `
WITH picked AS MATERIALIZED (
  SELECT e.rowid AS position, e.reading, e.document, e.event, e.sentence, e.statement FROM events e
  WHERE ${where}
  ORDER BY ${order('e')} ${page}
), parties AS (
  SELECT a.reading, a.event, ${side('actor')}, ${side('recipient')}
  FROM event_actors a SEMI JOIN picked k ON k.reading = a.reading AND k.event = a.event
  GROUP BY a.reading, a.event
), articles AS MATERIALIZED (
  SELECT d.document, d.title, d.outlet, d.published, d.url, d.address
  FROM documents d SEMI JOIN picked k ON k.document = d.document
), places AS MATERIALIZED (
  SELECT n.reading, n.sentence, n."start", n."end"
  FROM sentences n SEMI JOIN picked k ON k.reading = n.reading AND k.sentence = n.sentence
), voices AS MATERIALIZED (
  SELECT t.reading, t.statement, t.speaker_name, t.speaker_country, t.anonymous, t.via_names
  FROM statements t SEMI JOIN picked k ON k.reading = t.reading AND k.statement = t.statement
)
SELECT e.reading, e.document, e.event, e.category, e.mode, e.intends, e.context, e.quad, e.scale, e.status,
  e.date, e.date_from, e.date_to, e.date_basis, e.place_name, e."trigger", e.trigger_start, e.trigger_end,
  e.confidence, p.actors, p.recipients, n."start" AS sentence_start, n."end" AS sentence_end,
  e.statement, t.speaker_name, t.speaker_country, t.anonymous, t.via_names,
  d.title, d.outlet, d.published, d.url, d.address
FROM picked k
JOIN events e ON e.rowid = k.position
JOIN articles d ON d.document = e.document
LEFT JOIN parties p ON p.reading = e.reading AND p.event = e.event
LEFT JOIN places n ON n.reading = e.reading AND n.sentence = e.sentence
LEFT JOIN voices t ON t.reading = e.reading AND t.statement = e.statement
ORDER BY ${order('e')}`;
}

function eventRow(row: FlatEvent, text: string): EventRow {
  const start = row.sentence_start ?? row.trigger_start;
  const end = row.sentence_end ?? row.trigger_end;
  return {
    id: `${row.document}:${row.reading}:${row.event}`,
    reading: row.reading,
    event: row.event,
    date: row.date,
    dateFrom: row.date_from,
    dateTo: row.date_to,
    dateBasis: row.date_basis,
    category: row.category,
    mode: row.mode,
    intends: row.intends,
    context: row.context,
    quad: row.quad,
    scale: row.scale,
    status: row.status,
    actors: row.actors ?? [],
    recipients: row.recipients ?? [],
    place: row.place_name,
    trigger: { words: row.trigger, start: row.trigger_start, end: row.trigger_end },
    sentence: { words: text.slice(start, end), start, end },
    voice:
      row.statement === null
        ? null
        : {
            statement: row.statement,
            speaker: row.speaker_name,
            speakerCountry: row.speaker_country,
            anonymous: row.anonymous ?? false,
            via: row.via_names ?? [],
          },
    confidence: row.confidence,
    article: articleRef(row),
  };
}
