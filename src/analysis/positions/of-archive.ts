/** Moves out of the archive, with the words that name parties, and how rare words are in it. */
import { type EventFilter, type EventRow, queryEvents } from '../../archive/queries/index.js';
import type { Archive } from '../../archive/types.js';
import type { Span } from '../../record/index.js';
import { readFrequencies } from '../frequencies.js';
import { MOVE_CATEGORIES } from './moves.js';
import type { MoveReport } from './types.js';

/** Whose moves, about whom, when: all that `chancery events` can ask for, but for the category. */
export type PositionFilter = Omit<EventFilter, 'event' | 'limit' | 'offset' | 'order'>;

export interface PositionReading {
  readonly filter?: PositionFilter;
  /** Whose reporting a document is; by default its outlet's. */
  readonly originOf?: (document: number) => string | null;
  readonly signal?: AbortSignal | undefined;
}

interface Name extends Span {
  readonly reading: number;
}

/** @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function readMoveReports(
  archive: Archive,
  { filter = {}, originOf, signal }: PositionReading = {},
): Promise<readonly MoveReport[]> {
  const rows: EventRow[] = [];
  for await (const row of queryEvents(
    archive,
    { ...filter, event: MOVE_CATEGORIES, order: 'oldest' },
    signal,
  )) {
    rows.push(row);
  }
  const names = await readNames(
    archive,
    rows.map(({ reading }) => reading),
    signal,
  );
  const incidents = await readReported(archive, signal);
  return rows.map((row) =>
    reportOf(row, {
      names: names.get(row.reading) ?? [],
      origin: originOf?.(row.article.document) ?? null,
      incident: incidents.get(`${row.article.document}:${row.event}`) ?? null,
    }),
  );
}

/** The incident that each event reports, by document and event. */
async function readReported(
  archive: Archive,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, number>> {
  const rows = archive.stream<{ readonly key: string; readonly incident: number }>(
    `SELECT r.document || ':' || r.event AS key, r.incident FROM incident_reports r
     JOIN current_events e ON e.document = r.document AND e.event = r.event
     WHERE e.category IN (SELECT unnest($1::VARCHAR[]))`,
    [MOVE_CATEGORIES],
    signal,
  );
  const incidents = new Map<string, number>();
  for await (const { key, incident } of rows) incidents.set(key, incident);
  return incidents;
}

interface Known {
  readonly names: readonly Span[];
  readonly origin: string | null;
  readonly incident: number | null;
}

function reportOf(row: EventRow, { names, origin, incident }: Known): MoveReport {
  const { sentence, trigger, article, voice } = row;
  const within = ({ start, end }: Span): Span => ({
    start: start - sentence.start,
    end: end - sentence.start,
  });
  return {
    id: row.id,
    document: article.document,
    incident,
    category: row.category,
    intends: row.intends,
    status: row.status,
    // a plan is dated by the day planned for; the position was taken when it was told
    day:
      row.status === 'actual' || row.status === 'historical'
        ? (row.dateFrom ?? dayOf(article.published))
        : dayOf(article.published),
    actors: row.actors,
    recipients: row.recipients,
    passage: sentence.words,
    span: { start: sentence.start, end: sentence.end },
    trigger: within(trigger),
    names: [
      ...names.filter(({ start, end }) => start < sentence.end && end > sentence.start).map(within),
      ...placesIn(sentence.words, row.place),
    ],
    statement: voice?.statement ?? null,
    speaker: voice?.speaker ?? null,
    origin: origin ?? article.outlet ?? `document ${article.document}`,
  };
}

/** Where something was said is not what it was about. */
function placesIn(words: string, place: string | null): readonly Span[] {
  if (place === null || place === '') return [];
  const spans: Span[] = [];
  for (let start = words.indexOf(place); start !== -1; start = words.indexOf(place, start + place.length))
    spans.push({ start, end: start + place.length });
  return spans;
}

/** Persons, states and outlets are who moves, and times when, not what about; places and organizations may well be. */
async function readNames(
  archive: Archive,
  readings: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly Span[]>> {
  const rows = await archive.rows<Name>(
    `SELECT m.reading, m."start", m."end" FROM mentions m
     JOIN entities n ON n.reading = m.reading AND n.entity = m.entity
     WHERE m.reading IN (SELECT unnest($1::BIGINT[])) AND n.kind IN ('person', 'state', 'outlet')
     UNION ALL SELECT reading, "start", "end" FROM times WHERE reading IN (SELECT unnest($1::BIGINT[]))`,
    [[...new Set(readings)]],
    signal,
  );
  const names = new Map<number, Span[]>();
  for (const { reading, start, end } of rows) {
    const held = names.get(reading);
    if (held === undefined) names.set(reading, [{ start, end }]);
    else held.push({ start, end });
  }
  return names;
}

/** The inverse document frequency of each stem that the archive holds; of one that it does not, the highest. */
export async function readRarity(archive: Archive, signal?: AbortSignal): Promise<(stem: string) => number> {
  const { frequencies, documents } = await readFrequencies(archive, signal);
  return (stem) => Math.log(1 + (documents + 1) / (frequencies.get(stem) ?? 1));
}

function dayOf(published: string | null): string | null {
  const day = published?.slice(0, 10) ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
