/**
 * What an act that is still to come counts as, by the codebook (2.3, 3.1, 3.4): cooperation announced is AGREE, a
 * retreat announced is CONCEDE, and `intends` keeps the act itself. Hostile acts become THREATEN only where the doer's
 * own side announces them; foreseen by others they stay what they are.
 */
import type { EventCategory, EventStatus } from '../../record/index.js';

export interface Coded {
  readonly event: EventCategory;
  readonly mode: string | null;
  readonly intends: EventCategory | null;
}

const FRIENDLY: ReadonlySet<EventCategory> = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);
const HOSTILE: ReadonlySet<EventCategory> = new Set(['SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);

export const codeAnnounced = (
  act: Coded,
  status: EventStatus,
  announcedByDoer: boolean,
  threatMode: string | null,
): Coded => {
  if (act.intends !== null) return act;
  if (status !== 'future' && status !== 'hypothetical') return act;
  if (FRIENDLY.has(act.event)) {
    return { event: 'AGREE', mode: null, intends: act.event };
  }
  if (act.event === 'RETREAT' && status === 'future')
    return { event: 'CONCEDE', mode: null, intends: 'RETREAT' };
  if (HOSTILE.has(act.event) && announcedByDoer)
    return { event: 'THREATEN', mode: threatMode, intends: act.event };
  return act;
};
