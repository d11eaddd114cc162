/** What becomes of each document that arrives, by what the archive has and what came before it in the batch. */
import { areOne } from './printed.js';
import type { Candidate, Known } from './types.js';

/** A document by its number, or by its place in the batch. */
export type Here = { readonly document: number } | { readonly index: number };

export type Decision =
  | { readonly state: 'added' | 'refused' }
  | { readonly state: 'same' | 'changed'; readonly here: Here };

/**
 * @param candidates null for what is refused
 * @param known what the archive has of the candidates that are not null, in their order
 */
export function decide(
  candidates: readonly (Candidate | null)[],
  known: readonly Known[],
): readonly Decision[] {
  const contents = new Map<string, (Candidate & { readonly index: number })[]>();
  const addresses = new Map<string, number>();
  let next = 0;
  return candidates.map((candidate, index): Decision => {
    if (candidate === null) return { state: 'refused' };
    const before = known[next] ?? { state: 'new' as const };
    next += 1;
    const { fingerprint, address } = candidate;
    const alike = contents.get(fingerprint) ?? [];
    const same = alike.find((other) => areOne(other, candidate));
    if (same !== undefined) return { state: 'same', here: { index: same.index } };
    if (before.state === 'same') return { state: 'same', here: { document: before.document } };
    const earlier = addresses.get(address);
    contents.set(fingerprint, [...alike, { ...candidate, index }]);
    addresses.set(address, index);
    if (earlier !== undefined) return { state: 'changed', here: { index: earlier } };
    if (before.state === 'changed') return { state: 'changed', here: { document: before.document } };
    return { state: 'added' };
  });
}

/** Places of what is replaced already within the batch: a page that is in it twice. */
export function outdatedIn(decisions: readonly Decision[]): ReadonlySet<number> {
  return new Set(
    decisions.flatMap((it) => (it.state === 'changed' && 'index' in it.here ? [it.here.index] : [])),
  );
}
