/**
 * Accepts "April 27, 2019", "Monday, Feb. 27-28", "27 April 2019", "the 3rd of March", "June 2018", "last June",
 * "June last year", "June".
 * Refuses "may" the verb, "March on", "Theresa May", "Mrs. May", "the Sun", "Jan" the name, "Mar-a-Lago".
 */

import { dayOf, daysInMonth, dayValue, monthValue } from '../calendar.js';
import type { Meaning, Reading, Rule, Turn } from '../meaning.js';
import { readOrdinal, readYear } from '../numbers.js';
import { ABBREVIATED, MONTHS, WEEKDAYS } from '../vocabulary.js';
import { isCapital, lowerAt, past, type Word, wordAt } from '../words.js';

const TURNS: ReadonlyMap<string, Turn> = new Map([
  ['last', 'last'],
  ['past', 'last'],
  ['this', 'this'],
  ['next', 'next'],
  ['coming', 'next'],
]);
/** Words after which "May" and "March" are months whatever follows. */
const BEFORE_MONTH = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'during',
  'from',
  'before',
  'of',
  'last',
  'next',
  'this',
  'late',
  'early',
  'mid',
  'through',
  'after',
  'every',
  'each',
  'between',
]);
const COMMON = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'sep',
  'sat',
  'sun',
  'jun',
  'mon',
  'wed',
  'april',
  'june',
  'august',
]);
const TITLES = new Set([
  'mrs',
  'ms',
  'mr',
  'miss',
  'theresa',
  'minister',
  'president',
  'pm',
  'dr',
  'sir',
  'general',
]);

/** A month's name at `at`: its number and the index after it and its full stop. */
const readMonthName = (words: readonly Word[], at: number): { month: number; end: number } | null => {
  const word = wordAt(words, at);
  const month = MONTHS.get(word.lower);
  if (month === undefined || !isCapital(word)) return null;
  const dot = wordAt(words, at + 1);
  const end = ABBREVIATED.has(word.lower) && dot.lower === '.' && !dot.spaced ? at + 2 : at + 1;
  return { month, end };
};

const readDayNumber = (words: readonly Word[], at: number): { day: number; end: number } | null => {
  const ordinal = readOrdinal(words, at);
  if (ordinal !== null) return ordinal.value <= 31 ? { day: ordinal.value, end: ordinal.end } : null;
  const word = wordAt(words, at);
  if (word.kind !== 'digits' || word.text.length > 2) return null;
  const day = Number(word.text);
  const mark = wordAt(words, at + 1);
  const glued =
    !mark.spaced &&
    (mark.kind === 'letters' ||
      mark.lower === '%' ||
      (/^[.,:/]$/.test(mark.lower) &&
        wordAt(words, at + 2).kind === 'digits' &&
        !wordAt(words, at + 2).spaced));
  return day >= 1 && day <= 31 && !glued ? { day, end: at + 1 } : null;
};

const written = (year: number, month: number, day: number | null): Meaning | null => {
  if (day !== null && day > daysInMonth(year, month)) return null;
  return {
    kind: 'value',
    type: 'DATE',
    value: day === null ? monthValue(year, month) : dayValue(dayOf(year, month, day)),
  };
};

/** Year after a month or a day: ", 2019", "2019", "of 2019", "last year", "this year". */
const withYear = (
  words: readonly Word[],
  at: number,
  month: number,
  day: number | null,
  weekday: number | null,
  turn: Turn,
): Reading | null => {
  const comma = past(words, at, ',');
  const start = comma > at ? comma : past(words, at, 'of');
  const year = readYear(words, start);
  if (year !== null && (year.year >= 1500 || year.spelled)) {
    const meaning = written(year.year, month, day);
    return meaning === null ? null : { end: year.end, meaning };
  }
  const of = past(words, at, 'of');
  const moved = { last: -1, this: 0, next: 1 }[lowerAt(words, of)];
  if (moved !== undefined && lowerAt(words, of + 1) === 'year') {
    const shift: Meaning = {
      kind: 'shift',
      unit: 'year',
      amount: moved,
      from: 'document',
      keepsGrain: false,
    };
    return { end: of + 2, meaning: { kind: 'within year', month, day, year: shift } };
  }
  if (day !== null && day > daysInMonth(2000, month)) return null;
  return { end: at, meaning: { kind: 'date', month, day, weekday, turn } };
};

