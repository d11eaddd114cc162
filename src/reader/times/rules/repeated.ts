/**
 * Accepts "daily", "every Friday", "each year", "every two weeks", "Tuesdays", "annually", "twice a week".
 * Refuses "the Daily Telegraph", "each of the past three years", "every second", "annual" and "quarterly" as
 * adjectives of reports and meetings.
 */
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { readQuantity } from '../numbers.js';
import { DAY_PARTS, MONTHS, SEASONS, UNITS, WEEKDAYS } from '../vocabulary.js';
import { isCapital, lowerAt, type Word, wordAt } from '../words.js';
import { durationValue } from './duration.js';

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['monthly', 'P1M'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
]);

const two = (n: number): string => String(n).padStart(2, '0');

export const readRepeated = (words: readonly Word[], at: number): Reading | null => {
  const word = wordAt(words, at);
  const adverb = ADVERBS.get(word.lower);
  if (adverb !== undefined) {
    const before = wordAt(words, at - 1);
    const title = isCapital(word) && (before.kind !== 'break' || isCapital(wordAt(words, at + 1)));
    return title ? null : valueReading(at + 1, 'SET', adverb);
  }
  if (word.lower === 'once' || word.lower === 'twice') {
    const unit = UNITS.get(lowerAt(words, at + 2));
    const a = lowerAt(words, at + 1);
    return unit !== undefined && (a === 'a' || a === 'an')
      ? valueReading(at + 3, 'SET', durationValue(unit, 1))
      : null;
  }
  const plural =
    word.lower.endsWith('s') && isCapital(word) ? WEEKDAYS.get(word.lower.slice(0, -1)) : undefined;
  if (plural !== undefined && word.text.length > 5) return valueReading(at + 1, 'SET', `XXXX-WXX-${plural}`);
  if (word.lower !== 'every' && word.lower !== 'each') return null;
  const named = lowerAt(words, at + 1);
  const weekday = WEEKDAYS.get(named);
  if (weekday !== undefined && isCapital(wordAt(words, at + 1))) {
    const part = DAY_PARTS.get(lowerAt(words, at + 2));
    return valueReading(
      part === undefined ? at + 2 : at + 3,
      'SET',
      `XXXX-WXX-${weekday}${part === undefined ? '' : `T${part}`}`,
    );
  }
  const month = MONTHS.get(named);
  if (month !== undefined && isCapital(wordAt(words, at + 1)))
    return valueReading(at + 2, 'SET', `XXXX-${two(month)}`);
  const season = SEASONS.get(named);
  if (season !== undefined) return valueReading(at + 2, 'SET', `XXXX-${season}`);
  const part = DAY_PARTS.get(named);
  if (part !== undefined) return valueReading(at + 2, 'SET', `XXXX-XX-XXT${part}`);
  if (named === 'other') {
    const unit = UNITS.get(lowerAt(words, at + 2));
    return unit === undefined ? null : valueReading(at + 3, 'SET', durationValue(unit, 2));
  }
  const quantity = readQuantity(words, at + 1);
  const unit = UNITS.get(lowerAt(words, quantity?.end ?? at + 1));
  if (unit === undefined || unit === 'second' || (quantity !== null && quantity.count === null)) return null;
  return valueReading((quantity?.end ?? at + 1) + 1, 'SET', durationValue(unit, quantity?.count ?? 1));
};

export const repeated: Rule = { name: 'repeated time', read: readRepeated };
