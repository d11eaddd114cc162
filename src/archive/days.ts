/**
 * Which days a TIMEX3 value spans (ISO 8601 dates and weeks, and TimeML's quarters, halves and seasons). Values that
 * name no days of the calendar (PRESENT_REF, P5W, XXXX-WXX-1) span none; nor do decades and centuries, which are too
 * wide to say when something happened.
 */
export interface Days {
  /** First day, "2019-04-01". */
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
}

/** In milliseconds. */
export const DAY = 86_400_000;
/** First month and number of months. Winter begins in December and ends in the next year, as TimeML counts it. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  Q1: [1, 3],
  Q2: [4, 3],
  Q3: [7, 3],
  Q4: [10, 3],
  H1: [1, 6],
  H2: [7, 6],
  SP: [3, 3],
  SU: [6, 3],
  FA: [9, 3],
  AU: [9, 3],
  WI: [12, 3],
};

/** The days of a TIMEX3 value or an ISO 8601 date-time; null where it names none. */
export function daysOf(value: string | null): Days | null {
  if (value === null || value.length > 40) return null;
  const match =
    /^(\d{4})(?:-(W\d{2}|[QH]\d|SP|SU|FA|AU|WI|\d{2})(?:-(\d{2}|\d|WE))?)?(?:T[\w:.+-]*)?Z?$/.exec(value);
  const year = Number(match?.[1] ?? Number.NaN);
  if (match === null || year < 1) return null;
  const part = match[2];
  const rest = match[3];
  if (part === undefined) return months(year, 1, 12);
  const span = PARTS[part];
  if (span !== undefined) return rest === undefined ? months(year, ...span) : null;
  if (part.startsWith('W')) return week(year, Number(part.slice(1)), rest);
  if (rest === undefined) return months(year, Number(part), 1);
  return rest.length === 2 ? day(value.slice(0, 10), year, Number(part), Number(rest)) : null;
}

function months(year: number, first: number, count: number): Days | null {
  if (!(first >= 1 && first <= 12)) return null;
  return span(at(year, first - 1, 1), at(year, first - 1 + count, 0));
}

/** @param stated the same day as it is written */
function day(stated: string, year: number, month: number, date: number): Days | null {
  const real = new Date(at(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null;
  return { from: stated, to: stated };
}

/** ISO 8601 weeks begin on Monday; the first is the one with January 4. */
function week(year: number, number: number, rest: string | undefined): Days | null {
  if (number < 1 || number > 53) return null;
  const fourth = at(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (number - 1) * 7 * DAY;
  // a year of 52 weeks has no 53rd
  if (new Date(monday + 3 * DAY).getUTCFullYear() !== year) return null;
  if (rest === undefined) return span(monday, monday + 6 * DAY);
  if (rest === 'WE') return span(monday + 5 * DAY, monday + 6 * DAY);
  const date = Number(rest);
  return rest.length === 1 && date >= 1 && date <= 7
    ? span(monday + (date - 1) * DAY, monday + (date - 1) * DAY)
    : null;
}

/** `Date.UTC` takes years below 100 for those of the last century. */
function at(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month, date);
}

/** Beyond the year 9999 a day has no four-digit form. */
function span(from: number, to: number): Days | null {
  const last = Math.min(to, at(9999, 11, 31));
  return from > last ? null : { from: dayOf(from), to: dayOf(last) };
}

/** The day of a moment, in UTC: "2019-02-28". */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
