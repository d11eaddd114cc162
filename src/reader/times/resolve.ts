/**
 * Meanings to TIMEX3 values: against the article's date, the verb's direction and the times named before. Without a
 * date for the article a value leaves open what cannot be known: "XXXX-WXX-2", "XXXX-06", "PAST_REF".
 */
import {
  addMonths,
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  dayValue,
  mondayOf,
  monthValue,
  parseDay,
  quarterOf,
  weekdayOf,
  weekValue,
  yearValue,
} from './calendar.js';
import type { Meaning, TimeType } from './meaning.js';
import type { Direction } from './tense.js';
import type { Unit } from './vocabulary.js';

export interface Resolved {
  readonly type: TimeType;
  readonly value: string;
}

/** A time named earlier in the text, as later words refer back to it. */
interface Named {
  readonly day: Day;
  readonly grain: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly sentence: number;
}

/** How many sentences back "a day earlier" may reach for what it is earlier than. */
const REACH = 4;

const SEASON_MONTH: ReadonlyMap<string, number> = new Map([
  ['SP', 3],
  ['SU', 6],
  ['FA', 9],
  ['WI', 12],
]);

/** First month of "SP", "Q3", "H1". */
const firstMonth = (code: string): number => {
  const number = Number(code.charAt(1));
  return SEASON_MONTH.get(code) ?? (code.startsWith('Q') ? number * 3 - 2 : number * 6 - 5);
};

export interface Resolver {
  /** The value of a meaning found in `sentence`; remembered for the times that follow. */
  resolve(meaning: Meaning, sentence: number, direction: () => Direction): Resolved;
}

export const createResolver = (published: string | null): Resolver => {
  const today = parseDay(published);
  let named: readonly Named[] = [];

  const remember = (value: string, sentence: number): void => {
    const place = placeOf(value);
    // A handful is enough to refer back to, and keeps each look back short.
    if (place !== null) named = [...named.slice(-7), { ...place, sentence }];
  };

  const lastNamed = (unit: Unit, sentence: number): Named | null => {
    const fits: readonly Named['grain'][] = GRAINS.get(unit) ?? ['day'];
    return named.findLast((each) => fits.includes(each.grain) && sentence - each.sentence <= REACH) ?? null;
  };

  const resolveMeaning = (meaning: Meaning, sentence: number, direction: () => Direction): Resolved => {
    switch (meaning.kind) {
      case 'value':
        return { type: meaning.type, value: meaning.value };
      case 'weekday':
        return date(today === null ? `XXXX-WXX-${meaning.weekday}` : weekday(today, meaning, direction));
      case 'date':
        return date(
          today === null ? openDate(meaning.month, meaning.day) : yearless(today, meaning, direction),
        );
      case 'part of year':
        return date(partOfYear(today, meaning, direction));
      case 'clock': {
        const known = meaning.day === null ? (lastNamed('day', sentence)?.day ?? today) : null;
        const day =
          meaning.day === null
            ? known === null
              ? 'XXXX-XX-XX'
              : dayValue(known)
            : resolveMeaning(meaning.day, sentence, direction).value;
        if (!/^[\dX]{4}-/.test(day)) return date(day);
        if (meaning.time === 'T24:00') return { type: 'TIME', value: `${day}T24:00` };
        return { type: 'TIME', value: `${day}${meaning.time}` };
      }
      case 'within year': {
        const { value } = resolveMeaning(meaning.year, sentence, direction);
        const rest = openDate(meaning.month, meaning.day).slice(4);
        return date(/^\d{4}$/.test(value) ? value + rest : `XXXX${rest}`);
      }
      case 'shift': {
        const ago = meaning.from === 'document' && !meaning.keepsGrain;
        const back = ago ? null : lastNamed(meaning.unit, sentence);
        const base = meaning.from === 'document' ? today : (back?.day ?? today);
        if (base === null)
          return date(
            ['PAST_REF', 'PRESENT_REF', 'FUTURE_REF'][Math.sign(meaning.amount) + 1] ?? 'PRESENT_REF',
          );
        // "a year earlier", said of a quarter, is that quarter of the year before.
        const quarter = meaning.keepsGrain && meaning.unit === 'year' ? lastNamed('quarter', sentence) : null;
        if (quarter !== null && today !== null) {
          const { month } = civilOf(quarter.day);
          return date(`${yearValue(civilOf(today).year + meaning.amount)}-Q${quarterOf(month)}`);
        }
        // "The quarter", with none named, is in the news when its results are: the one that ended last.
        if (meaning.unit === 'quarter' && meaning.from === 'mention' && back === null) {
          return shifted(base, 'quarter', meaning.amount - 1);
        }
        return shifted(base, meaning.unit, meaning.amount);
      }
    }
  };

  return {
    resolve: (meaning, sentence, direction) => {
      const resolved = resolveMeaning(meaning, sentence, direction);
      // What is only compared with ("up from a year ago") is no time that the text goes on from.
      const compared = meaning.kind === 'shift' && meaning.keepsGrain;
      if (!compared && (resolved.type === 'DATE' || resolved.type === 'TIME'))
        remember(resolved.value, sentence);
      return resolved;
    },
  };
};

