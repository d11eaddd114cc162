/** The event between a given actor and recipient: the model's pair head on one pass over the text. */
import { EVENT_CATEGORIES, type EventCategory, type Span } from '../../record/index.js';
import { spanOutside } from '../errors.js';
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

/** @throws ChanceryError READER_SPAN_INVALID where a span is empty or not within the text. */
export const classifyPair = async (
  model: Model,
  { text, actor, recipient }: PairInput,
): Promise<PairResult> => {
  for (const [side, { start, end }] of Object.entries({ actor, recipient }))
    if (!(start >= 0 && start < end && end <= text.length)) throw spanOutside(side, start, end, text.length);
  const scores = await model.pair(text, actor, recipient);
  const event = EVENT_CATEGORIES.reduce((best, name) => (scores[name] > scores[best] ? name : best));
  return { event, confidence: scores[event], scores };
};
