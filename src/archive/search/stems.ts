/**
 * Text → stems, the same way for what is kept and for what is asked (Porter's stemmer, M. F. Porter 1980). Words are
 * lower-cased; accents are folded so that "Erdogan" finds "Erdoğan".
 */
import { readFileSync } from 'node:fs';
import { stemmer } from 'stemmer';
import { cutWords, wordPattern } from './words.js';

export interface Word {
  readonly stem: string;
  /** Half-open, in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

const { words: STOP_WORDS } = JSON.parse(
  readFileSync(new URL('./data/stop-words.json', import.meta.url), 'utf8'),
) as { readonly words: readonly string[] };
const STOPPED: ReadonlySet<string> = new Set(STOP_WORDS);

/** Longer runs are no words but keys and pictures; cut, they still find themselves. */
const MAX_LENGTH = 40;
/** Words whose stems are remembered; the rest is worked out again. They cover nearly all running text. */
const MAX_REMEMBERED = 60_000;
const remembered = new Map<string, string | null>();

/** How often each stem occurs; stop words are left out. Of many texts `createStemCounter` (counter.ts) knows it sooner. */
export function stemsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of cutWords(text)) {
    const stem = stemOf(word);
    if (stem !== null) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** The words that count, with their places: for phrases and snippets. */
export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(wordPattern())) {
    const stem = stemOf(match[0]);
    if (stem !== null) yield { stem, start: match.index, end: match.index + match[0].length };
  }
}

/** A word's stem; null for a stop word. */
export function stemOf(word: string): string | null {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const plain = folded(word).slice(0, MAX_LENGTH);
  // "US" is a country and "us" is not; so too "IT", "WHO".
  const stopped = plain === '' || (STOPPED.has(plain) && !isAcronym(word));
  const stem = stopped ? null : stemmer(plain);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  if (word.length <= MAX_LENGTH) remembered.set(word, stem);
  return stem;
}

/** The word without case and accents. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}
