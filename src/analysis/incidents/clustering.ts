/**
 * Average-link clustering (UPGMA, Sokal and Michener 1958) on a sparse graph: the two clusters whose pairs of members are
 * on average most likely one are joined, again and again, while that average is above nothing. With log-odds as scores
 * this is a greedy answer to correlation clustering (Bansal, Blum and Chawla 2004): no number of clusters need be known.
 * Pairs without an edge count as `absent`; a score of -Infinity keeps two apart for good. O(e log e) for e edges.
 */
export interface Edge {
  readonly a: number;
  readonly b: number;
  /** Log-odds that the two are one; where one of them stands for several, their average. */
  readonly score: number;
}

interface Link {
  readonly sum: number;
  readonly pairs: number;
}

interface Offer {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  /** Sizes when it was made: an offer of clusters that have grown since is void. */
  readonly sizes: number;
}

/**
 * @param count items, numbered from 0
 * @param absent log-odds of a pair that has no edge
 * @param standing how many each of the first items stands for: clusters made before, which grow and are never joined
 * @returns the clusters, each by rising number, ordered by their first
 */
export function averageLink(
  count: number,
  edges: Iterable<Edge>,
  absent: number,
  standing: readonly number[] = [],
): readonly (readonly number[])[] {
  const members: (number[] | null)[] = Array.from({ length: count }, (_, n) => [n]);
  const sizes = members.map((_, n) => standing[n] ?? 1);
  const links: Map<number, Link>[] = Array.from({ length: count }, () => new Map());
  const heap = createHeap();
  const sizeOf = (cluster: number): number => sizes[cluster] ?? 0;
  const stands = (cluster: number): boolean => (members[cluster]?.[0] ?? count) < standing.length;
  const offer = (a: number, b: number, link: Link): void => {
    if (stands(a) && stands(b)) return;
    const size = sizeOf(a) * sizeOf(b);
    const score = (link.sum + absent * (size - link.pairs)) / size;
    if (score > 0) heap.push({ score, a: Math.min(a, b), b: Math.max(a, b), sizes: sizeOf(a) + sizeOf(b) });
  };

  for (const { a, b, score } of edges) {
    if (a === b) continue;
    const pairs = sizeOf(a) * sizeOf(b);
    links[a]?.set(b, { sum: score * pairs, pairs });
    links[b]?.set(a, { sum: score * pairs, pairs });
  }
  links.forEach((around, a) => {
    for (const [b, link] of around) if (a < b) offer(a, b, link);
  });

  for (let best = heap.pop(); best !== null; best = heap.pop()) {
    const { a, b } = best;
    const into = members[a];
    const from = members[b];
    if (!into || !from || sizeOf(a) + sizeOf(b) !== best.sizes || (stands(a) && stands(b))) continue;
    into.push(...from);
    members[b] = null;
    sizes[a] = best.sizes;
    const around = links[a] ?? new Map<number, Link>();
    around.delete(b);
    for (const [c, link] of links[b] ?? []) {
      if (c === a) continue;
      const present = around.get(c);
      const joined =
        present === undefined ? link : { sum: present.sum + link.sum, pairs: present.pairs + link.pairs };
      around.set(c, joined);
      links[c]?.delete(b);
      links[c]?.set(a, joined);
    }
    links[b]?.clear();
    for (const [c, link] of around) offer(a, c, link);
  }
  return members.flatMap((cluster) => (cluster === null ? [] : [cluster.sort((x, y) => x - y)]));
}

/** Best first; ties by the lower numbers, so that the same edges give the same clusters. */
function createHeap() {
  const items: Offer[] = [];
  const before = (x: Offer, y: Offer): boolean =>
    x.score !== y.score ? x.score > y.score : x.a !== y.a ? x.a < y.a : x.b < y.b;
  return {
    push(item: Offer): void {
      let at = items.length;
      items.push(item);
      while (at > 0) {
        const up = (at - 1) >> 1;
        const parent = items[up];
        if (parent === undefined || !before(item, parent)) break;
        items[at] = parent;
        at = up;
      }
      items[at] = item;
    },
    pop(): Offer | null {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined) return null;
      if (items.length === 0) return top;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        const left = items[down];
        const right = items[down + 1];
        if (left === undefined) break;
        let child = left;
        if (right !== undefined && before(right, left)) {
          child = right;
          down += 1;
        }
        if (!before(child, last)) break;
        items[at] = child;
        at = down;
      }
      items[at] = last;
      return top;
    },
  };
}
