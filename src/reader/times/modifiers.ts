/**
 * Words that belong to a time without changing its value: "late February", "nearly two years", "the end of 1990".
 * TIMEX3 keeps them in the extent; the value is that of the time itself.
 */
import { after, lowerAt, type Word, wordAt } from './words.js';

const SINGLE = new Set([
  'late',
  'early',
  'mid',
  'earlier',
  'later',
  'about',
  'nearly',
  'almost',
  'around',
  'roughly',
  'approximately',
  'over',
  'sometime',
  'only',
  'exactly',
  'barely',
  'toward',
  'fully',
]);
const PHRASES: readonly (readonly string[])[] = [
  ['more', 'than'],
  ['less', 'than'],
  ['fewer', 'than'],
  ['no', 'more', 'than'],
  ['at', 'least'],
  ['at', 'most'],
  ['up', 'to'],
  ['as', 'early', 'as'],
  ['as', 'late', 'as'],
  ['the', 'end', 'of'],
  ['the', 'beginning', 'of'],
  ['the', 'start', 'of'],
  ['the', 'middle', 'of'],
  ['the', 'rest', 'of'],
  ['the', 'close', 'of'],
  ['end', 'of'],
  ['start', 'of'],
  ['beginning', 'of'],
  ['the', 'late'],
  ['the', 'early'],
  ['the', 'mid'],
  ['earlier', 'in'],
  ['later', 'in'],
  ['late', 'in'],
  ['early', 'in'],
  ['earlier', 'on'],
  ['later', 'on'],
  ['late', 'on'],
  ['early', 'on'],
  ['the', 'latter', 'half', 'of'],
  ['much', 'of'],
  ['most', 'of'],
];

/** Index after a modifier at `at`, or `at` where there is none. */
export const pastModifier = (words: readonly Word[], at: number): number => {
  const lower = lowerAt(words, at);
  const opens = STARTS.has(lower);
  if (!opens) return at;
  let longest = SINGLE.has(lower) ? at + 1 : at;
  for (const phrase of PHRASES) {
    const end = after(words, at, ...phrase);
    if (end !== null && end > longest) longest = end;
  }
  const hyphen = longest > at && lowerAt(words, longest) === '-' && !wordAt(words, longest).spaced;
  return hyphen ? longest + 1 : longest;
};

const STARTS: ReadonlySet<string> = new Set([...SINGLE, ...PHRASES.map(([first]) => first ?? '')]);
