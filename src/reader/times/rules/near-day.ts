/**
 * Accepts "today", "yesterday", "tomorrow", "the day before yesterday", "tonight", "last night", "this morning",
 * "overnight".
 * Refuses "USA Today", "Yesterday" as a title cannot be told and is taken.
 */
import type { Meaning, Reading, Rule } from '../meaning.js';
import { DAY_PARTS } from '../vocabulary.js';
import { after, isCapital, lowerAt, past, type Word, wordAt } from '../words.js';

const DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

const dayAway = (amount: number): Meaning => ({
  kind: 'shift',
  unit: 'day',
  amount,
  from: 'document',
  keepsGrain: false,
});
const clock = (end: number, amount: number, time: string): Reading => ({
  end,
  meaning: { kind: 'clock', day: dayAway(amount), time },
});

export const readNearDay = (words: readonly Word[], at: number): Reading | null => {
  const word = wordAt(words, at);
  const near = DAYS.get(word.lower);
  if (near !== undefined) {
    const before = wordAt(words, at - 1);
    if (word.lower === 'today' && isCapital(word) && before.kind === 'letters' && isCapital(before))
      return null;
    return { end: at + 1, meaning: dayAway(near) };
  }
  if (word.lower === 'tonight') return clock(at + 1, 0, 'TNI');
  if (word.lower === 'overnight') {
    // "overnight rates", "an overnight success": only the adverb names a night.
    const next = wordAt(words, at + 1);
    const loose =
      next.kind !== 'letters' ||
      ['on', 'in', 'by', 'and', 'from', 'after', 'at', 'into'].includes(next.lower);
    return loose && !['a', 'an', 'the'].includes(lowerAt(words, at - 1)) ? clock(at + 1, -1, 'TNI') : null;
  }
  const the = past(words, at, 'the');
  const before = after(words, the, 'day', 'before', 'yesterday');
  if (before !== null) return { end: before, meaning: dayAway(-2) };
  const afterwards = after(words, the, 'day', 'after', 'tomorrow');
  if (afterwards !== null) return { end: afterwards, meaning: dayAway(2) };
  const part = DAY_PARTS.get(lowerAt(words, at + 1));
  if (part === undefined || lowerAt(words, at + 1).endsWith('s')) return null;
  if (word.lower === 'last') return clock(at + 2, -1, `T${part}`);
  return word.lower === 'this' ? clock(at + 2, 0, `T${part}`) : null;
};

export const nearDay: Rule = { name: 'day near the article', read: readNearDay };