const GRAINS: ReadonlyMap<Unit, readonly Named['grain'][]> = new Map<Unit, readonly Named['grain'][]>([
  ['day', ['day']],
  ['week', ['day', 'week']],
  ['weekend', ['day', 'week']],
  ['month', ['day', 'week', 'month']],
  ['quarter', ['quarter']],
  ['year', ['day', 'week', 'month', 'quarter', 'year']],
  ['decade', ['day', 'month', 'year']],
  ['century', ['day', 'month', 'year']],
]);

const date = (value: string): Resolved => ({ type: 'DATE', value });

const openDate = (month: number, day: number | null): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `XXXX-${two(month)}${day === null ? '' : `-${two(day)}`}`;
};

const weekday = (today: Day, meaning: Meaning & { kind: 'weekday' }, direction: () => Direction): string => {
  const here = weekdayOf(today);
  const thisWeeks = today - here + meaning.weekday;
  const latest = thisWeeks <= today ? thisWeeks : thisWeeks - 7;
  if (meaning.turn === 'last') return dayValue(thisWeeks < today ? thisWeeks : thisWeeks - 7);
  if (meaning.turn === 'next') return dayValue(thisWeeks + 7);
  if (meaning.turn === 'this')
    return dayValue(thisWeeks >= today ? thisWeeks : direction() === 'past' ? thisWeeks : thisWeeks + 7);
  return dayValue(direction() === 'future' && latest < today ? latest + 7 : latest);
};

/** The year for "June 12" or "June": by "last" and "next", else by the verb, else the nearest. */
const yearless = (today: Day, meaning: Meaning & { kind: 'date' }, direction: () => Direction): string => {
  const { year } = civilOf(today);
  const spans = [year - 1, year, year + 1]
    .filter((y) => meaning.day === null || meaning.day <= daysInMonth(y, meaning.month))
    .map((y) => ({
      start: dayOf(y, meaning.month, meaning.day ?? 1),
      end: dayOf(y, meaning.month, meaning.day ?? daysInMonth(y, meaning.month)),
    }));
  const nearest = spans.toSorted((a, b) => away(today, a) - away(today, b))[0];
  const named =
    meaning.weekday === null ? undefined : spans.find(({ start }) => weekdayOf(start) === meaning.weekday);
  const way = direction();
  const chosen =
    named ??
    (meaning.turn === 'last'
      ? spans.findLast(({ end }) => end < today)
      : meaning.turn === 'next'
        ? spans.find(({ start }) => start > today)
        : meaning.turn === 'this'
          ? spans.find(({ start }) => civilOf(start).year === year)
          : way === 'future'
            ? spans.find(({ end }) => end >= today)
            : way === 'past'
              ? spans.findLast(({ start }) => start <= today)
              : nearest) ??
    nearest;
  if (chosen === undefined || nearest === undefined) return openDate(meaning.month, meaning.day);
  // Nearly a year off, while the same date lies a few weeks to the other side: nobody writes that without a year.
  const misread =
    meaning.turn === null && named === undefined && away(today, chosen) > 290 && away(today, nearest) <= 62;
  const settled = misread ? nearest : chosen;
  const civil = civilOf(settled.start);
  return meaning.day === null ? monthValue(civil.year, civil.month) : dayValue(settled.start);
};

