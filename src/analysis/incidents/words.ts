/**
 * Words as weights: TF-IDF (Spärck Jones 1972; Salton and Buckley 1988), cut to the words that say most, so that the
 * texts of a hundred thousand articles fit in memory.
 */
import { stemsOf } from '../../archive/search/stems.js';

/** A text as its most telling stems, by rising number, of length 1. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Numbers for stems, and how much each says. */
export interface Vocabulary {
  numberOf(stem: string): number;
  /** Inverse document frequency of a stem, by its number. */
  weightOf(number: number): number;
}

/** @param frequencies in how many documents each stem stands  @param documents how many there are in all */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, documents: number): Vocabulary {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  return {
    numberOf(stem) {
      const known = numbers.get(stem);
      if (known !== undefined) return known;
      const number = weights.length;
      numbers.set(stem, number);
      weights.push(Math.log((documents + 1) / ((frequencies.get(stem) ?? 0) + 1)) + 0.1);
      return number;
    },
    weightOf: (number) => weights[number] ?? 0,
  };
}

/** In how many of the texts each stem stands. */
export function countDocuments(texts: Iterable<string>): {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly documents: number;
} {
  const frequencies = new Map<string, number>();
  let documents = 0;
  for (const text of texts) {
    documents += 1;
    for (const stem of stemsOf(text).keys()) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  return { frequencies, documents };
}

/** The text's heaviest `limit` stems. */
export function vectorOf(text: string, vocabulary: Vocabulary, limit: number): Vector {
  const heaviest = heaviestOf(text, vocabulary, limit);
  const length = Math.hypot(...heaviest.map(([, weight]) => weight)) || 1;
  heaviest.sort((a, b) => a[0] - b[0]);
  return {
    ids: Int32Array.from(heaviest, ([number]) => number),
    weights: Float32Array.from(heaviest, ([, weight]) => weight / length),
  };
}

/** The numbers of the `limit` stems that say most, the heaviest first. */
export function tellingWords(text: string, vocabulary: Vocabulary, limit: number): readonly number[] {
  return heaviestOf(text, vocabulary, limit).map(([number]) => number);
}

function heaviestOf(text: string, vocabulary: Vocabulary, limit: number): [number, number][] {
  return (
    [...stemsOf(text)]
      .map(([stem, count]) => {
        const number = vocabulary.numberOf(stem);
        return { stem, number, weight: (1 + Math.log(count)) * vocabulary.weightOf(number) };
      })
      // ties by the letters: numbers depend on which article came first
      .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
      .slice(0, limit)
      .map(({ number, weight }): [number, number] => [number, weight])
  );
}

export function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const left = a.ids[i] ?? 0;
    const right = b.ids[j] ?? 0;
    if (left === right) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (left < right) i += 1;
    else j += 1;
  }
  return sum;
}
