/**
 * Words of probability, as their speakers chose them. Where they are those of Intelligence Community Directive 203, what
 * that scale lets them stand for is named beside them; whether a speaker meant the scale nobody knows.
 */
import { readFileSync } from 'node:fs';

export interface LikelihoodWord {
  /** As it stands in the text. */
  readonly words: string;
  readonly start: number;
  /** Per cent. */
  readonly from: number;
  readonly to: number;
}

interface Scale {
  readonly terms: readonly {
    readonly words: readonly string[];
    readonly from: number;
    readonly to: number;
  }[];
  readonly notOnScale: readonly string[];
}

const SCALE = JSON.parse(readFileSync(new URL('./data/icd-203.json', import.meta.url), 'utf8')) as Scale;
const BANDS = new Map(
  SCALE.terms.flatMap(({ words, ...band }) => words.map((word) => [word, band] as const)),
);
/** The longest first: "very unlikely" is not "unlikely", and "more likely" is neither. */
const PATTERN = new RegExp(
  `(?<![\\p{L}-])(?:${[...BANDS.keys(), ...SCALE.notOnScale]
    .sort((a, b) => b.length - a.length)
    .map((words) => words.replaceAll(' ', '\\s+'))
    .join('|')})(?![\\p{L}-])`,
  'giu',
);
/** "isn't likely", "hardly likely": not what the word alone says. */
const TURNED = /(?:\bnot|n['’]t|\bhardly|\bscarcely|\bnever|\bno longer)\s+$/i;

/** In order of the text. */
export function likelihoodWordsIn(text: string): readonly LikelihoodWord[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const band = BANDS.get(match[0].toLowerCase().replace(/\s+/g, ' '));
    if (band === undefined || TURNED.test(text.slice(0, match.index))) return [];
    return [{ words: match[0], start: match.index, ...band }];
  });
}