const away = (today: Day, { start, end }: { start: Day; end: Day }): number =>
  today < start ? start - today : today > end ? today - end : 0;

const partOfYear = (
  today: Day | null,
  meaning: Meaning & { kind: 'part of year' },
  direction: () => Direction,
): string => {
  if (meaning.year !== null) return `${yearValue(meaning.year)}-${meaning.code}`;
  if (today === null) return `XXXX-${meaning.code}`;
  const { year, month } = civilOf(today);
  const start = firstMonth(meaning.code);
  if (SEASON_MONTH.has(meaning.code)) {
    // A winter belongs to the year it begins in.
    const length = 3;
    const running = (month - start + 12) % 12 < length;
    const latest = start <= month ? year : year - 1;
    if (meaning.turn === 'last') return `${running ? latest - 1 : latest}-${meaning.code}`;
    if (meaning.turn === 'next') return `${start > month ? year : year + 1}-${meaning.code}`;
    if (meaning.turn === 'this') return `${running ? latest : year}-${meaning.code}`;
    return `${direction() === 'future' && !running && start < month ? year + 1 : direction() === 'past' ? latest : year}-${meaning.code}`;
  }
  if (meaning.turn === 'last') return `${year - 1}-${meaning.code}`;
  if (meaning.turn === 'next') return `${year + 1}-${meaning.code}`;
  if (meaning.turn === 'this') return `${year}-${meaning.code}`;
  const ahead = direction() === 'future';
  const length = meaning.code.startsWith('Q') ? 3 : 6;
  // "will report third-quarter results": a part of the year that has just ended is still the one meant.
  if (ahead) return `${start + length + 3 > month ? year : year + 1}-${meaning.code}`;
  return `${start <= month ? year : year - 1}-${meaning.code}`;
};

/** The unit `amount` away from the one that holds `base`. */
const shifted = (base: Day, unit: Unit, amount: number): Resolved => {
  const { year, month } = civilOf(base);
  switch (unit) {
    case 'day':
    case 'night':
      return date(dayValue(base + amount));
    case 'week':
      return date(weekValue(base + 7 * amount));
    case 'fortnight':
      return date(weekValue(base + 14 * amount));
    case 'weekend':
      return date(`${weekValue(base + 7 * amount)}-WE`);
    case 'month': {
      const then = addMonths(year, month, amount);
      return date(monthValue(then.year, then.month));
    }
    case 'quarter': {
      const then = addMonths(year, month, 3 * amount);
      return date(`${yearValue(then.year)}-Q${quarterOf(then.month)}`);
    }
    case 'year':
      return date(yearOrReference(year + amount));
    case 'decade':
      return date(yearOrReference(year + 10 * amount).slice(0, 3));
    case 'century':
      return date(yearOrReference(year + 100 * amount).slice(0, 2));
    case 'millennium':
      return date(yearOrReference(year + 1000 * amount).slice(0, 1));
    default:
      // Hours, minutes and seconds from a day with no clock stay on that day.
      return date(dayValue(base));
  }
};

/** Years before our era have no TIMEX3 value of four digits. */
const yearOrReference = (year: number): string =>
  year < 0 || year > 9999 ? (year < 0 ? 'PAST_REF' : 'FUTURE_REF') : yearValue(year);

/** Where a resolved value lies, for what refers back to it. */
const placeOf = (value: string): { day: Day; grain: Named['grain'] } | null => {
  const day = parseDay(value);
  if (day !== null) return { day, grain: 'day' };
  const match = /^(\d{4})(?:-(?:W(\d{2})|Q(\d)|(\d{2})))?(?:-WE)?$/.exec(value);
  if (match === null) return null;
  const year = Number(match[1]);
  if (match[2] !== undefined) return { day: mondayOf(year, Number(match[2])), grain: 'week' };
  if (match[3] !== undefined) return { day: dayOf(year, Number(match[3]) * 3 - 2, 1), grain: 'quarter' };
  if (match[4] !== undefined) return { day: dayOf(year, Number(match[4]), 1), grain: 'month' };
  return { day: dayOf(year, 1, 1), grain: 'year' };
};
