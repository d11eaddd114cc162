/**
 * The words that time rules read. Tokens are cut once more so that rules meet one shape whatever the tokenizer did:
 * letters apart from digits ("1990s" → 1990 s), compounds in parts ("two-day" → two - day), each mark by itself
 * ("a.m." → a . m .). A break stands between paragraphs, so that no rule reads on from one into the next.
 */
import type { Draft } from '../draft.js';

export interface Word {
  readonly lower: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index into `draft.tokens`. */
  readonly token: number;
  /** True where white space stands before it. */
  readonly spaced: boolean;
  readonly kind: 'letters' | 'digits' | 'mark' | 'break';
}

const PIECE = /(\p{L}[\p{L}\p{M}]*)|(\d+)|\S/gu;
const APOSTROPHE = /[’‘`´]/g;
const DASH = /[‐‑‒–—−]/g;

/** What stands outside the text: no rule matches it. */
const BREAK: Word = { lower: '', text: '', start: -1, end: -1, token: -1, spaced: true, kind: 'break' };

export const wordAt = (words: readonly Word[], at: number): Word => words[at] ?? BREAK;
export const lowerAt = (words: readonly Word[], at: number): string => words[at]?.lower ?? '';

const fold = (text: string): string => text.toLowerCase().replace(APOSTROPHE, "'").replace(DASH, '-');

export const cutWords = (draft: Draft): readonly Word[] => {
  const words: Word[] = [];
  let paragraph = -1;
  for (const token of draft.tokens) {
    const here = draft.sentences[token.sentence]?.paragraph ?? 0;
    if (here !== paragraph) words.push({ ...BREAK, token: token.index });
    paragraph = here;
    let first = true;
    for (const match of token.text.matchAll(PIECE)) {
      const start = token.start + match.index;
      const text = match[0];
      words.push({
        lower: fold(text),
        text,
        start,
        end: start + text.length,
        token: token.index,
        spaced: first ? token.spaced : start > (words.at(-1)?.end ?? -1),
        kind: match[1] !== undefined ? 'letters' : match[2] !== undefined ? 'digits' : 'mark',
      });
      first = false;
    }
  }
  return words;
};

/** True where the first letter is upper case, as months and weekdays are written. */
export const isCapital = (word: Word): boolean => word.text.charAt(0) !== word.lower.charAt(0);

/** Index after an optional mark at `at`. */
export const past = (words: readonly Word[], at: number, mark: string): number =>
  lowerAt(words, at) === mark ? at + 1 : at;

/** Index after the sequence of words at `at`, or null where another stands there. */
export const after = (words: readonly Word[], at: number, ...sequence: readonly string[]): number | null => {
  for (let i = 0; i < sequence.length; i += 1) {
    if (lowerAt(words, at + i) !== sequence[i]) return null;
  }
  return at + sequence.length;
};
