/**
 * Accepts "2019-04-27", "2019-04-27T14:30", "2019/04/27", "04/27/2019", "27.04.2019", "4/27/98".
 * Refuses "24/7", "9/11", scores, fractions ("1/2"), telephone numbers, versions ("1.2.3").
 */
import { clockValue, dayOf, daysInMonth, dayValue } from '../calendar.js';
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { type Word, wordAt } from '../words.js';

const SEPARATORS = new Set(['-', '/', '.']);

const dateReading = (end: number, year: number, month: number, day: number): Reading | null => {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return valueReading(end, 'DATE', dayValue(dayOf(year, month, day)));
};

/** Digits with nothing glued before or behind: not a piece of a longer number. */
const standsAlone = (words: readonly Word[], at: number, end: number): boolean => {
  const before = wordAt(words, at - 1);
  const next = wordAt(words, end);
  const glued = !wordAt(words, at).spaced && (SEPARATORS.has(before.lower) || before.kind === 'letters');
  const followed =
    !next.spaced && (next.kind === 'digits' || (next.lower !== '.' && SEPARATORS.has(next.lower)));
  return !glued && !followed;
};

export const readNumericDate = (words: readonly Word[], at: number): Reading | null => {
  const [a, mark, b, other, c] = [0, 1, 2, 3, 4].map((i) => wordAt(words, at + i));
  if (a === undefined || b === undefined || c === undefined || mark === undefined || other === undefined)
    return null;
  if (a.kind !== 'digits' || b.kind !== 'digits' || c.kind !== 'digits') return null;
  if (!SEPARATORS.has(mark.lower) || mark.lower !== other.lower) return null;
  if (mark.spaced || b.spaced || other.spaced || c.spaced || a.text.length > 4 || c.text.length > 4)
    return null;
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  if (a.text.length === 4 && c.text.length <= 2) {
    // An ISO date-time: "2019-04-27T14:30".
    const hour = wordAt(words, at + 6);
    const minute = wordAt(words, at + 8);
    if (
      wordAt(words, at + 5).lower === 't' &&
      hour.kind === 'digits' &&
      minute.kind === 'digits' &&
      Number(hour.text) < 24
    ) {
      const date = dateReading(at + 9, x, y, z);
      if (date?.meaning.kind === 'value') {
        return valueReading(
          at + 9,
          'TIME',
          date.meaning.value + clockValue(Number(hour.text), Number(minute.text)),
        );
      }
    }
    return standsAlone(words, at, at + 5) ? dateReading(at + 5, x, y, z) : null;
  }
  if (!standsAlone(words, at, at + 5) || a.text.length > 2 || b.text.length > 2) return null;
  const short = c.text.length === 2;
  if (c.text.length !== 4 && !(short && mark.lower === '/')) return null;
  const year = short ? z + (z < 50 ? 2000 : 1900) : z;
  if (year < 1500 || year > 2199) return null;
  // The American order unless it is no date, or dots show the European one.
  return mark.lower === '.' || x > 12 ? dateReading(at + 5, year, y, x) : dateReading(at + 5, year, x, y);
};

export const numericDate: Rule = { name: 'numeric date', read: readNumericDate };
