/**
 * The line index of balance, exactly: every way to put the actors into two camps is tried, one move at a time (Gray's
 * code), and the ties counted that go against it: friends across, foes within.
 */
import type { SignedTie } from './network.js';

/** Four million ways, some tenths of a second. Larger knots of ties get no answer rather than a guess. */
const MOST_ACTORS = 23;

/** Null where actors who are all in cycles with each other are too many. */
export function frustrationOf(ties: readonly SignedTie[]): number | null {
  let total = 0;
  for (const part of componentsOf(inCycles(ties))) {
    const actors = [...new Set(part.flatMap(({ one, other }) => [one, other]))];
    if (actors.length > MOST_ACTORS) return null;
    total += fewestAgainst(actors, part);
  }
  return total;
}

/** An actor with a single tie can always take the side that the tie wants: such ties go, and those that then hang loose. */
function inCycles(ties: readonly SignedTie[]): readonly SignedTie[] {
  const degrees = new Map<string, number>();
  for (const name of ties.flatMap(({ one, other }) => [one, other])) {
    degrees.set(name, (degrees.get(name) ?? 0) + 1);
  }
  const held = ties.filter(({ one, other }) => degrees.get(one) !== 1 && degrees.get(other) !== 1);
  return held.length === ties.length ? ties : inCycles(held);
}

function componentsOf(ties: readonly SignedTie[]): readonly (readonly SignedTie[])[] {
  const roots = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let above = roots.get(root); above !== undefined && above !== root; above = roots.get(root))
      root = above;
    roots.set(name, root);
    return root;
  };
  for (const { one, other } of ties) roots.set(rootOf(one), rootOf(other));
  const parts = new Map<string, SignedTie[]>();
  for (const tie of ties) {
    const root = rootOf(tie.one);
    parts.set(root, [...(parts.get(root) ?? []), tie]);
  }
  return [...parts.values()];
}

function fewestAgainst(actors: readonly string[], ties: readonly SignedTie[]): number {
  const places = new Map(actors.map((name, index) => [name, index]));
  const neighbours = actors.map((): { at: number; sign: 1 | -1 }[] => []);
  for (const { one, other, sign } of ties) {
    const [a, b] = [places.get(one) ?? 0, places.get(other) ?? 0];
    neighbours[a]?.push({ at: b, sign });
    neighbours[b]?.push({ at: a, sign });
  }
  const camps = new Int8Array(actors.length).fill(1);
  let against = ties.filter(({ sign }) => sign < 0).length;
  let fewest = against;
  // The last actor stays where it is: to swap both camps changes nothing.
  for (let step = 1; step < 2 ** (actors.length - 1); step += 1) {
    const moved = 31 - Math.clz32(step & -step);
    const camp = camps[moved] ?? 1;
    for (const { at, sign } of neighbours[moved] ?? []) against += sign * camp * (camps[at] ?? 1);
    camps[moved] = -camp;
    if (against < fewest) fewest = against;
  }
  return fewest;
}
