/** Where an event took place: a place or state after "in" or "at" beside the trigger. */
import type { MentionIndex } from '../entities/lookup.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import { objectsOf } from './arguments/objects.js';

const WHERE = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'off']);

/** @param head token index of the trigger's main word. */
export const placeOf = (view: ClauseView, head: number, mentions: MentionIndex): string | null => {
  for (const { prep, heads } of objectsOf(view, view.at(head)).preps) {
    if (!WHERE.has(prep)) continue;
    for (const place of heads) {
      const phrase = phraseAt(view, place)?.phrase;
      const entity = phrase === undefined ? undefined : mentions.headOf(phrase);
      if (entity?.kind === 'place' || entity?.kind === 'state') return entity.id;
    }
  }
  return null;
};
