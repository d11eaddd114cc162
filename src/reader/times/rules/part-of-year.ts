/**
 * Accepts "the third quarter", "third-quarter", "Q3 2019", "the first half of 2019", "last spring", "this summer",
 * "the winter of 1994", "spring 2019", "next year's first quarter", "the 1988 second quarter".
 * Refuses "to spring", "the fall of Kabul", "spring a surprise", "first half" of a match with no year, "Prague Spring".
 */
import type { Reading, Rule, Turn } from '../meaning.js';
import { readOrdinal, readYear } from '../numbers.js';
import { SEASONS } from '../vocabulary.js';
import { after, isCapital, lowerAt, past, type Word, wordAt } from '../words.js';

const TURNS: ReadonlyMap<string, Turn> = new Map([
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
  ['this', 'this'],
  ['next', 'next'],
  ['coming', 'next'],
]);
const ENTRY = new Set(['in', 'since', 'by', 'until', 'during', 'late', 'early', 'mid', 'through']);

const reading = (end: number, code: string, year: number | null, turn: Turn): Reading => ({
  end,
  meaning: { kind: 'part of year', code, year, turn },
});

/** ", 2019", "of 2019", "of last year" after the part. */
const withYear = (words: readonly Word[], at: number, code: string, turn: Turn): Reading => {
  const of = past(words, past(words, at, ','), 'of');
  const year = readYear(words, past(words, past(words, of, 'fiscal'), 'year'));
  if (year !== null && year.year >= 1700) return reading(year.end, code, year.year, null);
  const named = past(words, of, 'the');
  const moved = TURNS.get(lowerAt(words, named));
  if (moved !== undefined && moved !== null && lowerAt(words, named + 1) === 'year')
    return reading(named + 2, code, null, moved);
  return reading(at, code, null, turn);
};

const readSeason = (words: readonly Word[], at: number, turn: Turn, introduced: boolean): Reading | null => {
  const code = SEASONS.get(lowerAt(words, at));
  if (code === undefined) return null;
  const dated = withYear(words, at + 1, code, turn);
  if (turn !== null || dated.end > at + 1) return dated;
  const before = lowerAt(words, at - 1);
  if (!introduced || isCapital(wordAt(words, at)) || lowerAt(words, at + 1) === 'of') return null;
  // "fall" is a noun and a verb of its own: only "in the fall" is the season.
  const entered = ENTRY.has(before) || (before === 'the' && ENTRY.has(lowerAt(words, at - 2)));
  return entered ? dated : null;
};

/** "third quarter", "third-quarter", "first half": the code and where it ends. */
const readFraction = (words: readonly Word[], at: number): { code: string; end: number } | null => {
  const start = past(words, past(words, past(words, at, 'fiscal'), '-'), 'fiscal');
  const short = wordAt(words, start);
  if (
    short.lower === 'q' &&
    isCapital(short) &&
    /^[1-4]$/.test(lowerAt(words, start + 1)) &&
    !wordAt(words, start + 1).spaced
  ) {
    return { code: `Q${lowerAt(words, start + 1)}`, end: start + 2 };
  }
  const ordinal = readOrdinal(words, start);
  const number = ordinal?.value ?? (lowerAt(words, start) === 'last' ? 2 : 0);
  const end = past(words, past(words, ordinal?.end ?? start + 1, '-'), 'fiscal');
  if (number < 1 || number > 4) return null;
  const unit = lowerAt(words, end);
  if ((unit === 'quarter' || unit === 'quarters') && ordinal !== null) {
    // A quarter of a match, of the people: money and years keep calendars, the rest does not.
    return lowerAt(words, end + 1) === 'of' &&
      lowerAt(words, end + 2) === 'the' &&
      lowerAt(words, end + 3) !== 'year'
      ? null
      : { code: `Q${number}`, end: end + 1 };
  }
  return unit === 'half' && number <= 2 ? { code: `H${number}`, end: end + 1 } : null;
};

export const readPartOfYear = (words: readonly Word[], at: number): Reading | null => {
  const owned = after(words, at + 1, 'year', "'", 's');
  const ownTurn = owned === null ? undefined : TURNS.get(lowerAt(words, at));
  if (owned !== null && ownTurn !== undefined) {
    const fraction = readFraction(words, owned);
    return fraction === null ? null : reading(fraction.end, fraction.code, null, ownTurn);
  }
  let start = past(words, at, 'the');
  const stated = readYear(words, start);
  if (stated !== null && stated.year >= 1700) {
    const fraction = readFraction(words, stated.end);
    if (fraction !== null) return reading(fraction.end, fraction.code, stated.year, null);
  }
  const ago = after(words, start, 'year', '-', 'ago') ?? after(words, start, 'year', '-', 'earlier');
  if (ago !== null) {
    const fraction = readFraction(words, ago);
    return fraction === null ? null : reading(fraction.end, fraction.code, null, 'last');
  }
  let turn: Turn = null;
  if (
    lowerAt(words, start) === 'this' &&
    (lowerAt(words, start + 1) === 'past' || lowerAt(words, start + 1) === 'coming')
  )
    start += 1;
  const stated2 = TURNS.get(lowerAt(words, start));
  if (stated2 !== undefined && !readFraction(words, start)) {
    turn = stated2;
    start += 1;
  }
  const fraction = readFraction(words, start);
  if (fraction !== null) {
    const dated = withYear(words, fraction.end, fraction.code, turn);
    // "the first half" with no year may be of a match.
    return fraction.code.startsWith('H') && dated.end === fraction.end ? null : dated;
  }
  return readSeason(words, start, turn, start > at || ENTRY.has(lowerAt(words, at - 1)));
};

export const partOfYear: Rule = { name: 'part of a year', read: readPartOfYear };
