/** Postings as columns: which stems each document or statement holds, and how often. */
import type { Column } from './append.js';
import type { StemCounter } from './search/counter.js';
import { inlineTexts } from './texts.js';

export interface Postings {
  /** Posts a text under a key. @returns how many of its words count: the length that BM25 speaks of */
  add(key: readonly (string | number)[], text: string): number;
  /** Calls with every stem that was posted, more than once for some. */
  eachStem(call: (stem: number) => void): void;
  /**
   * Stem, key, count. Rows of one stem stand side by side, in the order of what was posted: they pack better and are
   * found faster.
   * @param numbers what the archive calls the counter's stems
   */
  columns(numbers: Int32Array): readonly Column[];
}

/** There are some hundreds for each document, so they are kept as numbers in typed arrays. */
export function createPostings(counter: StemCounter): Postings {
  const keys: (readonly (string | number)[])[] = [];
  let room = 4096;
  let size = 0;
  let [owners, stems, counts] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];

  function put(stem: number, count: number): void {
    if (size === room) {
      room *= 2;
      [owners, stems, counts] = [widened(owners, room), widened(stems, room), widened(counts, room)];
    }
    owners[size] = keys.length;
    stems[size] = stem;
    counts[size] = count;
    size += 1;
  }

  return {
    add(key, text) {
      const length = counter.count(text, put);
      keys.push(key);
      return length;
    },
    eachStem(call) {
      for (let index = 0; index < size; index += 1) call(stems[index] ?? 0);
    },
    columns(numbers) {
      const order = inOrder(stems.subarray(0, size), numbers);
      const owned = picked(owners, order);
      const numbered = picked(numbers, picked(stems, order));
      const cells = (keys[0] ?? []).map((_, column) => keys.map((key) => key[column] ?? 0));
      return [numbered, ...cells.map((its) => spread(its, owned)), picked(counts, order)];
    },
  };
}

/** The places of all postings, by the numbers of their stems; those of one stem stay as they stand. */
function inOrder(stems: Int32Array, numbers: Int32Array): Int32Array {
  const many = new Int32Array(numbers.length);
  for (const stem of stems) many[stem] = (many[stem] ?? 0) + 1;
  const present: number[] = [];
  many.forEach((count, stem) => {
    if (count > 0) present.push(stem);
  });
  const next = new Int32Array(numbers.length);
  let row = 0;
  for (const stem of present.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))) {
    next[stem] = row;
    row += many[stem] ?? 0;
  }
  const order = new Int32Array(stems.length);
  for (let place = 0; place < stems.length; place += 1) {
    const stem = stems[place] ?? 0;
    const at = next[stem] ?? 0;
    order[at] = place;
    next[stem] = at + 1;
  }
  return order;
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
  return inlineTexts(cells.map(String), owned) ?? Array.from(owned, (owner) => cells[owner] ?? null);
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
