/**
 * Accepts "last week", "this month", "next year", "the past year", "the following month", "that year", "the same
 * day", "the weekend", "the quarter", "the year-earlier period", "the latest quarter", "the current year".
 * Refuses "the day" and "the time" by themselves, "this time", "last minute", "next door", "the last hours of".
 */
import { type Reading, type Rule, shiftReading, valueReading } from '../meaning.js';
import { UNITS, type Unit } from '../vocabulary.js';
import { after, lowerAt, past, type Word, wordAt } from '../words.js';

const DOCUMENT: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['past', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
]);
const MENTION: ReadonlyMap<string, number> = new Map([
  ['following', 1],
  ['previous', -1],
  ['preceding', -1],
  ['same', 0],
  ['very', 0],
]);
const WHOLE: ReadonlySet<Unit> = new Set<Unit>([
  'day',
  'week',
  'weekend',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
]);

const readWhole = (words: readonly Word[], at: number): { unit: Unit; end: number } | null => {
  const start = past(words, past(words, past(words, at, 'fiscal'), 'full'), 'calendar');
  const word = lowerAt(words, start);
  const unit = UNITS.get(word);
  if (unit === undefined || !WHOLE.has(unit) || (word.endsWith('s') && unit !== 'century')) return null;
  const next = wordAt(words, start + 1);
  if (next.lower === '-' && !next.spaced && lowerAt(words, start + 2) !== 'long') return null;
  return { unit, end: start + 1 };
};

/** "year-earlier", "year-ago", and the period they are set before. */
const readYearEarlier = (words: readonly Word[], at: number): Reading | null => {
  const start = past(words, past(words, at, 'the'), 'comparable');
  const end = after(words, start, 'year', '-', 'earlier') ?? after(words, start, 'year', '-', 'ago');
  if (end === null) return null;
  const period = /^(?:period|quarter)$/.test(lowerAt(words, end)) ? end + 1 : end;
  return shiftReading(period, 'year', -1, 'document', true);
};

export const readNearUnit = (words: readonly Word[], at: number): Reading | null => {
  const earlier = readYearEarlier(words, at);
  if (earlier !== null) return earlier;
  const the = past(words, at, 'the');
  const start =
    lowerAt(words, the) === 'this' && /^(?:past|coming|same)$/.test(lowerAt(words, the + 1)) ? the + 1 : the;
  const head = lowerAt(words, start);
  const latest =
    head === 'latest' ? (after(words, start + 1, 'quarter') ?? after(words, start + 1, 'period')) : null;
  if (latest !== null) return shiftReading(latest, 'quarter', 0, 'mention');

  const near = DOCUMENT.get(head);
  if (near !== undefined) {
    const whole = readWhole(words, start + 1);
    if (whole === null || whole.unit === 'day') return null;
    // "the past year", "the last decade": the stretch that ends now, not the calendar's.
    if (start > at && near === -1 && head === 'past' && whole.unit !== 'weekend') {
      return whole.unit === 'year' || whole.unit === 'week' || whole.unit === 'month'
        ? valueReading(whole.end, 'DURATION', `P1${whole.unit.charAt(0).toUpperCase()}`)
        : valueReading(
            whole.end,
            'DURATION',
            whole.unit === 'decade' ? 'P10Y' : whole.unit === 'quarter' ? 'P3M' : 'P100Y',
          );
    }
    if (near === -1 && head === 'past' && start === at) return null;
    return shiftReading(whole.end, whole.unit, near);
  }
  const moved = MENTION.get(head) ?? (head === 'next' && start > at ? 1 : undefined);
  if (moved !== undefined && start > at) {
    const whole = readWhole(words, start + 1);
    return whole === null ? null : shiftReading(whole.end, whole.unit, moved, 'mention');
  }
  if (head === 'that' && start === at) {
    const same = past(words, start + 1, 'same');
    const whole = readWhole(words, same);
    return whole === null ? null : shiftReading(whole.end, whole.unit, 0, 'mention');
  }
  if (the === at) return null;
  const whole = readWhole(words, the);
  if (whole === null) return null;
  // News of "the weekend" is news of the one just past.
  if (whole.unit === 'weekend') return shiftReading(whole.end, 'weekend', -1);
  if (whole.unit === 'quarter')
    return lowerAt(words, whole.end) === 'of' ? null : shiftReading(whole.end, 'quarter', 0, 'mention');
  if (whole.unit === 'week' || whole.unit === 'month')
    return lowerAt(words, whole.end) === 'of' ? null : shiftReading(whole.end, whole.unit, 0);
  if (whole.unit === 'year')
    return lowerAt(words, at - 1) === 'for'
      ? valueReading(whole.end, 'DURATION', 'P1Y')
      : shiftReading(whole.end, 'year', 0);
  return null;
};

export const nearUnit: Rule = { name: 'unit near the article or the last time', read: readNearUnit };
