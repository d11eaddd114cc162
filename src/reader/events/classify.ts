/** The event between a given actor and recipient: the model's pair head on one pass over the text. */
import { EVENT_CATEGORIES, type EventCategory, type Span } from '../../record/index.js';
import type { Model } from '../model/index.js';

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

export const classifyPair = async (
  model: Model,
  { text, actor, recipient }: PairInput,
): Promise<PairResult> => {
  const scores = await model.pair(text, actor, recipient);
  const event = EVENT_CATEGORIES.reduce((best, name) => (scores[name] > scores[best] ? name : best));
  return { event, confidence: scores[event], scores };
};
