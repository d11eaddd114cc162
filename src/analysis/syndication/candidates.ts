/**
 * Which texts are worth comparing with a new one: those that have marks in common with it, the rare ones first. What a
 * new text costs is bounded, however often a passage has been printed: of each mark the first documents that bear it
 * are looked at, and of all those found the best few. A wire that eighty outlets print is found by its first printers,
 * and the groups make one of them all.
 */
/** A mark that a new text bears: how many documents bear it, and the first of them. */
export interface Hit {
  readonly frequency: number;
  readonly documents: readonly number[];
}

export interface Candidate {
  readonly document: number;
  /** Marks in common, the rarer counting more. */
  readonly weight: number;
  /** Marks in common that few documents bear. */
  readonly rare: number;
}

/** Documents of one mark that are looked at. */
export const FIRST_BEARERS = 32;
const MAX_CANDIDATES = 24;
/** Marks that more documents bear are the stock of an outlet: legal notices, standing paragraphs. */
const RARE = 10;
/** Less than this is chance: two marks that nobody else bears. */
const LEAST_WEIGHT = 1;

/** @returns the best first; equals by number, so that the order of the hits does not matter */
export function rankCandidates(hits: Iterable<Hit>): readonly Candidate[] {
  const found = new Map<number, { weight: number; rare: number }>();
  for (const { frequency, documents } of hits) {
    // what one document more bears, it and this one, weighs 1
    const weight = 1 / Math.log2(frequency + 1);
    for (const document of documents) {
      const it = found.get(document) ?? { weight: 0, rare: 0 };
      it.weight += weight;
      if (frequency <= RARE) it.rare += 1;
      found.set(document, it);
    }
  }
  return [...found]
    .map(([document, it]) => ({ document, ...it }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((x, y) => y.weight - x.weight || x.document - y.document)
    .slice(0, MAX_CANDIDATES);
}

/** Marks and their bearers in memory. */
export interface MarkIndex {
  hitsOf(marks: Iterable<number>): Iterable<Hit>;
  add(document: number, marks: Iterable<number>): void;
}

export function createMarkIndex(): MarkIndex {
  const bearers = new Map<number, { frequency: number; readonly documents: number[] }>();
  return {
    *hitsOf(marks) {
      for (const mark of marks) {
        const hit = bearers.get(mark);
        if (hit !== undefined) yield hit;
      }
    },
    add(document, marks) {
      for (const mark of marks) {
        const hit = bearers.get(mark);
        if (hit === undefined) bearers.set(mark, { frequency: 1, documents: [document] });
        else {
          hit.frequency += 1;
          if (hit.documents.length < FIRST_BEARERS) hit.documents.push(document);
        }
      }
    },
  };
}
