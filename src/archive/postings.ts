/** Postings as columns: which stems each document or statement holds, and how often. */
import type { Column } from './append.js';

/** Stems of something, and the key that its postings have. */
export interface Posted {
  readonly key: readonly (string | number)[];
  readonly stems: ReadonlyMap<string, number>;
}

/**
 * Stem, key, count. Rows of one stem stand side by side, in the order of what was posted: they pack better and are
 * found faster.
 */
export function postingColumns(
  posted: readonly Posted[],
  numbers: ReadonlyMap<string, number>,
): readonly Column[] {
  const total = posted.reduce((sum, { stems }) => sum + stems.size, 0);
  const owners = new Int32Array(total);
  const counts = new Int32Array(total);
  // stem and place as one number, which sorts at once what objects would sort slowly; exact up to 2^53
  const places = new Float64Array(total);
  let place = 0;
  for (const [owner, { stems }] of posted.entries()) {
    for (const [stem, count] of stems) {
      owners[place] = owner;
      counts[place] = count;
      places[place] = (numbers.get(stem) ?? 0) * total + place;
      place += 1;
    }
  }
  places.sort();
  const at = Int32Array.from(places, (sorted) => sorted % total);
  const keyColumn = (column: number): Column => {
    const cells = posted.map(({ key }) => key[column] ?? null);
    return cells.every((cell) => typeof cell === 'number')
      ? at.map((index) => cells[owners[index] ?? 0] ?? 0)
      : Array.from(at, (index) => cells[owners[index] ?? 0] ?? null);
  };
  return [
    Int32Array.from(places, (sorted) => Math.floor(sorted / total)),
    ...(posted[0]?.key ?? []).map((_, column) => keyColumn(column)),
    at.map((index) => counts[index] ?? 0),
  ];
}
