/**
 * How alike two mentions of an event are by their words alone: the part of the question that ECB+ can teach (Cybulska and
 * Vossen 2014). The features are those of the lemma baseline and its successors: the trigger's stem, its letters, the
 * sentence and the article around it (Cybulska and Vossen 2015; Upadhyay et al. 2016; Barhom et al. 2019).
 */
import { readFileSync } from 'node:fs';
import { stemsOf } from '../../archive/search/stems.js';
import {
  cosine,
  heaviestOf,
  numberOf,
  type Vector,
  type Vocabulary,
  vectorOf,
  vectorOfHeaviest,
} from './words.js';

/** A mention as its words. */
export interface Wording {
  /** Stems of the trigger, in order of the alphabet. */
  readonly trigger: readonly string[];
  readonly sentence: Vector;
  /** The sentence's words that say most, the heaviest first. */
  readonly telling: readonly number[];
  readonly article: Vector;
}

const SENTENCE_WORDS = 16;
const ARTICLE_WORDS = 40;
const TELLING_WORDS = 6;

export function articleVector(text: string, vocabulary: Vocabulary): Vector {
  return vectorOf(text, vocabulary, ARTICLE_WORDS);
}

export function wordingOf(
  trigger: string,
  sentence: string,
  article: Vector,
  vocabulary: Vocabulary,
): Wording {
  const stems = [...stemsOf(trigger).keys()];
  // A trigger of stop words only ("be", "have") is still a word.
  const kept = stems.length > 0 ? stems : trigger.toLowerCase().split(/\s+/);
  const heaviest = heaviestOf(sentence, vocabulary, SENTENCE_WORDS);
  return {
    trigger: kept.sort(),
    sentence: vectorOfHeaviest(heaviest),
    telling: heaviest.slice(0, TELLING_WORDS).map(({ stem }) => numberOf(stem)),
    article,
  };
}

export const LIKENESS_FEATURES = [
  'bias',
  'stem',
  'letters',
  'sentence',
  'article',
  'stem and sentence',
  'stem and article',
  'letters and article',
  'sentence and article',
] as const;

export function likenessFeatures(a: Wording, b: Wording): readonly number[] {
  const stem = shared(a.trigger, b.trigger);
  const letters = stem === 1 ? 1 : lettersAlike(a.trigger, b.trigger);
  const sentence = cosine(a.sentence, b.sentence);
  const article = cosine(a.article, b.article);
  return [
    1,
    stem,
    letters,
    sentence,
    article,
    stem * sentence,
    stem * article,
    letters * article,
    sentence * article,
  ];
}

interface Weights {
  readonly weights: Readonly<Record<(typeof LIKENESS_FEATURES)[number], number>>;
}

const { weights } = JSON.parse(
  readFileSync(new URL('./data/likeness.json', import.meta.url), 'utf8'),
) as Weights;
const LEARNED = LIKENESS_FEATURES.map((name) => weights[name]);

/** Log-odds that two mentions tell of one event, by their words. */
export function likeness(a: Wording, b: Wording, learned: readonly number[] = LEARNED): number {
  const features = likenessFeatures(a, b);
  let sum = 0;
  for (let n = 0; n < features.length; n += 1) sum += (features[n] ?? 0) * (learned[n] ?? 0);
  return sum;
}

/** What `likeness` cannot exceed: each feature is between 0 and 1. */
export const GREATEST_LIKENESS = LEARNED.reduce(
  (sum, weight, n) => sum + (n === 0 ? weight : Math.max(0, weight)),
  0,
);

/** Shared stems by the shorter trigger: "met" and "met again" are one act. */
function shared(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (const stem of a) if (b.includes(stem)) common += 1;
  return common / Math.min(a.length, b.length);
}

/** Dice's coefficient of letter pairs of the nearest two stems: "quake" and "earthquake". */
function lettersAlike(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  for (const x of a) for (const y of b) best = Math.max(best, dice(x, y));
  return best;
}

function dice(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  let common = 0;
  for (let n = 0; n < a.length - 1; n += 1) if (hasPair(b, a.charCodeAt(n), a.charCodeAt(n + 1))) common += 1;
  return Math.min(1, (2 * common) / (a.length + b.length - 2));
}

function hasPair(word: string, first: number, second: number): boolean {
  for (let n = 0; n < word.length - 1; n += 1)
    if (word.charCodeAt(n) === first && word.charCodeAt(n + 1) === second) return true;
  return false;
}
