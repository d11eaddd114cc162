/**
 * The proleptic Gregorian calendar in whole days, and TIMEX3 values written from it. No clock, no time zone: an
 * article's date is the day its page states.
 */

/** Days since 1970-01-01. */
export type Day = number;

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Howard Hinnant's days_from_civil: years are counted from March so that the leap day comes last. */
export const dayOf = (year: number, month: number, day: number): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
};

/** Hinnant's civil_from_days, the inverse of `dayOf`. */
export const civilOf = (day: Day): Civil => {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const d = z - era * 146097;
  const yearOfEra = Math.floor(
    (d - Math.floor(d / 1460) + Math.floor(d / 36524) - Math.floor(d / 146096)) / 365,
  );
  const dayOfYear = d - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
};

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 29 : (LENGTHS[month - 1] ?? 31);

/** ISO 8601 weekday: Monday is 1, Sunday is 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week: the year that owns its Thursday, and its number in that year. */
export const weekOf = (day: Day): { readonly year: number; readonly week: number } => {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
};

/** Monday of an ISO week. */
export const mondayOf = (year: number, week: number): Day => {
  const fourth = dayOf(year, 1, 4);
  return fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
};

/** `count` months on from a year and month. */
export const addMonths = (year: number, month: number, count: number): { year: number; month: number } => {
  const months = year * 12 + (month - 1) + count;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
};

const two = (n: number): string => String(n).padStart(2, '0');

export const yearValue = (year: number): string => String(year).padStart(4, '0');
export const monthValue = (year: number, month: number): string => `${yearValue(year)}-${two(month)}`;
export const dayValue = (day: Day): string => {
  const { year, month, day: d } = civilOf(day);
  return `${monthValue(year, month)}-${two(d)}`;
};
export const weekValue = (day: Day): string => {
  const { year, week } = weekOf(day);
  return `${yearValue(year)}-W${two(week)}`;
};
export const quarterOf = (month: number): number => Math.ceil(month / 3);
export const clockValue = (hour: number, minute: number | null): string =>
  minute === null ? `T${two(hour)}` : `T${two(hour)}:${two(minute)}`;

/** The day an ISO 8601 date or date-time names, or null where it names none. */
export const parseDay = (iso: string | null): Day | null => {
  const match = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
};
