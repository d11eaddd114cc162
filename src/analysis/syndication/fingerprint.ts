/**
 * Winnowing (S. Schleimer, D. S. Wilkerson, A. Aiken: Winnowing: local algorithms for document fingerprinting, SIGMOD
 * 2003): of every window of consecutive word sequences the one with the least hash is kept, so that any passage of
 * GRAM + WINDOW - 1 words that two texts share leaves the same mark in both, and a text of n words leaves about
 * 2n / (WINDOW + 1) marks.
 */
import { gramHash, type TextWords } from './words.js';

/** Words of a sequence: five in a row are seldom the same by chance, and survive most small changes. */
export const GRAM = 5;
/** Sequences of a window. With it, no shared passage of 14 words or more is missed. */
export const WINDOW = 10;

/** The text's marks, each once. Empty for a text of fewer than GRAM words. */
export function fingerprintOf({ hashes }: TextWords): Int32Array {
  const grams = hashes.length - GRAM + 1;
  if (grams <= 0) return new Int32Array();
  const values = new Int32Array(grams);
  for (let at = 0; at < grams; at += 1) values[at] = gramHash(hashes, at, GRAM);
  const kept = new Set<number>();
  let least = -1;
  for (let last = Math.min(WINDOW, grams) - 1; last < grams; last += 1) {
    const first = Math.max(0, last - WINDOW + 1);
    if (least < first) least = leastIn(values, first, last);
    // the rightmost of equals, as in the paper: it stays least for longest
    else if ((values[last] ?? 0) <= (values[least] ?? 0)) least = last;
    kept.add(values[least] ?? 0);
  }
  return Int32Array.from(kept);
}

function leastIn(values: Int32Array, first: number, last: number): number {
  let least = first;
  for (let at = first + 1; at <= last; at += 1) {
    if ((values[at] ?? 0) <= (values[least] ?? 0)) least = at;
  }
  return least;
}
