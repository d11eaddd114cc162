/**
 * What is kept of each report to see at a glance whether another is like it: numbers in one long row, since whole traits
 * would be too much, and each report is held against hundreds.
 */
import type { Traits } from './traits.js';
import { numberOf } from './words.js';

export interface Sketches {
  /** Adds one under the next number, from 0. */
  add(traits: Traits): void;
  /** How many there are. */
  readonly count: number;
  /** Whether the report under a number is like this one, of two that share a party: in kind, another party, or a word. */
  likeTo(traits: Traits): (number: number) => boolean;
}

/** Of each report: its kind, how many parties and words follow, then these. */
const HEAD = 3;
const NO_KIND = -1;
/** Marks of a report's words, by their last bits: most others are told apart here. */
const MARKS = 256;

export function createSketches(): Sketches {
  let rows = new Int32Array(1024);
  let starts = new Int32Array(256);
  let end = 0;
  let count = 0;
  const marked = new Uint8Array(MARKS);

  return {
    get count() {
      return count;
    },
    add(traits) {
      const row = rowOf(traits);
      if (end + row.length > rows.length) rows = longer(rows, end + row.length);
      if (count === starts.length) starts = longer(starts, count + 1);
      starts[count] = end;
      rows.set(row, end);
      end += row.length;
      count += 1;
    },
    likeTo(traits) {
      const [kind = NO_KIND, parties = 0, words = 0, ...rest] = rowOf(traits);
      const own = Int32Array.from(rest);
      marked.fill(0);
      for (let at = parties; at < parties + words; at += 1) marked[markOf(own[at] ?? 0)] = 1;
      // plain loops over plain numbers: this is asked some hundred times for each report
      return (number) => {
        const start = starts[number] ?? 0;
        if (kind !== NO_KIND && rows[start] === kind) return true;
        const theirParties = start + HEAD + (rows[start + 1] ?? 0);
        let common = 0;
        for (let at = start + HEAD; at < theirParties; at += 1)
          for (let n = 0; n < parties; n += 1) if (own[n] === rows[at]) common += 1;
        if (common > 1) return true;
        const theirWords = theirParties + (rows[start + 2] ?? 0);
        for (let at = theirParties; at < theirWords; at += 1) {
          const word = rows[at] ?? 0;
          if (marked[markOf(word)] === 1 && own.indexOf(word, parties) >= 0) return true;
        }
        return false;
      };
    },
  };
}

/** Words of the trigger and telling ones are told apart by their last bit. */
function rowOf({ parties, category, wording }: Traits): readonly number[] {
  const words = [
    ...wording.trigger.map((stem) => 2 * numberOf(stem)),
    ...wording.telling.map((word) => 2 * word + 1),
  ];
  return [
    category === null ? NO_KIND : numberOf(category),
    parties.length,
    words.length,
    ...parties,
    ...words,
  ];
}

function markOf(word: number): number {
  return (word ^ (word >>> 8)) & (MARKS - 1);
}

function longer(from: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const into = new Int32Array(Math.max(2 * from.length, least));
  into.set(from);
  return into;
}
