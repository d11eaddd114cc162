/** The calendar cut into weeks (ISO 8601, from Monday) or months. */
import { DAY, dayOf } from '../../archive/days.js';
import { relationsInvalid } from './errors.js';
import type { Period, PeriodLength } from './types.js';

/** Fifty years of weeks: more is a mistake in a date, and change points take time that grows with the square. */
const MOST_PERIODS = 2_700;
/** Days that are no more than so many periods. */
export const MOST_DAYS: Readonly<Record<PeriodLength, number>> = {
  week: MOST_PERIODS * 7,
  month: MOST_PERIODS * 28,
};

/**
 * All periods that touch the days, in order, without gaps.
 * @throws ChanceryError RELATIONS_INVALID where a day is none, the last is before the first, or there are too many
 */
export function periodsOf(from: string, to: string, length: PeriodLength): readonly Period[] {
  const [first, last] = [timeOf(from), timeOf(to)];
  if (last < first) throw relationsInvalid(`${to} is before ${from}`);
  if ((last - first) / DAY > MOST_DAYS[length]) {
    throw relationsInvalid(`${from} to ${to} is more than ${MOST_PERIODS} periods`);
  }
  const periods: Period[] = [];
  for (let at = startOf(first, length); at <= last; at = startAfter(at, length)) {
    periods.push({
      name: nameOf(at, length),
      from: dayOf(at),
      to: dayOf(startAfter(at, length) - DAY),
    });
  }
  return periods;
}

/** The first day, or a later one no more than so many days before the last. */
export function firstWithin(days: number, from: string, to: string): string {
  const earliest = timeOf(to) - days * DAY;
  return timeOf(from) >= earliest ? from : dayOf(earliest);
}

/** Days from the first to the last, both counted. */
export function lengthOf(from: string, to: string): number {
  return (timeOf(to) - timeOf(from)) / DAY + 1;
}

function startOf(time: number, length: PeriodLength): number {
  const date = new Date(time);
  return length === 'week'
    ? time - ((date.getUTCDay() + 6) % 7) * DAY
    : Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function startAfter(start: number, length: PeriodLength): number {
  const date = new Date(start);
  return length === 'week' ? start + 7 * DAY : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function nameOf(start: number, length: PeriodLength): string {
  if (length === 'month') return dayOf(start).slice(0, 7);
  // A week belongs to the year of its Thursday, and January 4 is always in the first.
  const year = new Date(start + 3 * DAY).getUTCFullYear();
  const first = startOf(Date.UTC(year, 0, 4), 'week');
  return `${year}-W${String(Math.round((start - first) / (7 * DAY)) + 1).padStart(2, '0')}`;
}

function timeOf(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw relationsInvalid(`not a day: ${day.slice(0, 40)}`);
  return time;
}
