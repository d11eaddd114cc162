/**
 * Counts the stems of many texts, as numbers: every word of every article that is stored passes here. A word is known
 * again by its letters where they stand, so that it is cut out and stemmed once for all texts.
 */
import { stemOf } from './stems.js';
import { isOfWord, isSurrogate, wordPattern } from './words.js';

export interface StemCounter {
  /** Every stem that occurred so far, each once. They are known by their places here. */
  readonly stems: readonly string[];
  /** How many words it has learnt. */
  readonly size: number;
  /**
   * Calls with each stem of a text and how often it occurs, stop words left out: the same as `stemsOf`, in its order.
   * @returns what the counts add up to
   */
  count(text: string, call: (stem: number, count: number) => void): number;
}

const STOP_WORD = -1;
/** FNV-1a, 32 bits, over code units. */
const [HASH_START, HASH_FACTOR] = [0x811c9dc5, 0x01000193];

export function createStemCounter(): StemCounter {
  const table = createWordTable();
  const stems: string[] = [];
  const places = new Map<string, number>();
  /** How often each stem has occurred in the text at hand, and which have. */
  const tally: number[] = [];
  let touched: number[] = [];

  function placeOf(word: string): number {
    const stem = stemOf(word);
    if (stem === null) return STOP_WORD;
    const known = places.get(stem);
    if (known !== undefined) return known;
    places.set(stem, stems.length);
    tally.push(0);
    return stems.push(stem) - 1;
  }

  function learn(word: string, hash: number): number {
    const place = placeOf(word);
    table.put(word, hash, place);
    return place;
  }

  function add(text: string, start: number, end: number, hash: number): void {
    const stem = table.find(text, start, end, hash) ?? learn(text.slice(start, end), hash);
    if (stem === STOP_WORD) return;
    const count = tally[stem] ?? 0;
    if (count === 0) touched.push(stem);
    tally[stem] = count + 1;
  }

  /** @returns false where the text has characters of two code units, which are not told apart here */
  function addAll(text: string): boolean {
    const { length } = text;
    for (let index = 0; index < length; index += 1) {
      let unit = text.charCodeAt(index);
      if (isSurrogate(unit)) return false;
      if (!isOfWord(unit)) continue;
      const start = index;
      let hash = HASH_START;
      do {
        hash = Math.imul(hash ^ unit, HASH_FACTOR);
        index += 1;
        if (index === length) break;
        unit = text.charCodeAt(index);
      } while (isOfWord(unit));
      add(text, start, index, hash);
      if (isSurrogate(unit)) return false;
    }
    return true;
  }

  function handOver(call: (stem: number, count: number) => void): number {
    let length = 0;
    for (const stem of touched) {
      const count = tally[stem] ?? 0;
      call(stem, count);
      length += count;
      tally[stem] = 0;
    }
    touched = [];
    return length;
  }

  return {
    stems,
    get size() {
      return table.size;
    },
    count(text, call) {
      if (!addAll(text)) {
        handOver(() => {});
        for (const [word] of text.matchAll(wordPattern())) add(word, 0, word.length, hashOf(word));
      }
      return handOver(call);
    },
  };
}

function hashOf(word: string): number {
  let hash = HASH_START;
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), HASH_FACTOR);
  }
  return hash;
}

/** A power of two, as is every size after it. */
const FIRST_SLOTS = 4096;

/** Words and a value for each, found by a hash that is known already: open addressing, at most half full. */
function createWordTable() {
  const words: string[] = [];
  const hashes: number[] = [];
  const values: number[] = [];
  /** One more than the number of a word, 0 where a slot is free. */
  let slots = new Int32Array(FIRST_SLOTS);

  function fill(hash: number, word: number): void {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = word + 1;
  }

  return {
    get size() {
      return words.length;
    },
    /** The value of the word that stands there in the text. */
    find(text: string, start: number, end: number, hash: number): number | undefined {
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const word = (slots[slot] ?? 0) - 1;
        if (word < 0) return undefined;
        if (hashes[word] === hash && standsAt(words[word] ?? '', text, start, end)) return values[word];
      }
    },
    put(word: string, hash: number, value: number): void {
      words.push(word);
      hashes.push(hash);
      values.push(value);
      if (words.length * 2 <= slots.length) {
        fill(hash, words.length - 1);
        return;
      }
      slots = new Int32Array(slots.length * 2);
      hashes.forEach(fill);
    },
  };
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}
