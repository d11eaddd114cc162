/** One walk over the words: at each, the longest reading of any rule, and on from its end. */

import type { Meaning, Reading } from './meaning.js';
import { pastModifier } from './modifiers.js';
import { RULES } from './rules/index.js';
import {
  CLOCK_WORDS,
  DAY_PARTS,
  DECADE_NAMES,
  HOLIDAYS,
  MONTHS,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from './vocabulary.js';
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

const NEVER = Number.MAX_SAFE_INTEGER;
/** No reading has more words than this before the word that tells it is a time. */
const REACH = 7;

const TELLING: ReadonlySet<string> = new Set([
  ...[MONTHS, WEEKDAYS, UNITS, SEASONS, DAY_PARTS, CLOCK_WORDS, DECADE_NAMES].flatMap((table) => [
    ...table.keys(),
  ]),
  ...[...WEEKDAYS.keys()].map((name) => `${name}s`),
  ...[...HOLIDAYS.keys()].map((name) => name.split(/[ ']/)[0] ?? name),
  ...[
    'today',
    'yesterday',
    'tomorrow',
    'tonight',
    'overnight',
    'now',
    'nowadays',
    'currently',
    'presently',
    'present',
  ],
  ...[
    'recently',
    'lately',
    'past',
    'future',
    'term',
    'ago',
    'possible',
    'half',
    'am',
    'pm',
    'm',
    'clock',
    'period',
  ],
  ...[
    'hourly',
    'daily',
    'nightly',
    'weekly',
    'monthly',
    'yearly',
    'annually',
    'nineteen',
    'eighteen',
    'thousand',
  ],
]);

/** For each word the index of the next one, itself included, that can tell of a time: a number, a unit, a month. */
const nextTelling = (words: readonly Word[]): readonly number[] => {
  const next = new Array<number>(words.length);
  let nearest = NEVER;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = wordAt(words, at);
    if (word.kind === 'digits' || TELLING.has(word.lower)) nearest = at;
    next[at] = nearest;
  }
  return next;
};

export const findTimes = (words: readonly Word[]): readonly Found[] => {
  const found: Found[] = [];
  const near = nextTelling(words);
  for (let at = 0; at < words.length; ) {
    if (wordAt(words, at).kind === 'break' || (near[at] ?? NEVER) - at > REACH) {
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
