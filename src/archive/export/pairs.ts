/**
 * Events as pairs, for tables that know one source and one target. Where an event has no recipient but several actors
 * (a meeting without a host, a clash), each is the other's target, as ICEWS and GDELT code both directions. Only what
 * happened has a place in these tables: status actual or historical, dated to a month at least.
 */
import { createHash } from 'node:crypto';
import { type CameoEvent, cameoOf } from '../../ontology/cameo.js';
import type { Entity, PloverEvent } from '../../record/index.js';
import { DAY } from '../days.js';
import type { StoredRecord } from '../types.js';
import { type TabCell, tabRow } from './cells.js';
import type { ChosenRecord, DatedEvent } from './chosen.js';
import type { Piece } from './piece.js';
import { eventId, indexOf, type RecordIndex } from './words.js';

interface Pair {
  readonly actor: Entity | null;
  readonly recipient: Entity | null;
}

/** What a row of such a table is made of. */
export interface PairedEvent extends Pair {
  /** See {@link rowNumber}. */
  readonly number: string;
  /** See {@link dayOf}. */
  readonly day: string;
  readonly event: PloverEvent;
  readonly cameo: CameoEvent;
  readonly place: Entity | undefined;
}

/** A hostile record may name any number of parties, and pairs grow with their square. */
export const MOST_PARTIES = 32;
const LONGEST_SPAN_DAYS = 31;

/** The rows of one record, a pair each; events that such a table cannot say are counted as left. */
export function pairedPiece(
  { stored, events }: ChosenRecord,
  cellsOf: (paired: PairedEvent) => readonly TabCell[],
): Piece {
  const index = indexOf(stored);
  const rows: string[] = [];
  let left = 0;
  for (const dated of events) {
    const day = dayOf(dated);
    if (day === null) {
      left += 1;
      continue;
    }
    const { event } = dated;
    const cameo = cameoOf(event);
    const place = event.place === null ? undefined : index.entities.get(event.place);
    pairsOf(index, dated).forEach((pair, position) => {
      const number = rowNumber(stored, event.id, position);
      rows.push(tabRow(cellsOf({ ...pair, number, day, event, cameo, place })));
    });
  }
  return { text: rows.join(''), rows: rows.length, left };
}

/** The day that the table gives, or null where the event did not happen or its date says too little. */
function dayOf({ event, from, to }: DatedEvent): string | null {
  if (event.status !== 'actual' && event.status !== 'historical') return null;
  if (from === null || to === null || !/^\d{4}-\d{2}-\d{2}$/.test(from)) return null;
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return days < LONGEST_SPAN_DAYS ? from : null;
}

/** At least one, with null where there is nobody on a side. */
function pairsOf(index: RecordIndex, { event }: DatedEvent): readonly Pair[] {
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
function rowNumber(stored: StoredRecord, event: string, pair: number): string {
  const digest = createHash('sha256')
    .update(`${eventId(stored, event)}:${pair}`)
    .digest();
  return (digest.readBigUInt64BE(0) >> 2n).toString();
}
