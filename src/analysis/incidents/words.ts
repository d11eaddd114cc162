/**
 * Words as weights: TF-IDF (Spärck Jones 1972; Salton and Buckley 1988), cut to the words that say most and packed, so
 * that the texts of a hundred thousand articles fit in memory, and a row of the archive holds a sentence.
 */
import { stemsOf } from '../../archive/search/stems.js';

/**
 * A text as its most telling stems, of length 1: in each number the upper 24 bits name the stem (a hash: two of sixteen
 * million seldom meet) and the lower 8 are its weight, in parts of 255; by rising number.
 */
export type Vector = Uint32Array;

const WEIGHT_BITS = 8;
const WHOLE = 255;

/** How much each stem says: its inverse document frequency. */
export interface Vocabulary {
  weightOf(stem: string): number;
}

/** @param frequencies in how many documents each stem stands  @param documents how many there are in all */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, documents: number): Vocabulary {
  return { weightOf: (stem) => Math.log((documents + 1) / ((frequencies.get(stem) ?? 0) + 1)) + 0.1 };
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
  return vectorOfHeaviest(heaviestOf(text, vocabulary, limit));
}

/** The stems that say most, the heaviest first; vectors and telling words are made of them. */
export function heaviestOf(text: string, vocabulary: Vocabulary, limit: number): readonly Weighed[] {
  const heaviest: Weighed[] = [];
  for (const [stem, count] of stemsOf(text)) {
    const weight = (count === 1 ? 1 : 1 + Math.log(count)) * vocabulary.weightOf(stem);
    // most stems of a text are lighter than all that are kept
    if (heaviest.length === limit && !isHeavier(stem, weight, heaviest[limit - 1])) continue;
    let at = heaviest.length;
    while (at > 0 && isHeavier(stem, weight, heaviest[at - 1])) at -= 1;
    heaviest.splice(at, 0, { stem, weight });
    if (heaviest.length > limit) heaviest.pop();
  }
  return heaviest;
}

/** Ties by the letters: which article came first must not matter. */
function isHeavier(stem: string, weight: number, than: Weighed | undefined): boolean {
  return than !== undefined && (weight > than.weight || (weight === than.weight && stem < than.stem));
}

export interface Weighed {
  readonly stem: string;
  readonly weight: number;
}

export function vectorOfHeaviest(heaviest: readonly Weighed[]): Vector {
  const length = Math.hypot(...heaviest.map(({ weight }) => weight)) || 1;
  const packed = heaviest.map(
    ({ stem, weight }) => ((numberOf(stem) << WEIGHT_BITS) | Math.round((WHOLE * weight) / length)) >>> 0,
  );
  return Uint32Array.from(packed).sort();
}

/** The numbers of the `limit` stems that say most, the heaviest first. */
export function tellingWords(text: string, vocabulary: Vocabulary, limit: number): readonly number[] {
  return heaviestOf(text, vocabulary, limit).map(({ stem }) => numberOf(stem));
}

/** Of 24 bits: FNV-1a, folded. */
export function numberOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193);
  return ((hash >>> 8) ^ (hash << 16)) & 0xffffff;
}

export function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    const one = left >>> WEIGHT_BITS;
    const other = right >>> WEIGHT_BITS;
    if (one === other) {
      sum += (left & WHOLE) * (right & WHOLE);
      i += 1;
      j += 1;
    } else if (one < other) i += 1;
    else j += 1;
  }
  return sum / (WHOLE * WHOLE);
}

/** As `cosine`, of one vector with many: the one is laid out so that each word of another is found at one look. */
export interface CosineTo {
  /** The one, from now on. */
  set(one: Vector): void;
  with(other: Vector): number;
}

/** Room for a vector's words, mostly each in its own place. */
const PLACES = 1024;

export function createCosine(): CosineTo {
  /** The word at each place, and its weight; 0 is no word's number with a weight. */
  const laid = new Uint32Array(PLACES);
  let present: Vector = new Uint32Array();
  const placeOf = (packed: number): number => (packed >>> WEIGHT_BITS) & (PLACES - 1);
  return {
    set(one) {
      if (one === present) return;
      present = one;
      laid.fill(0);
      for (const packed of one.subarray(0, PLACES / 2)) {
        let place = placeOf(packed);
        while (laid[place] !== 0) place = (place + 1) & (PLACES - 1);
        laid[place] = packed;
      }
    },
    with(other) {
      let sum = 0;
      for (let at = 0; at < other.length; at += 1) {
        const packed = other[at] ?? 0;
        for (let place = placeOf(packed); ; place = (place + 1) & (PLACES - 1)) {
          const own = laid[place] ?? 0;
          if (own === 0) break;
          if (own >>> WEIGHT_BITS === packed >>> WEIGHT_BITS) {
            sum += (own & WHOLE) * (packed & WHOLE);
            break;
          }
        }
      }
      return sum / (WHOLE * WHOLE);
    },
  };
}
