/**
 * A meeting at one side's own seat has a visitor and a host: "sees the president at the Elysee" makes Paris the
 * recipient (codebook 3.2.2). Only "at" tells: "met in Paris" may be any hotel, so there both sides stay actors.
 */
import type { MentionIndex } from '../entities/lookup.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import { objectsOf } from './arguments/objects.js';

export interface Sides {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

/**
 * The sides of a meeting, parted into visitor and host where its seat tells; else as they came.
 * @param head token index of the trigger's main word
 */
export const partByHost = (view: ClauseView, head: number, sides: Sides, mentions: MentionIndex): Sides => {
  if (sides.actor.length < 2 || sides.recipient.length > 0) return sides;
  const seat = seatOf(view, head, mentions);
  if (seat === null) return sides;
  const isHost = (id: string): boolean => mentions.entity(id)?.country === seat;
  const [recipient, actor] = [sides.actor.filter(isHost), sides.actor.filter((id) => !isHost(id))];
  return recipient.length === 0 || actor.length === 0 ? sides : { actor, recipient };
};

/** The country of the place or institution after "at". */
const seatOf = (view: ClauseView, head: number, mentions: MentionIndex): string | null => {
  for (const { prep, heads } of objectsOf(view, view.at(head)).preps) {
    const phrase = prep === 'at' ? phraseAt(view, heads[0] ?? -1)?.phrase : undefined;
    const country = phrase === undefined ? null : (mentions.headOf(phrase)?.country ?? null);
    if (country !== null && /^[A-Z]{3}$/.test(country)) return country;
  }
  return null;
};
