/** The sentences of a brief. There is no way to make one without the records it stands on. */
import type { Evidence } from '../evidence.js';

export type SomeEvidence = readonly [Evidence, ...Evidence[]];

/** "plain": ours; "told": out of records, in our place; "quoted": words of an article as they stand there. */
export interface Piece {
  readonly kind: 'plain' | 'told' | 'quoted';
  readonly text: string;
}

export const plain = (text: string): Piece => ({ kind: 'plain', text });
export const told = (text: string): Piece => ({ kind: 'told', text });
export const quoted = (text: string): Piece => ({ kind: 'quoted', text });

/** A class with a private constructor, so that neither the compiler nor a cast lets anything else pass for one. */
export class Sentence {
  readonly pieces: readonly Piece[];
  readonly evidence: SomeEvidence;
  readonly #made = true;

  private constructor(pieces: readonly Piece[], evidence: SomeEvidence) {
    this.pieces = pieces;
    this.evidence = evidence;
  }

  /**
   * @throws TypeError where nothing stands behind it, or where it quotes words that its evidence does not hold: a fault
   * of ours, which must not reach a reader
   */
  static of(evidence: SomeEvidence, ...pieces: readonly Piece[]): Sentence {
    if (evidence.length === 0 || evidence.some(({ words }) => words.trim() === '')) {
      throw new TypeError('a sentence without a record');
    }
    for (const { kind, text } of pieces) {
      if (kind === 'quoted' && !evidence.some(({ words }) => words.includes(text))) {
        throw new TypeError(`a quotation that no record holds: ${text.slice(0, 80)}`);
      }
    }
    return new Sentence(pieces, evidence);
  }

  static is(value: unknown): value is Sentence {
    return typeof value === 'object' && value !== null && #made in value;
  }
}

/** A sentence where there is evidence, and nothing where there is none. */
export function sentences(evidence: readonly Evidence[], ...pieces: readonly Piece[]): readonly Sentence[] {
  const [first, ...rest] = evidence;
  return first === undefined ? [] : [Sentence.of([first, ...rest], ...pieces)];
}
