/**
 * The event between a given actor and recipient: what the model says and what the rules say, as a product (a
 * logarithmic opinion pool, Genest and Zidek 1986): the rules know acts of which the model saw few examples.
 */
import type { Lexicon } from '../../lexicon/types.js';
import { EVENT_CATEGORIES, type EventCategory, type Span } from '../../record/index.js';
import { spanOutside } from '../errors.js';
import type { Model } from '../model/index.js';
import { createRuleClassifier, type Shares } from './rule-classify.js';

export interface PairInput {
  readonly text: string;
  readonly actor: Span;
  readonly recipient: Span;
}

export interface PairResult {
  readonly event: EventCategory;
  /** The event's share of the scores. */
  readonly confidence: number;
  readonly scores: Readonly<Record<EventCategory, number>>;
}

/** The rules' power in the pool, the model's being 1; chosen on the folds of PLV (`bench/pairs.ts --folds`). */
const RULES_WEIGHT = 0.6;

/** @throws ChanceryError READER_SPAN_INVALID where a span is empty or not within the text. */
export type Classifier = (input: PairInput) => Promise<PairResult>;

export const createClassifier = (
  lexicon: Pick<Lexicon, 'splitRunTogether'>,
  model: () => Promise<Pick<Model, 'pair'>>,
): Classifier => {
  const byRule = createRuleClassifier(lexicon);
  return async ({ text, actor, recipient }) => {
    for (const [side, { start, end }] of Object.entries({ actor, recipient }))
      if (!(start >= 0 && start < end && end <= text.length))
        throw spanOutside(side, start, end, text.length);
    const scores = pooled(
      await (await model()).pair(text, actor, recipient),
      byRule({ text, actor, recipient }),
    );
    const event = EVENT_CATEGORIES.reduce((best, name) => (scores[name] > scores[best] ? name : best));
    return { event, confidence: scores[event], scores };
  };
};

/** Both opinions in one; the shares sum to 1. */
export const pooled = (model: Shares, rules: Shares, weight = RULES_WEIGHT): Shares => {
  const powers = EVENT_CATEGORIES.map((name) => model[name] * rules[name] ** weight);
  const sum = powers.reduce((total, power) => total + power, 0);
  return Object.fromEntries(EVENT_CATEGORIES.map((name, i) => [name, (powers[i] ?? 0) / sum])) as Record<
    EventCategory,
    number
  >;
};
