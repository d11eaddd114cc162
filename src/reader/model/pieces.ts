/** Words → word pieces of the encoder's vocabulary; each distinct word is parted once. */
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import type { Span } from '../../record/index.js';
import { shapesOf } from './words.js';

/** The encoder was trained on no more pieces of a chunk than this. */
const MOST_PIECES = 220;

/** Distinct words kept parted; more than a language's daily vocabulary, and a bound for hostile text. */
const MOST_KEPT = 50_000;

/** A word longer than this is noise and stands as unknown. */
const LONGEST_WORD = 60;

/** What the encoder takes for one chunk; `first` are the pieces where words begin (words that no longer fit are cut). */
export interface Pieces {
  readonly ids: readonly number[];
  readonly shapes: readonly number[];
  readonly first: readonly number[];
}

export type PieceReader = (text: string, words: readonly Span[]) => Pieces;

export const createPieceReader = (vocabulary: URL): PieceReader => {
  const tokenizer = new Tokenizer(JSON.parse(readFileSync(vocabulary, 'utf8')), {});
  const [open, close, unknown] = ['[CLS]', '[SEP]', '[UNK]'].map((mark) => tokenizer.token_to_id(mark) ?? 0);
  const known = new Map<string, readonly number[]>();
  const partsOf = (word: string): readonly number[] => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const ids =
      word.length > LONGEST_WORD ? [] : tokenizer.encode(word, { add_special_tokens: false }).ids.slice();
    const parts = ids.length > 0 ? ids : [unknown ?? 0];
    if (known.size < MOST_KEPT) known.set(word, parts);
    return parts;
  };
  return (text, words) => {
    const ids = [open ?? 0];
    const shapes = [0];
    const first: number[] = [];
    const forms = shapesOf(text, words);
    for (const [i, { start, end }] of words.entries()) {
      const parts = partsOf(text.slice(start, end));
      if (ids.length + parts.length >= MOST_PIECES) break;
      first.push(ids.length);
      for (const part of parts) {
        ids.push(part);
        shapes.push(forms[i] ?? 0);
      }
    }
    return { ids: [...ids, close ?? 0], shapes: [...shapes, 0], first };
  };
};
