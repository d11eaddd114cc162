/**
 * Accepts "the 1950s", "the '80s", "the nineties", "the 20th century", "the turn of the century".
 * Refuses "in his 30s" and temperatures "in the 50s" (no century before, no apostrophe, a possessive before).
 * Values follow TempEval-3: 195 for the 1950s, 19 for the twentieth century.
 */
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { readDecade, readOrdinal } from '../numbers.js';
import { after, lowerAt, past, type Word } from '../words.js';

const AGE = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your']);

export const readDecadeOrCentury = (words: readonly Word[], at: number): Reading | null => {
  const turn = after(words, at, 'the', 'turn', 'of', 'the', 'century');
  if (turn !== null) return valueReading(turn, 'DATE', '2000');
  const start = past(words, at, 'the');
  const decade = AGE.has(lowerAt(words, start - 1)) ? null : readDecade(words, start);
  if (decade !== null) {
    if (/^[a-z]+$/.test(lowerAt(words, start)) && start === at && lowerAt(words, at - 1) !== '-') return null;
    return valueReading(decade.end, 'DATE', decade.value);
  }
  const ordinal = readOrdinal(words, start);
  if (ordinal === null || ordinal.value < 1 || ordinal.value > 22) return null;
  const century =
    after(words, past(words, ordinal.end, '-'), 'century') ?? after(words, ordinal.end, 'centuries');
  return century === null ? null : valueReading(century, 'DATE', String(ordinal.value - 1).padStart(2, '0'));
};

export const decade: Rule = { name: 'decade or century', read: readDecadeOrCentury };
