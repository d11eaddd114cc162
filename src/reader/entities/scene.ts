/** What every rule of this room works on: the draft's tokens, the lexicon, and the cast as it grows. */
import type { Lexicon } from '../../lexicon/types.js';
import type { Draft, DraftSentence, Token } from '../draft.js';
import type { Cast, Figure, Naming, NamingKind } from './cast.js';
import { foldWord } from './surnames.js';

export interface Scene {
  readonly draft: Pick<Draft, 'document' | 'tokens' | 'sentences' | 'quotations' | 'model'>;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** The article's day, for who was in office; null where unknown. */
  readonly date: string | null;
  readonly cast: Cast;
  readonly namings: Naming[];
  /** By token index: the widest naming over it. */
  readonly cover: (Naming | undefined)[];
  /** Capitalised words that no rule could place yet, kept until the whole article is known. */
  readonly open: OpenName[];
  /** By lower-case word: whether it says what a person is; the lexicon is asked once an article. */
  readonly roleNouns: Map<string, boolean>;
}

export interface OpenName {
  readonly first: number;
  readonly last: number;
  readonly sentence: DraftSentence;
}

const width = (naming: Naming): number => naming.last - naming.first;

/** Records that these tokens name the figure. The same figure over the same tokens is recorded once. */
export const name = (
  scene: Scene,
  first: number,
  last: number,
  figure: Figure,
  how: NamingKind = 'name',
): Naming => {
  const naming: Naming = { first, last, figure, how };
  const there = scene.cover[first];
  if (there !== undefined && there.first === first && there.last === last && there.figure === figure)
    return there;
  scene.namings.push(naming);
  for (let i = first; i <= last; i++) {
    const other = scene.cover[i];
    if (other === undefined || width(other) < width(naming)) scene.cover[i] = naming;
  }
  figure.count += 1;
  figure.latest = Math.max(figure.latest, first);
  figure.earliest = Math.min(figure.earliest, first);
  return naming;
};

/** Gives a naming to somebody else: whom the words meant is now known better. */
export const nameAnew = (naming: Naming, figure: Figure): void => {
  naming.figure.count -= 1;
  naming.figure = figure;
  figure.count += 1;
  figure.earliest = Math.min(figure.earliest, naming.first);
  figure.latest = Math.max(figure.latest, naming.first);
};

const HYPHEN = /^[-‐‑–]$/;

export const isHyphen = (token: Token | undefined): boolean => token !== undefined && HYPHEN.test(token.text);

/** A hyphen with no space on either side: it ties "Jong" to "un". */
export const tiesOn = (tokens: readonly Token[], i: number): boolean =>
  isHyphen(tokens[i]) && tokens[i]?.spaced === false && tokens[i + 1]?.spaced === false;

export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}/u.test(token.text);

/** The text over the tokens, as written. */
export const textOf = (scene: Scene, first: number, last: number): string => {
  const start = scene.tokens[first]?.start ?? 0;
  return scene.draft.document.text.slice(start, scene.tokens[last]?.end ?? start).replace(/\s+/g, ' ');
};

/** Folded words over the tokens, hyphenated ones joined: ["kim", "jong-un"]. */
export const wordsOf = (scene: Scene, first: number, last: number): readonly string[] =>
  foldWord(textOf(scene, first, last))
    .split(' ')
    .filter(Boolean);

/** Index of the quotation by token start, or -1; quotations do not overlap, so one walk fills it. */
export const quotationOf = (scene: Scene, token: Token): number => {
  const { quotations } = scene.draft;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? 0) <= token.start) low = middle + 1;
    else high = middle;
  }
  const found = quotations[low];
  return found !== undefined && found.start <= token.start ? low : -1;
};
