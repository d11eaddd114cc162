/**
 * Structural balance of a signed graph (F. Heider 1946; D. Cartwright and F. Harary, "Structural Balance: A
 * Generalization of Heider's Theory", Psychological Review 63, 1956): a triad is balanced where the product of its signs
 * is positive, that is, where the friend of a friend is a friend and the foe of a foe is one too. By J. Davis
 * ("Clustering and Structural Balance in Graphs", Human Relations 20, 1967) three foes are balanced as well.
 */
import { frustrationOf } from './frustration.js';
import type { SignedTie } from './network.js';

export interface Triad {
  /** In order of the alphabet. */
  readonly actors: readonly [string, string, string];
  /** How many of its three ties are negative. */
  readonly negative: 0 | 1 | 2 | 3;
  readonly balanced: boolean;
}

export interface Balance {
  readonly triads: readonly Triad[];
  /** How many triads have no, one, two, three negative ties. */
  readonly census: readonly [number, number, number, number];
  /** Share of triads that are balanced; null where there is none. */
  readonly degree: number | null;
  /** The same where three foes count as balanced. */
  readonly weakDegree: number | null;
  /**
   * The fewest ties that would have to change sign or go for the whole to be balanced (the line index of F. Harary, "On the
   * Measurement of Structural Balance", Behavioral Science 4, 1959); null where the graph is too large to say exactly.
   */
  readonly frustration: number | null;
  /** That index from 1 (balanced) to 0 (S. Aref and M. Wilson, Journal of Complex Networks 6, 2018): 1 − 2f / ties. */
  readonly frustrationDegree: number | null;
}

/** A graph where everybody is tied to everybody has this many triads by some eighty actors. */
const MOST_TRIADS = 100_000;

/** Triads in order of the alphabet; where there are more than a hundred thousand, only the first are looked at. */
export function balanceOf(ties: readonly SignedTie[]): Balance {
  const triads = triadsOf(ties);
  const among = (negative: number): number => triads.filter((triad) => triad.negative === negative).length;
  const census = [among(0), among(1), among(2), among(3)] as const;
  const share = (count: number): number | null => (triads.length === 0 ? null : count / triads.length);
  const frustration = frustrationOf(ties);
  return {
    triads,
    census,
    degree: share(census[0] + census[2]),
    weakDegree: share(census[0] + census[2] + census[3]),
    frustration,
    frustrationDegree: frustration === null || ties.length === 0 ? null : 1 - (2 * frustration) / ties.length,
  };
}

function triadsOf(ties: readonly SignedTie[]): readonly Triad[] {
  const signs = new Map<string, Map<string, 1 | -1>>();
  for (const { one, other, sign } of ties) {
    const [first, second] = one < other ? [one, other] : [other, one];
    const later = signs.get(first) ?? new Map<string, 1 | -1>();
    signs.set(first, later.set(second, sign));
  }
  const triads: Triad[] = [];
  for (const [first, later] of [...signs].sort(byName)) {
    const neighbours = [...later].sort(byName);
    for (const [index, [second, toSecond]] of neighbours.entries()) {
      for (const [third, toThird] of neighbours.slice(index + 1)) {
        const between = signs.get(second)?.get(third);
        if (between === undefined) continue;
        if (triads.length >= MOST_TRIADS) return triads;
        triads.push(triadOf([first, second, third], [toSecond, toThird, between]));
      }
    }
  }
  return triads;
}

function triadOf(actors: Triad['actors'], signs: readonly (1 | -1)[]): Triad {
  const negative = signs.filter((sign) => sign < 0).length as Triad['negative'];
  return { actors, negative, balanced: negative % 2 === 0 };
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
