/**
 * Accepts "five weeks ago", "a year earlier", "two days later", "a decade ago", "ten days from now", "years ago",
 * "the day after", "a week or so ago".
 * Refuses "a short time ago", "no later", "sooner or later", "five years longer".
 * "Five weeks after the talks broke down" measures a stretch: that is the duration rule's.
 */
import { type Reading, type Rule, shiftReading, valueReading } from '../meaning.js';
import { readQuantity } from '../numbers.js';
import { isPlural, UNITS, type Unit } from '../vocabulary.js';
import { after, lowerAt, past, type Word } from '../words.js';
import { durationValue } from './duration.js';

const LONGER: ReadonlyMap<Unit, readonly [Unit, number]> = new Map<Unit, readonly [Unit, number]>([
  ['fortnight', ['week', 2]],
  ['decade', ['year', 10]],
  ['century', ['year', 100]],
  ['millennium', ['year', 1000]],
  ['night', ['day', 1]],
  ['weekend', ['week', 1]],
]);

/** What sets the distance: from the article ("ago") or from the time last named ("earlier", "later"). */
const readDirection = (
  words: readonly Word[],
  at: number,
): { end: number; sign: number; from: 'document' | 'mention' } | null => {
  const start = after(words, at, 'or', 'so') ?? at;
  const word = lowerAt(words, start);
  if (word === 'ago') return { end: start + 1, sign: -1, from: 'document' };
  if (word === 'hence') return { end: start + 1, sign: 1, from: 'document' };
  const now = after(words, start, 'from', 'now') ?? after(words, start, 'from', 'today');
  if (now !== null) return { end: now, sign: 1, from: 'document' };
  if (word === 'earlier' || word === 'previously') return { end: start + 1, sign: -1, from: 'mention' };
  if (word === 'later' || word === 'afterward' || word === 'afterwards')
    return { end: start + 1, sign: 1, from: 'mention' };
  return null;
};

export const readDistance = (words: readonly Word[], at: number): Reading | null => {
  const amount = readQuantity(words, at) ?? { end: at, count: null, article: false };
  const unitAt = past(words, past(words, amount.end, '-'), 'full');
  const named = lowerAt(words, unitAt);
  const unit = UNITS.get(named);
  if (unit === undefined || (amount.end === at && !isPlural(named))) return null;
  const direction = readDirection(words, unitAt + 1);
  if (direction === null) return null;
  const reference = direction.sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  // "a few days later" measures from a time we may know, but not how far: TimeBank keeps the length.
  if (amount.count === null && direction.from === 'mention') {
    return valueReading(direction.end, 'DURATION', durationValue(unit, null));
  }
  if (amount.count === null) return valueReading(direction.end, 'DATE', reference);
  const [base, times] = LONGER.get(unit) ?? [unit, 1];
  const whole = Math.round(amount.count * times);
  return shiftReading(direction.end, base, direction.sign * whole, direction.from, amount.article);
};

export const distance: Rule = { name: 'distance in time', read: readDistance };
