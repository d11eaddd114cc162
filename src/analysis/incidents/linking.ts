/**
 * The edges that clustering needs. Two clusters are joined only where some pair of theirs is likelier one than not; so of
 * all pairs that lie near each other those matter that hang together by such pairs, and the others, which are nearly all,
 * need no exact score.
 */
import type { Edge } from './clustering.js';

/** Two numbers a pair, one pair after the other. */
export type Pairs = readonly number[];

/**
 * @param count items, numbered from 0
 * @param scoreOf where the score is not above `least`, any number that is not
 * @returns of the pairs those that some cluster hangs on, with scores above `absent`
 */
export function edgesOf(
  count: number,
  pairs: Pairs,
  scoreOf: (a: number, b: number, least: number) => number,
  absent: number,
): readonly Edge[] {
  const parts = createParts(count);
  const edges: Edge[] = [];
  const unlikely: number[] = [];
  eachPair(pairs, (a, b) => {
    const score = scoreOf(a, b, 0);
    if (score > 0) {
      parts.join(a, b);
      edges.push({ a, b, score });
    } else unlikely.push(a, b);
  });
  eachPair(unlikely, (a, b) => {
    if (parts.of(a) !== parts.of(b)) return;
    const score = scoreOf(a, b, absent);
    if (score > absent) edges.push({ a, b, score });
  });
  return edges;
}

function eachPair(pairs: Pairs, visit: (a: number, b: number) => void): void {
  for (let at = 0; at + 1 < pairs.length; at += 2) visit(pairs[at] ?? 0, pairs[at + 1] ?? 0);
}

/** What hangs together (union-find, Tarjan 1975). */
function createParts(count: number) {
  const above = Int32Array.from({ length: count }, (_, n) => n);
  function of(it: number): number {
    let at = it;
    for (let up = above[at] ?? at; up !== at; up = above[at] ?? at) {
      above[at] = above[up] ?? up;
      at = up;
    }
    return at;
  }
  return {
    of,
    join(a: number, b: number): void {
      above[of(a)] = of(b);
    },
  };
}
