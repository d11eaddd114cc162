/** Pairs of copies → groups, by union-find (Tarjan 1975). A group is named by the lowest number in it. */
export interface Groups {
  /** Says that two are copies of one text. */
  join(document: number, other: number): void;
  /** Name of the group; the document itself where it was never joined. */
  groupOf(document: number): number;
  /** Every document that was joined, with the name of its group. */
  entries(): Iterable<readonly [document: number, group: number]>;
}

export function createGroups(): Groups {
  const parents = new Map<number, number>();

  function groupOf(document: number): number {
    let root = document;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) {
      root = next;
    }
    // shorten the way for the next who asks
    for (let at = document; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  }

  return {
    groupOf,
    join(document, other) {
      const [one, two] = [groupOf(document), groupOf(other)];
      const [low, high] = one < two ? [one, two] : [two, one];
      parents.set(low, low);
      parents.set(high, low);
    },
    *entries() {
      for (const document of [...parents.keys()]) yield [document, groupOf(document)];
    },
  };
}
