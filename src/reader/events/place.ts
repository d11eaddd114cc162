/** Where an event took place: a place or state after "in" or "at" beside the trigger, else the host of a visit. */
import type { MentionIndex } from '../entities/lookup.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import { objectsOf } from './arguments/objects.js';
import type { Trigger } from './triggers/types.js';

const WHERE = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'off']);

export const placeOf = (view: ClauseView, trigger: Trigger, mentions: MentionIndex): string | null => {
  for (let at: Trigger | null = trigger; at !== null; at = at.embeds) {
    for (const { prep, heads } of objectsOf(view, view.at(at.head)).preps) {
      if (!WHERE.has(prep)) continue;
      for (const head of heads) {
        const phrase = phraseAt(view, head)?.phrase;
        const entity = phrase === undefined ? undefined : mentions.headOf(phrase);
        if (entity?.kind === 'place' || entity?.kind === 'state') return entity.id;
      }
    }
  }
  return null;
};
