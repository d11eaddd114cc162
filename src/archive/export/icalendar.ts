/**
 * iCalendar (RFC 5545) of the agenda: what is planned, possible, due or remembered, as whole-day events with the
 * article behind each. A date that says only the week or month is a span that leaves the days free, with a note. Items
 * without a date, or of longer spans, have no place in a calendar and are left out. A UID is the same at every export:
 * it comes of the article's address, the words' place and the date.
 */
import { createHash } from 'node:crypto';
import ical, {
  foldLines,
  ICalEvent,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DAY } from '../days.js';
import type { Archive } from '../types.js';
import { onOneLine } from './cells.js';
import type { Pieces } from './piece.js';
import { agendaQuery, type Column, type Selections } from './tables.js';

interface ItemRow {
  readonly kind: string;
  readonly what: string;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly names: readonly string[];
  readonly start: number;
  readonly address: string;
  readonly url: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly published_date: string | null;
}

const COLUMNS: readonly Column[] = [
  { name: 'kind', type: 'VARCHAR', sql: 'g.kind' },
  { name: 'what', type: 'VARCHAR', sql: 'g.what' },
  { name: 'date', type: 'VARCHAR', sql: 'g.date' },
  { name: 'from', type: 'DATE', sql: 'g.date_from' },
  { name: 'to', type: 'DATE', sql: 'g.date_to' },
  { name: 'names', type: 'VARCHAR[]', sql: 'g.entity_names' },
  { name: 'start', type: 'INTEGER', sql: 'g."start"' },
  { name: 'address', type: 'VARCHAR', sql: 'd.address' },
  { name: 'url', type: 'VARCHAR', sql: 'd.url' },
  { name: 'headline', type: 'VARCHAR', sql: 'd.title' },
  { name: 'outlet', type: 'VARCHAR', sql: 'd.outlet' },
  { name: 'published_date', type: 'DATE', sql: 'd.published_date' },
];

const LONGEST_SPAN_DAYS = 31;
/** In UTF-16 code units. */
const LONGEST_SUMMARY = 200;

export async function* icalPieces(archive: Archive, selections: Selections, signal?: AbortSignal): Pieces {
  const calendar = ical({
    name: 'Agenda',
    prodId: { company: 'Chancery', product: 'Chancery agenda', language: 'EN' },
  });
  // The library writes a calendar whole; written item by item, one of any length needs no memory.
  const [head = '', tail = ''] = calendar.toString().split(/(?=END:VCALENDAR)/);
  yield { text: head.endsWith('\r\n') ? head : `${head}\r\n`, rows: 0 };
  const { sql, parameters } = agendaQuery(COLUMNS, selections);
  for await (const row of archive.stream<ItemRow>(sql, parameters, signal)) {
    const days = daysOf(row);
    if (days === null) {
      yield { text: '', rows: 0, left: 1 };
      continue;
    }
    const event = new ICalEvent({ ...described(row, days.span), ...days.dates }, calendar);
    yield { text: `${foldLines(event.toString()).trimEnd()}\r\n`, rows: 1 };
  }
  yield { text: `${tail.trimEnd()}\r\n`, rows: 0 };
}

function daysOf(row: ItemRow) {
  const first = Date.parse(row.from ?? '');
  const last = Date.parse(row.to ?? '');
  if (Number.isNaN(first) || Number.isNaN(last)) return null;
  const days = Math.round((last - first) / DAY) + 1;
  if (days < 1 || days > LONGEST_SPAN_DAYS) return null;
  // The end of a whole-day event is the day after its last (RFC 5545, 3.6.1).
  const dates = { allDay: true, start: localDay(first), end: localDay(last + DAY) };
  return { dates, span: days > 1 };
}

/** The library writes a whole day by the clock of the machine. */
export function localDay(time: number): Date {
  const day = new Date(time);
  // Noon, since some clocks skip midnight.
  const local = new Date(2000, 0, 1, 12);
  local.setFullYear(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
  return local;
}

function described(row: ItemRow, span: boolean) {
  const about = row.names.length === 0 ? '' : `With: ${row.names.map(calendarText).join('; ')}`;
  const from = [row.headline, row.outlet].flatMap((text) => (text === null ? [] : [calendarText(text)]));
  const published = row.published_date === null ? '' : ` (${row.published_date})`;
  const note = span ? `The article says only ${calendarText(row.date ?? '')}: some day of these.` : '';
  const url = webAddress(row.url);
  return {
    id: uidOf(row),
    summary: summaryOf(row.what),
    description: [note, about, `From: ${from.join(', ') || calendarText(row.address)}${published}`, url ?? '']
      .filter((line) => line !== '')
      .join('\n'),
    // Known to the day of the news: the same file at every export.
    stamp: stampOf(row),
    status: row.kind === 'possible' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    busystatus: ICalEventBusyStatus.FREE,
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: row.kind }],
    ...(url !== null && { url }),
  };
}

function stampOf({ published_date: published, from }: ItemRow): Date {
  const times = [published, from].map((day) => Date.parse(day ?? ''));
  return new Date(times.find((time) => !Number.isNaN(time)) ?? 0);
}

function uidOf({ address, start, what, date }: ItemRow): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([address, start, what, date]))
    .digest('hex');
  return `${digest.slice(0, 32)}@chancery`;
}

/** The library writes an address as it is, so only a whole one goes there. */
function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** What it is about, cut where it is long; never between the halves of a surrogate pair. */
export function summaryOf(what: string): string {
  return calendarText(what)
    .slice(0, LONGEST_SUMMARY)
    .replace(/\p{Cs}$/u, '');
}

/** Text of an article without what controls or reorders lines; the library escapes the rest. */
export function calendarText(text: string): string {
  return onOneLine(text)
    .replace(/[\s\p{Cs}]+/gu, ' ')
    .trim();
}
