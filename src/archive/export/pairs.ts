/**
 * Events as pairs, for tables that know one source and one target. Where an event has no recipient but several actors
 * (a meeting without a host, a clash), each is the other's target, as ICEWS and GDELT code both directions. Only what
 * happened has a place in these tables: status actual or historical, dated to a month at least.
 */
import { createHash } from 'node:crypto';
import type { Entity } from '../../record/index.js';
import type { StoredRecord } from '../types.js';
import type { DatedEvent } from './chosen.js';
import { eventId, type RecordIndex } from './words.js';

export interface Pair {
  readonly actor: Entity | null;
  readonly recipient: Entity | null;
}

/** A hostile record may name any number of parties, and pairs grow with their square. */
export const MOST_PARTIES = 32;
const LONGEST_SPAN_DAYS = 31;

/** The day that the table gives, or null where the event did not happen or its date says too little. */
export function dayOf({ event, from, to }: DatedEvent): string | null {
  if (event.status !== 'actual' && event.status !== 'historical') return null;
  if (from === null || to === null || !/^\d{4}-\d{2}-\d{2}$/.test(from)) return null;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days < LONGEST_SPAN_DAYS ? from : null;
}

/** At least one, with null where there is nobody on a side. */
export function pairsOf(index: RecordIndex, { event }: DatedEvent): readonly Pair[] {
  const actors = index.named(event.actor).slice(0, MOST_PARTIES);
  const recipients = index.named(event.recipient).slice(0, MOST_PARTIES);
  if (recipients.length === 0 && actors.length > 1) {
    return actors.flatMap((actor) =>
      actors.filter((other) => other.id !== actor.id).map((recipient) => ({ actor, recipient })),
    );
  }
  return orNobody(actors).flatMap((actor) => orNobody(recipients).map((recipient) => ({ actor, recipient })));
}

function orNobody(entities: readonly Entity[]): readonly (Entity | null)[] {
  return entities.length === 0 ? [null] : entities;
}

/**
 * A whole number for a row, the same at every export of this archive: 62 bits of a digest, so that it fits a signed
 * 64-bit column, as text because JavaScript's numbers end sooner.
 */
export function rowNumber(stored: StoredRecord, event: string, pair: number): string {
  const digest = createHash('sha256')
    .update(`${eventId(stored, event)}:${pair}`)
    .digest();
  return (digest.readBigUInt64BE(0) >> 2n).toString();
}
