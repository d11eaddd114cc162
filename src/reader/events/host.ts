/**
 * A meeting at one side's own seat has a visitor and a host: "sees the president at the Elysee" makes Paris the
 * recipient (codebook 3.2.2). Only "at" tells: "met in Paris" may be any hotel, so there both sides stay actors.
 */
import type { MentionIndex } from '../entities/lookup.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import type { Arguments } from './arguments/fill.js';
import { objectsOf } from './arguments/objects.js';
import type { Trigger } from './triggers/types.js';

/** The same arguments, parted into visitor and host where the meeting's seat tells; else as they came. */
export const partByHost = (
  view: ClauseView,
  trigger: Trigger,
  parts: Arguments,
  mentions: MentionIndex,
): Arguments => {
  if (trigger.event !== 'CONSULT' && trigger.intends !== 'CONSULT') return parts;
  if (!trigger.frame.reciprocal || parts.actor.ids.length < 2) return parts;
  const seat = seatOf(view, trigger, mentions);
  if (seat === null) return parts;
  const hosts = parts.actor.ids.filter((id) => mentions.entity(id)?.country === seat);
  const guests = parts.actor.ids.filter((id) => mentions.entity(id)?.country !== seat);
  if (hosts.length === 0 || guests.length === 0) return parts;
  return {
    ...parts,
    actor: { ids: guests, certainty: parts.actor.certainty },
    recipient: { ids: hosts, certainty: parts.actor.certainty },
  };
};

/** The country of the place or institution after "at". */
const seatOf = (view: ClauseView, trigger: Trigger, mentions: MentionIndex): string | null => {
  for (let at: Trigger | null = trigger; at !== null; at = at.embeds) {
    for (const { prep, heads } of objectsOf(view, view.at(at.head)).preps) {
      const phrase = prep === 'at' ? phraseAt(view, heads[0] ?? -1)?.phrase : undefined;
      const country = phrase === undefined ? null : (mentions.headOf(phrase)?.country ?? null);
      if (country !== null && /^[A-Z]{3}$/.test(country)) return country;
    }
  }
  return null;
};
