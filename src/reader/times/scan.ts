/** One walk over the words: at each, the longest reading of any rule, and on from its end. */

import type { Meaning, Reading } from './meaning.js';
import { pastModifier } from './modifiers.js';
import { RULES } from './rules/index.js';
import { type Word, wordAt } from './words.js';

export interface Found {
  /** First word and last, inclusive, as indices into the words. */
  readonly first: number;
  readonly last: number;
  readonly meaning: Meaning;
}

const longestAt = (words: readonly Word[], at: number): Reading | null => {
  let longest: Reading | null = null;
  for (const rule of RULES) {
    const reading = rule.read(words, at);
    if (reading !== null && reading.end > (longest?.end ?? at)) longest = reading;
  }
  return longest;
};

export const findTimes = (words: readonly Word[]): readonly Found[] => {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    if (wordAt(words, at).kind === 'break') {
      at += 1;
      continue;
    }
    const plain = longestAt(words, at);
    const core = pastModifier(words, at);
    const modified = plain === null && core > at ? longestAt(words, core) : null;
    const reading = plain ?? modified;
    if (reading === null) {
      at += 1;
      continue;
    }
    found.push({ first: at, last: reading.end - 1, meaning: reading.meaning });
    at = reading.end;
  }
  return found;
};
