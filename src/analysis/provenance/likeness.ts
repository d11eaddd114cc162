/** How much of one text's words stand in another: for retellings, which keep names, numbers and things but no sentence. */
import { stemsOf } from '../../archive/search/stems.js';

export type Stems = ReadonlySet<string>;

export function readStems(text: string): Stems {
  return new Set(stemsOf(text).keys());
}

/** What each stem says: rare ones much, those of every text next to nothing (inverse document frequency). */
export type Weights = (stem: string) => number;

export function weightsAmong(texts: readonly Stems[]): Weights {
  const counts = new Map<string, number>();
  for (const stems of texts) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + (texts.length + 1) / ((counts.get(stem) ?? 0) + 0.5));
}

/** Cosine of the two as weighted sets, from 0 to 1. */
export function likenessOf(one: Stems, other: Stems, weights: Weights): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const stem of few) if (many.has(stem)) shared += weights(stem) ** 2;
  const length = (stems: Stems): number => {
    let sum = 0;
    for (const stem of stems) sum += weights(stem) ** 2;
    return Math.sqrt(sum);
  };
  return shared === 0 ? 0 : shared / (length(one) * length(other));
}
