/**
 * Dates of publication. `readGivenDate` is strict, for what a user states; `readStatedDate` reads the many forms in
 * which pages and bylines state one. Both answer an ISO 8601 date or date-time, or null; neither ever guesses which
 * of two numbers is the month.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Offsets of the zone abbreviations that newsrooms print. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  msk: '+03:00',
  ist: '+05:30',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
};

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const YEAR_FIRST = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})`, 'i');
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,3}(?:of\\s)?${MONTH},?[\\s-]{1,3}(\\d{4})\\b`,
  'i',
);
/** "Tue Nov 19 21:57:01 UTC 2019", as Java and C print a date. */
const YEAR_LAST = new RegExp(`\\b${MONTH}\\s{1,3}(\\d{1,2})\\s(?=\\d{2}:\\d{2}).{5,30}\\s(\\d{4})$`, 'i');
const NUMBERS = /^\D{0,20}(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const CLOCK =
  /(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s{0,2}([ap])?\.?(?:m\b)?\.?\s{0,2}(?:\(?([a-z]{1,4})?\b)?\s?([+-]\d{2}:?\d{2})?/i;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** What a user states: YYYY-MM-DD, or that with a time and an optional offset. Null where it is no such date. */
export function readGivenDate(stated: string): string | null {
  const match = ISO.exec(stated.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour, minute, second, fraction, zone] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zone === undefined ? '' : isoOffset(zone);
  if (offset === null) return null;
  const seconds = second === undefined ? '' : `:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return `${date}T${hour}:${minute}${seconds}${offset}`;
}

/**
 * What a page or a byline states: ISO 8601 and its near misses, "November 19, 2019, 07:47 PM EST", "19 Nov 2019",
 * "18.11.2019", epoch seconds. Refuses "03/04/2019", which is March in one country and April in the next.
 */
export function readStatedDate(stated: string): string | null {
  const text = stated.trim().replace(/\s{1,20}/g, ' ');
  if (text.length < 6 || text.length > 120) return null;
  const strict = plausible(readGivenDate(text));
  if (strict !== null) return strict;
  if (EPOCH.test(text)) return plausible(fromEpoch(Number(text)));
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year = '', month = '', day = '', hour, minute, second, zone = ''] = compact;
    const clock = hour === undefined ? '' : `T${hour}:${minute}:${second ?? '00'}${zone}`;
    return plausible(readGivenDate(`${year}-${month}-${day}${clock}`));
  }
  const found = findDay(text);
  if (found === null) return null;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found.length)}`;
  return plausible(`${found.date}${readClock(rest)}`);
}

/** The calendar day in running words, for bylines: "Updated April 3, 2019". */
export function findDay(text: string): { date: string; index: number; length: number } | null {
  for (const [pattern, order] of DAY_PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const day = order(match);
    if (day === null) continue;
    const length = pattern === YEAR_LAST ? 0 : match[0].length;
    return { date: day, index: match.index, length };
  }
  return null;
}

const DAY_PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => string | null])[] = [
  [YEAR_FIRST, ([, y, m, d]) => toDay(y, m, d)],
  [MONTH_FIRST, ([, m, d, y]) => toDay(y, monthNumber(m), d)],
  [DAY_FIRST, ([, d, m, y]) => toDay(y, monthNumber(m), d)],
  [YEAR_LAST, ([, m, d, y]) => toDay(y, monthNumber(m), d)],
  [NUMBERS, ([, a, mark, b, y]) => fromNumbers(Number(a), Number(b), y, mark)],
];

function fromNumbers(
  a: number,
  b: number,
  year: string | undefined,
  mark: string | undefined,
): string | null {
  // With dots the day comes first everywhere; with slashes only a number above 12 tells.
  if (mark === '.' || a > 12 || a === b) return toDay(year, String(b), String(a));
  return b > 12 ? toDay(year, String(a), String(b)) : null;
}

function readClock(text: string): string {
  const match = CLOCK.exec(text);
  if (match === null) return '';
  const [, hours = '', minute = '', second, half, zoneName, offset] = match;
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minute) > 59) return '';
  const zone = offset === undefined ? zoneOf(zoneName, text) : isoOffset(offset);
  return `T${pad(hour)}:${minute}${second === undefined ? '' : `:${second}`}${zone ?? ''}`;
}

function zoneOf(name: string | undefined, text: string): string {
  const known = ZONES[(name ?? '').toLowerCase()];
  if (known !== undefined) return known;
  const elsewhere = /\b(GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|IST|BST|CET)\b/.exec(text)?.[1] ?? '';
  return ZONES[elsewhere.toLowerCase()] ?? '';
}

function isoOffset(zone: string): string | null {
  if (/^z$/i.test(zone)) return 'Z';
  const hours = zone.slice(1, 3);
  const minutes = zone.slice(3).replace(':', '') || '00';
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return `${zone.slice(0, 1)}${hours}:${minutes}`;
}

function toDay(
  year: string | undefined,
  month: string | null | undefined,
  day: string | undefined,
): string | null {
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day)];
  return isDay(y, m, d) ? `${year}-${pad(m)}-${pad(d)}` : null;
}

function monthNumber(name: string | undefined): string | null {
  const index = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return index < 0 ? null : String(index + 1);
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** Zeroed fields of content systems ("0001-01-01", epoch 0) are no dates of publication. */
function plausible(date: string | null): string | null {
  if (date === null) return null;
  const year = Number(date.slice(0, 4));
  return year >= 1700 && year < 2200 && !date.startsWith('1970-01-01') ? date : null;
}

function fromEpoch(value: number): string {
  return new Date(value < 1e11 ? value * 1000 : value).toISOString().replace('.000Z', 'Z');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
