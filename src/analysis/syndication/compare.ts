/** Two texts → what they share, and what that makes them. */
import { tile } from './alignment.js';
import type { TextWords } from './words.js';

/** Offsets are half-open, in UTF-16 code units of each text; both passages have the same words. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
  readonly words: number;
}

/**
 * copy: one text under another headline, cut, reordered, or with something added; partial: a long passage or several;
 * none: no more than texts on one subject have in common.
 */
export type Sharing = 'copy' | 'partial' | 'none';

export interface Comparison {
  readonly kind: Sharing;
  /** Words in common. */
  readonly words: number;
  /** Which part of the one text's words stand in the other, and the other way round (containment, Broder 1997). */
  readonly share: number;
  readonly otherShare: number;
  readonly passages: readonly Passage[];
}

/** The shorter text of a copy stands in the longer nearly whole … */
const COPY_SHARE = 0.8;
/** … and is no small thing in it: a digest that prints a notice is no copy of the notice. */
const COPY_OTHER_SHARE = 0.2;
const COPY_WORDS = 25;
/** Passages worth showing; shorter ones are turns of phrase. */
const PASSAGE_WORDS = 10;
/** A partial copy shares so many words in such passages: about three sentences. */
const PARTIAL_WORDS = 40;

export function compareTexts(a: TextWords, b: TextWords): Comparison {
  const tiles = tile(a, b);
  const words = tiles.reduce((sum, { length }) => sum + length, 0);
  const share = words / Math.max(1, a.hashes.length);
  const otherShare = words / Math.max(1, b.hashes.length);
  const passages = tiles
    .filter(({ length }) => length >= PASSAGE_WORDS)
    .map((it) => ({
      start: a.starts[it.a] ?? 0,
      end: a.ends[it.a + it.length - 1] ?? 0,
      otherStart: b.starts[it.b] ?? 0,
      otherEnd: b.ends[it.b + it.length - 1] ?? 0,
      words: it.length,
    }));
  return { kind: kindOf(words, share, otherShare, passages), words, share, otherShare, passages };
}

function kindOf(words: number, share: number, other: number, passages: readonly Passage[]): Sharing {
  const copied = Math.max(share, other) >= COPY_SHARE && Math.min(share, other) >= COPY_OTHER_SHARE;
  if (copied && words >= COPY_WORDS) return 'copy';
  const long = passages.reduce((sum, passage) => sum + passage.words, 0);
  return long >= PARTIAL_WORDS ? 'partial' : 'none';
}
