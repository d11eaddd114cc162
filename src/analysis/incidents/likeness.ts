/**
 * How alike two mentions of an event are by their words alone: the part of the question that ECB+ can teach (Cybulska and
 * Vossen 2014). The features are those of the lemma baseline and its successors: the trigger's stem, its letters, the
 * sentence and the article around it (Cybulska and Vossen 2015; Upadhyay et al. 2016; Barhom et al. 2019).
 */
import { readFileSync } from 'node:fs';
import { stemsOf } from '../../archive/search/stems.js';
import {
  cosine,
  createCosine,
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
  const stem = shared(a.trigger, b.trigger);
  const letters = stem === 1 ? 1 : lettersAlike(a.trigger, b.trigger);
  return weighed(stem, letters, cosine(a.sentence, b.sentence), cosine(a.article, b.article), learned);
}

/** `likenessFeatures` by their weights. */
function weighed(
  stem: number,
  letters: number,
  sentence: number,
  article: number,
  learned: readonly number[],
): number {
  const [bias = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0, w6 = 0, w7 = 0, w8 = 0] = learned;
  return (
    bias +
    stem * w1 +
    letters * w2 +
    sentence * w3 +
    article * w4 +
    stem * sentence * w5 +
    stem * article * w6 +
    letters * article * w7 +
    sentence * article * w8
  );
}

/** The likeness of one mention to many others. */
export interface LikenessTo {
  /** The one, from now on. */
  set(one: Wording): void;
  to(other: Wording): number;
  /** What that cannot exceed, by the triggers alone. */
  atMost(other: Wording): number;
  /** The same trigger as one object, as which the others are to have it. */
  one(trigger: Wording['trigger']): Wording['trigger'];
}

/** Pairs of triggers whose likeness is remembered: the same few verbs meet again and again. */
const MOST_REMEMBERED = 500_000;

interface Triggers {
  readonly stem: number;
  readonly letters: number;
  readonly most: number;
}

export function createLikeness(): LikenessTo {
  const sentence = createCosine();
  const article = createCosine();
  const triggers = new Map<string, Wording['trigger']>();
  const remembered = new Map<Wording['trigger'], Map<Wording['trigger'], Triggers>>();
  let pairs = 0;
  let own: Wording['trigger'] = [];
  let known = new Map<Wording['trigger'], Triggers>();

  function triggersWith(other: Wording['trigger']): Triggers {
    const before = known.get(other);
    if (before !== undefined) return before;
    const stem = shared(own, other);
    const letters = stem === 1 ? 1 : lettersAlike(own, other);
    const it = { stem, letters, most: greatest(stem, letters) };
    known.set(other, it);
    pairs += 1;
    return it;
  }

  return {
    set(one) {
      sentence.set(one.sentence);
      article.set(one.article);
      if (pairs > MOST_REMEMBERED) {
        remembered.clear();
        pairs = 0;
      }
      own = one.trigger;
      known = remembered.get(own) ?? new Map<Wording['trigger'], Triggers>();
      remembered.set(own, known);
    },
    to(other) {
      const { stem, letters } = triggersWith(other.trigger);
      return weighed(stem, letters, sentence.with(other.sentence), article.with(other.article), LEARNED);
    },
    atMost: (other) => triggersWith(other.trigger).most,
    one(trigger) {
      const key = trigger.join(' ');
      const same = triggers.get(key) ?? trigger;
      triggers.set(key, same);
      return same;
    },
  };
}

/** What likeness cannot exceed where the triggers are given: it is linear in the cosine of the sentences and in that of the articles. */
function greatest(stem: number, letters: number): number {
  return Math.max(
    ...[0, 1].flatMap((sentence) =>
      [0, 1].map((article) => weighed(stem, letters, sentence, article, LEARNED)),
    ),
  );
}

/** What `likeness` cannot exceed, whatever the words: it is linear in each of its four. */
export const GREATEST_LIKENESS = Math.max(
  ...[0, 1].flatMap((stem) => [0, 1].map((letters) => greatest(stem, letters))),
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
