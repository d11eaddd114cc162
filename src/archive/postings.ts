/** Postings as columns: which stems each document or statement holds, and how often. */
import type { Column } from './append.js';

/** Stems of something, and the key that its postings have. */
export interface Posted {
  readonly key: readonly (string | number)[];
  readonly stems: ReadonlyMap<string, number>;
}

/**
 * Stem, key, count. Rows of one stem stand side by side, in the order of what was posted: they pack better and are
 * found faster. There are some hundreds for each document, so they are sorted as numbers in typed arrays.
 */
export function postingColumns(
  posted: readonly Posted[],
  numbers: ReadonlyMap<string, number>,
): readonly Column[] {
  const total = posted.reduce((sum, { stems }) => sum + stems.size, 0);
  const owners = new Int32Array(total);
  const counts = new Int32Array(total);
  // stem and place in one number, exact up to 2^53
  const sorted = new Float64Array(total);
  let place = 0;
  posted.forEach(({ stems }, owner) => {
    for (const [stem, count] of stems) {
      owners[place] = owner;
      counts[place] = count;
      sorted[place] = (numbers.get(stem) ?? 0) * total + place;
      place += 1;
    }
  });
  sorted.sort();
  const stems = new Int32Array(total);
  const order = new Int32Array(total);
  for (let index = 0; index < total; index += 1) {
    const both = sorted[index] ?? 0;
    const stem = Math.floor(both / total);
    stems[index] = stem;
    order[index] = both - stem * total;
  }
  const owned = picked(owners, order);
  const keys = (posted[0]?.key ?? []).map((_, column) => posted.map(({ key }) => key[column] ?? 0));
  return [stems, ...keys.map((cells) => spread(cells, owned)), picked(counts, order)];
}

function picked(from: Int32Array, order: Int32Array): Int32Array<ArrayBuffer> {
  const values = new Int32Array(order.length);
  for (let index = 0; index < order.length; index += 1) values[index] = from[order[index] ?? 0] ?? 0;
  return values;
}

/** The cell of its owner for each posting. */
function spread(cells: readonly (string | number)[], owned: Int32Array): Column {
  const numbers = cells.filter((cell) => typeof cell === 'number');
  if (numbers.length === cells.length) return picked(Int32Array.from(numbers), owned);
  return Array.from({ length: owned.length }, (_, index) => cells[owned[index] ?? 0] ?? null);
}
