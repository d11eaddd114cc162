/** TIMEX3 values (ISO-TimeML, TempEval-3) in words for a reader, and in an order for a list. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const REFERENCES: Readonly<Record<string, string>> = {
  PAST_REF: 'earlier',
  PRESENT_REF: 'now',
  FUTURE_REF: 'later',
};
const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };
const PARTS: Readonly<Record<string, string>> = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};
const UNITS: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  Q: 'quarter',
  DE: 'decade',
  CE: 'century',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
};

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$/;
const WEEK = /^(\d{4})-W(\d{2})(?:-(\d|WE))?$/;
const DURATION = /^P(T?)(\d+(?:\.\d+)?|X)(Y|M|W|D|Q|DE|CE|H|S)$/;

/** "2019-04-27" → "27 Apr 2019", "2019-W15" → "8–14 Apr 2019", "P5W" → "5 weeks"; what has no words stays as it is. */
export function dateInWords(value: string): string {
  const reference = REFERENCES[value];
  if (reference !== undefined) return reference;
  const [, year, month, day, clock] = DAY.exec(value) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    return dayInWords(Number(year), Number(month), Number(day)) + clockInWords(clock);
  }
  return weekInWords(value) ?? partOfYear(value) ?? duration(value) ?? value;
}

/** A string that sorts as the dates do: by first day; the past before all, the present, the future, the unknown last. */
export function dateOrder(value: string | null): string {
  if (value === null) return '~3';
  if (value === 'PAST_REF') return '!';
  if (value === 'PRESENT_REF') return '~1';
  if (value === 'FUTURE_REF') return '~2';
  const week = weekStart(value);
  if (week !== null) return week.toISOString().slice(0, 10);
  const season = /^(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$/.exec(value);
  if (season?.[1] !== undefined && season[2] !== undefined) return `${season[1]}-${firstMonth(season[2])}`;
  return /^\d/.test(value) ? value : '~3';
}

function dayInWords(year: number, month: number, day: number): string {
  return `${day} ${MONTHS[month - 1] ?? month} ${year}`;
}

function clockInWords(clock: string | undefined): string {
  if (clock === undefined) return '';
  const part = PARTS[clock];
  if (part !== undefined) return `, ${part}`;
  const time = /^(\d{2}:\d{2})/.exec(clock)?.[1];
  return time === undefined ? '' : `, ${time}`;
}

/** First day of an ISO 8601 week, or the very day or Saturday where the value names one. */
function weekStart(value: string): Date | null {
  const [, year, week, day] = WEEK.exec(value) ?? [];
  if (year === undefined || week === undefined) return null;
  const offset = day === undefined ? 0 : day === 'WE' ? 5 : Number(day) - 1;
  // The week with 4 January in it is the first.
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  return new Date(Date.UTC(Number(year), 0, monday + (Number(week) - 1) * 7 + offset));
}

function weekInWords(value: string): string | null {
  const start = weekStart(value);
  if (start === null) return null;
  const day = WEEK.exec(value)?.[3];
  if (day !== undefined && day !== 'WE') return utcDay(start);
  const end = new Date(start.getTime() + (day === 'WE' ? 1 : 6) * 86_400_000);
  const sameMonth = start.getUTCMonth() === end.getUTCMonth();
  const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
  const first = sameMonth
    ? String(start.getUTCDate())
    : sameYear
      ? utcDay(start).slice(0, -5)
      : utcDay(start);
  return `${first}–${utcDay(end)}`;
}

function utcDay(date: Date): string {
  return dayInWords(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function partOfYear(value: string): string | null {
  const [, year, part] = /^(\d{4})(?:-(\d{2}|SP|SU|FA|WI|Q[1-4]|H[12]))?$/.exec(value) ?? [];
  if (year !== undefined) {
    if (part === undefined) return year;
    const season = SEASONS[part];
    if (season !== undefined) return `${season} ${year}`;
    if (part.startsWith('H')) return `${part === 'H1' ? 'first' : 'second'} half of ${year}`;
    return `${MONTHS[Number(part) - 1] ?? part} ${year}`;
  }
  if (/^\d{3}$/.test(value)) return `${value}0s`;
  return /^\d{2}$/.test(value) ? `${value}00s` : null;
}

function firstMonth(part: string): string {
  const months: Readonly<Record<string, string>> = {
    SP: '03',
    SU: '06',
    FA: '09',
    WI: '12',
    Q1: '01',
    Q2: '04',
    Q3: '07',
    Q4: '10',
    H1: '01',
    H2: '07',
  };
  return months[part] ?? '01';
}

function duration(value: string): string | null {
  const [, time, count, unit] = DURATION.exec(value) ?? [];
  if (count === undefined || unit === undefined) return null;
  const name = UNITS[time === 'T' ? `T${unit}` : unit] ?? (time === 'T' && unit === 'H' ? 'hour' : undefined);
  if (name === undefined) return null;
  const plural = name === 'century' ? 'centuries' : `${name}s`;
  return count === 'X' ? plural : `${count} ${count === '1' ? name : plural}`;
}
