/**
 * Accepts "now", "currently", "recently", "the future", "the past", "nowadays", "these days", "at this time".
 * Refuses "now that", "by now", "the past two years" (a duration), "in future tense", "the futures market", "once",
 * "then", "already", "still": too seldom a time to be worth a line of the record.
 */
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { after, lowerAt, past, type Word, wordAt } from '../words.js';

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['lately', 'PAST_REF'],
]);
const PHRASES: readonly (readonly [string, readonly string[]])[] = [
  ['FUTURE_REF', ['the', 'future']],
  ['FUTURE_REF', ['the', 'near', 'future']],
  ['FUTURE_REF', ['the', 'foreseeable', 'future']],
  ['FUTURE_REF', ['the', 'near', 'term']],
  ['FUTURE_REF', ['the', 'short', 'term']],
  ['FUTURE_REF', ['as', 'soon', 'as', 'possible']],
  ['PAST_REF', ['the', 'past']],
  ['PAST_REF', ['the', 'recent', 'past']],
  ['PAST_REF', ['not', 'long', 'ago']],
  ['PAST_REF', ['long', 'ago']],
  ['PRESENT_REF', ['these', 'days']],
  ['PRESENT_REF', ['the', 'present']],
  ['PRESENT_REF', ['at', 'present']],
];

export const readVagueReference = (words: readonly Word[], at: number): Reading | null => {
  const word = lowerAt(words, at);
  const start = word === 'just' || word === 'right' || word === 'until' ? at + 1 : at;
  const single = SINGLE.get(lowerAt(words, start));
  if (single !== undefined) {
    if (
      lowerAt(words, start + 1) === 'that' ||
      (lowerAt(words, start + 1) === '-' && !wordAt(words, start + 1).spaced)
    )
      return null;
    return valueReading(start + 1, 'DATE', single);
  }
  if (word === 'future' && lowerAt(words, at - 1) === 'in') return valueReading(at + 1, 'DATE', 'FUTURE_REF');
  if (
    word !== 'the' &&
    word !== 'these' &&
    word !== 'as' &&
    word !== 'not' &&
    word !== 'long' &&
    word !== 'at'
  )
    return null;
  for (const [value, phrase] of PHRASES) {
    const end = after(words, at, ...phrase);
    if (end === null) continue;
    // "the past leader", "the future king": only the noun is a time.
    const next = wordAt(words, end);
    const noun = next.kind !== 'letters' || past(words, end, 'of') > end || NOT_NOUNS.has(next.lower);
    if (noun) return valueReading(end, 'DATE', value);
  }
  return null;
};

const NOT_NOUNS = new Set([
  'and',
  'or',
  'but',
  'when',
  'is',
  'was',
  'will',
  'has',
  'have',
  'to',
  'for',
  'in',
  'as',
  'that',
  'with',
  'by',
  'he',
  'she',
  'it',
  'they',
  'we',
  'i',
  'the',
  'on',
  'at',
  'if',
  'would',
  'could',
  'may',
  'said',
]);

export const vagueReference: Rule = { name: 'vague reference', read: readVagueReference };
