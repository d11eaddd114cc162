/** The tokens of a trigger that the model found, and the main word among them. */
import type { Span } from '../../record/index.js';
import type { Draft, DraftSentence } from '../draft.js';
import { firstFrom } from '../offsets.js';

export interface TriggerWords {
  /** First and last token index, inclusive. */
  readonly first: number;
  readonly last: number;
  /** The main verb where there is one, else the head of the noun phrase. */
  readonly head: number;
}

export const triggerWords = (draft: Draft, { start, end }: Span): TriggerWords | null => {
  let first = firstFrom(draft.tokens, start);
  // a word that was run together with another begins before its trigger
  if (first > 0 && (draft.tokens[first - 1]?.end ?? 0) > start) first -= 1;
  let last = first;
  while ((draft.tokens[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  const sentence = draft.sentences[draft.tokens[first]?.sentence ?? -1];
  return sentence === undefined ? null : { first, last, head: headOf(sentence, first, last) };
};

const headOf = (sentence: DraftSentence, first: number, last: number): number => {
  const verb = sentence.verbs.find(({ head }) => head >= first && head <= last);
  if (verb !== undefined) return verb.head;
  const phrase = sentence.phrases.find((each) => each.head >= first && each.head <= last);
  return phrase?.head ?? last;
};
