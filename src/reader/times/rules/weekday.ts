/**
 * Accepts "Tuesday", "last Tuesday", "this coming Sunday", "Tuesday's".
 * Refuses "Sun" the newspaper and "sat" the verb: short forms stand only before a date (see calendar-date).
 * "Bloody Sunday", "Black Friday" and "Good Friday" are names of days, not weekdays of this week.
 */
import type { Reading, Rule, Turn } from '../meaning.js';
import { ABBREVIATED, WEEKDAYS } from '../vocabulary.js';
import { after, isCapital, lowerAt, type Word, wordAt } from '../words.js';

const NAMED = new Set([
  'bloody',
  'black',
  'good',
  'palm',
  'easter',
  'ash',
  'holy',
  'super',
  'cyber',
  'maundy',
  'shrove',
  'fat',
]);

const readTurn = (words: readonly Word[], at: number): { turn: Turn; end: number } => {
  const start = lowerAt(words, at) === 'the' ? at + 1 : at;
  const past =
    after(words, start, 'this', 'past') ??
    after(words, start, 'last') ??
    after(words, start, 'past') ??
    after(words, start, 'previous');
  if (past !== null) return { turn: 'last', end: past };
  const coming = after(words, start, 'this', 'coming') ?? after(words, start, 'coming');
  if (coming !== null) return { turn: 'this', end: coming };
  const next = after(words, start, 'next') ?? after(words, start, 'following');
  if (next !== null) return { turn: 'next', end: next };
  const now = after(words, start, 'this');
  return now === null ? { turn: null, end: at } : { turn: 'this', end: now };
};

export const readWeekday = (words: readonly Word[], at: number): Reading | null => {
  const { turn, end } = readTurn(words, at);
  const word = wordAt(words, end);
  const weekday = WEEKDAYS.get(word.lower);
  if (weekday === undefined || ABBREVIATED.has(word.lower) || !isCapital(word)) return null;
  if (NAMED.has(lowerAt(words, end - 1)) && isCapital(wordAt(words, end - 1))) return null;
  return { end: end + 1, meaning: { kind: 'weekday', weekday, turn } };
};

export const weekday: Rule = { name: 'weekday', read: readWeekday };
