/**
 * Greedy string tiling (M. J. Wise: String similarity via greedy string tiling and running Karp-Rabin matching, 1993):
 * the longest passage that two texts share is taken first, then the longest of what is left, so that no word is counted
 * twice and reordered passages are found as well as those in place.
 */
import { gramHash, type TextWords } from './words.js';

/** A run of words that are the same in both texts. */
export interface Tile {
  /** Index of its first word in the one text and in the other. */
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Words of the shortest run that counts. */
const LEAST = 4;
/** Places of one sequence that are tried: a text that says the same a thousand times has its first sixteen looked at. */
const MAX_PLACES = 16;
/** Comparisons of words for each word of the texts: articles need two or three, a text made to be slow gets no more. */
const MAX_WORK = 50;

/** @returns tiles in the order of the first text */
export function tile(a: TextWords, b: TextWords): readonly Tile[] {
  const matches = maximalMatches(a.hashes, b.hashes);
  const byLength: Tile[][] = [];
  for (const match of matches) put(byLength, match);
  const takenA = new Uint8Array(a.hashes.length);
  const takenB = new Uint8Array(b.hashes.length);
  const tiles: Tile[] = [];
  for (let length = byLength.length - 1; length >= LEAST; length -= 1) {
    for (const match of byLength[length] ?? []) {
      const free = freePieces(match, takenA, takenB);
      const [whole] = free;
      if (free.length === 1 && whole?.length === length) {
        takenA.fill(1, match.a, match.a + length);
        takenB.fill(1, match.b, match.b + length);
        tiles.push(match);
      } else for (const piece of free) put(byLength, piece);
    }
  }
  return tiles.sort((x, y) => x.a - y.a);
}

function put(byLength: Tile[][], match: Tile): void {
  const list = byLength[match.length];
  if (list === undefined) byLength[match.length] = [match];
  else list.push(match);
}

/** Runs that cannot be made longer on either side. */
function maximalMatches(a: Int32Array, b: Int32Array): readonly Tile[] {
  const places = new Map<number, number[]>();
  for (let at = 0; at + LEAST <= a.length; at += 1) {
    const gram = gramHash(a, at, LEAST);
    const list = places.get(gram);
    if (list === undefined) places.set(gram, [at]);
    else if (list.length < MAX_PLACES) list.push(at);
  }
  const found: Tile[] = [];
  let work = MAX_WORK * (a.length + b.length);
  for (let j = 0; j + LEAST <= b.length; j += 1) {
    for (const i of places.get(gramHash(b, j, LEAST)) ?? []) {
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue;
      if (work <= 0) return found;
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length += 1;
      work -= length + 1;
      if (length >= LEAST) found.push({ a: i, b: j, length });
    }
  }
  return found;
}

/** What is left of a match where longer ones have taken words of it. */
function freePieces(match: Tile, takenA: Uint8Array, takenB: Uint8Array): readonly Tile[] {
  const pieces: Tile[] = [];
  let from = -1;
  for (let at = 0; at <= match.length; at += 1) {
    const free = at < match.length && takenA[match.a + at] === 0 && takenB[match.b + at] === 0;
    if (free && from < 0) from = at;
    if (free || from < 0) continue;
    if (at - from >= LEAST) pieces.push({ a: match.a + from, b: match.b + from, length: at - from });
    from = -1;
  }
  return pieces;
}
