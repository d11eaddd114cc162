/** Many short lists of numbers by a key of 32 bits, newest first: twelve bytes an entry, where a Map of arrays takes a hundred. */
export interface Chains {
  add(key: number, number: number): void;
  /** The newest `most` under the key, each given to `visit`. */
  visitLatest(key: number, most: number, visit: (number: number) => void): void;
}

const NONE = -1;

export function createChains(): Chains {
  let keys = new Int32Array(1024);
  let numbers = new Int32Array(1024);
  let befores = new Int32Array(1024);
  let heads = new Int32Array(1024).fill(NONE);
  let count = 0;

  const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 8) & (heads.length - 1);

  function link(entry: number): void {
    const slot = slotOf(keys[entry] ?? 0);
    befores[entry] = heads[slot] ?? NONE;
    heads[slot] = entry;
  }

  function grow(): void {
    keys = doubled(keys);
    numbers = doubled(numbers);
    befores = doubled(befores);
    heads = new Int32Array(keys.length).fill(NONE);
    for (let entry = 0; entry < count; entry += 1) link(entry);
  }

  return {
    add(key, number) {
      if (count === keys.length) grow();
      keys[count] = key;
      numbers[count] = number;
      link(count);
      count += 1;
    },
    visitLatest(key, most, visit) {
      let left = most;
      const wanted = key | 0;
      for (
        let entry = heads[slotOf(key)] ?? NONE;
        entry !== NONE && left > 0;
        entry = befores[entry] ?? NONE
      ) {
        if (keys[entry] !== wanted) continue;
        left -= 1;
        visit(numbers[entry] ?? 0);
      }
    },
  };
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const into = new Int32Array(2 * from.length);
  into.set(from);
  return into;
}
