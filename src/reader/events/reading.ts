/** What is asked again and again while the events of one article are read. */
import type { Draft, DraftSentence } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { firstFrom } from '../offsets.js';
import type { TimeIndex } from '../times/anchor.js';
import { type ClauseView, viewSentence } from './arguments/clauses.js';
import type { PartyReader } from './arguments/parties.js';
import type { Attribute } from './attribution.js';
import type { Contexts } from './contexts.js';

export interface Reading {
  readonly draft: Draft;
  readonly mentions: MentionIndex;
  readonly times: TimeIndex;
  /** The sentence around an offset, viewed once. */
  viewAt(offset: number): ClauseView | undefined;
  readonly parties: PartyReader;
  readonly attribute: Attribute;
  readonly contexts: Contexts;
}

/** Tells which words of a sentence are a time expression. */
export const timed = (
  times: TimeIndex,
  sentence: DraftSentence,
): ((first: number, last: number) => boolean) => {
  const placed = times.bySentence.get(sentence.index) ?? [];
  return (first, last) => placed.some((time) => time.first <= first && last <= time.last);
};

/** Each sentence is viewed once, when it is first asked for. */
export const createViews = (draft: Draft, times: TimeIndex): Reading['viewAt'] => {
  const views = new Map<number, ClauseView>();
  return (offset) => {
    const sentence = draft.sentences[draft.tokens[firstFrom(draft.tokens, offset)]?.sentence ?? -1];
    if (sentence === undefined) return undefined;
    const view = views.get(sentence.index) ?? viewSentence(draft, sentence, timed(times, sentence));
    views.set(sentence.index, view);
    return view;
  };
};