/** "-28", " and 28", " to 28" after the first day: taken into the extent, the value is the first day's. */
const pastSecondDay = (words: readonly Word[], at: number): number => {
  if (lowerAt(words, at) !== '-' || wordAt(words, at).spaced) return at;
  return readDayNumber(words, at + 1)?.end ?? at;
};

const readWeekdayBefore = (words: readonly Word[], at: number): { weekday: number; end: number } | null => {
  const weekday = WEEKDAYS.get(lowerAt(words, at));
  if (weekday === undefined || !isCapital(wordAt(words, at))) return null;
  return { weekday, end: past(words, past(words, at + 1, '.'), ',') };
};

/** "Feb. 27", "February 27th, 2019", "February": month first, as American news writes it. */
const monthFirst = (
  words: readonly Word[],
  at: number,
  weekday: number | null,
  turn: Turn,
): Reading | null => {
  const name = readMonthName(words, at);
  if (name === null) return null;
  const day = readDayNumber(words, past(words, name.end, 'the'));
  if (day !== null) return withYear(words, pastSecondDay(words, day.end), name.month, day.day, weekday, turn);
  if (weekday !== null) return null;
  const reading = withYear(words, name.end, name.month, null, null, turn);
  if (reading === null || reading.end > name.end || turn !== null) return reading;
  return bareMonthStands(words, at, name.end) ? reading : null;
};

/** A month alone needs its name in full and a place where a month can stand; "May" and "March" need more. */
const bareMonthStands = (words: readonly Word[], at: number, end: number): boolean => {
  const word = wordAt(words, at);
  const before = lowerAt(words, at - 1) === '-' ? lowerAt(words, at - 2) : lowerAt(words, at - 1);
  const next = wordAt(words, end);
  if (TITLES.has(before) || (before === '.' && TITLES.has(lowerAt(words, at - 2)))) return false;
  if (next.lower === '-' && !next.spaced && lowerAt(words, end + 1) === 'a') return false;
  if (next.lower === "'" && word.lower === 'may') return false;
  if (BEFORE_MONTH.has(before)) return !(word.text === word.text.toUpperCase() && word.text.length < 4);
  if (!COMMON.has(word.lower)) return end > at + 1 || !ABBREVIATED.has(word.lower);
  // "April" and "June" are women's names too: a name or a verb of saying beside them gives them away.
  if (word.lower === 'april' || word.lower === 'june' || word.lower === 'august') {
    return !(next.kind === 'letters' && isCapital(next)) && next.lower !== 'said';
  }
  return false;
};

/** "27 April 2019", "the 3rd of March". */
const dayFirst = (words: readonly Word[], at: number, weekday: number | null): Reading | null => {
  const day = readDayNumber(words, past(words, at, 'the'));
  if (day === null) return null;
  const name = readMonthName(words, past(words, pastSecondDay(words, day.end), 'of'));
  if (name === null) return null;
  const before = wordAt(words, at - 1);
  if (!wordAt(words, at).spaced && /^[.,:$/]$/.test(before.lower) && wordAt(words, at - 2).kind === 'digits')
    return null;
  return withYear(words, name.end, name.month, day.day, weekday, null);
};

export const readCalendarDate = (words: readonly Word[], at: number): Reading | null => {
  const weekday = readWeekdayBefore(words, at);
  if (weekday !== null) {
    const start = past(words, weekday.end, 'the');
    return monthFirst(words, start, weekday.weekday, null) ?? dayFirst(words, start, weekday.weekday);
  }
  const the = lowerAt(words, at) === 'this' && TURNS.has(lowerAt(words, at + 1)) ? at + 1 : at;
  const turn = TURNS.get(lowerAt(words, the));
  if (turn !== undefined) return monthFirst(words, the + 1, null, turn);
  return monthFirst(words, at, null, null) ?? dayFirst(words, at, null);
};

export const calendarDate: Rule = { name: 'calendar date', read: readCalendarDate };
