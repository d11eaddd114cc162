/** Events that a filter asks for, each with its parties, its sentence, who says so, and the article. */
import type { PloverEvent } from '../../record/index.js';
import type { Archive } from '../types.js';
import { type EventFilter, parseEventFilter } from './filters.js';
import { inPages, pagedRows, pagingSql } from './pages.js';
import { ofCurrent } from './replaced.js';
import { articleRef, type EventRow, type Party } from './rows.js';
import { keyOf, readSurroundings, type Surroundings } from './surroundings.js';
import { type ArticleText, readArticles } from './texts.js';
import { eventsWhere } from './where.js';

/**
 * Events whose parties, sentences and voices are looked up at once. Each look-up goes through a whole table, and costs a
 * page of fifty half of what one query with everything joined to everything does.
 */
const LOOKED_UP_AT_ONCE = 4096;
/** Small enough that the texts fit anywhere. */
const TEXTS_AT_ONCE = 100;

/** A row as it comes from the database: what the event's own table has of it. */
interface FlatEvent {
  readonly reading: number;
  readonly document: number;
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
  readonly sentence: number;
  readonly statement: string | null;
  readonly confidence: number;
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
  for await (const many of inPages(rows, LOOKED_UP_AT_ONCE)) {
    const surroundings = await readSurroundings(archive, many, signal);
    for await (const some of inPages(many, TEXTS_AT_ONCE)) {
      const articles = await readArticles(
        archive,
        some.map(({ document }) => document),
        signal,
      );
      for (const row of some) yield eventRow(row, surroundings, articles);
    }
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

/** The few wanted are picked by what the filter and the order need, and only then read whole. */
function eventsSql(where: string, way: 'ASC' | 'DESC', page: string): string {
  const order = `e.date_from ${way} NULLS LAST, e.document ${way}, e.trigger_start, e.rowid`;
  return `
WITH picked AS MATERIALIZED (
  SELECT e.rowid AS position FROM events e
  WHERE ${where}
  ORDER BY ${order} ${page}
)
SELECT e.reading, e.document, e.event, e.category, e.mode, e.intends, e.context, e.quad, e.scale, e.status,
  e.date, e.date_from, e.date_to, e.date_basis, e.place_name, e."trigger", e.trigger_start, e.trigger_end,
  e.sentence, e.statement, e.confidence
FROM picked k
JOIN events e ON e.rowid = k.position
ORDER BY ${order}`;
}

function eventRow(
  row: FlatEvent,
  { parties, sentences, voices }: Surroundings,
  articles: ReadonlyMap<number, ArticleText>,
): EventRow {
  const { document, reading, event } = row;
  const article = articles.get(document);
  if (article === undefined) throw new Error(`there is no document ${document}`);
  const sentence = sentences.get(keyOf(reading, row.sentence));
  const start = sentence?.start ?? row.trigger_start;
  const end = sentence?.end ?? row.trigger_end;
  const voice = row.statement === null ? undefined : voices.get(keyOf(reading, row.statement));
  const on = (side: string): readonly Party[] =>
    (parties.get(keyOf(reading, event)) ?? [])
      .filter((party) => party.side === side)
      .map(({ entity, name, kind, country, sector }) => ({ entity, name, kind, country, sector }));
  return {
    id: `${document}:${reading}:${event}`,
    reading,
    event,
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
    actors: on('actor'),
    recipients: on('recipient'),
    place: row.place_name,
    trigger: { words: row.trigger, start: row.trigger_start, end: row.trigger_end },
    sentence: { words: article.text.slice(start, end), start, end },
    voice:
      row.statement === null
        ? null
        : {
            statement: row.statement,
            speaker: voice?.speaker_name ?? null,
            speakerCountry: voice?.speaker_country ?? null,
            anonymous: voice?.anonymous ?? false,
            via: voice?.via_names ?? [],
          },
    confidence: row.confidence,
    article: articleRef(article),
  };
}
