/**
 * What an operator makes of the act in its complement, by the codebook: "refused to meet" is REJECT (meet), "agreed
 * to meet" AGREE, "vowed to strike" THREATEN (violence), "urged him to resign" REQUEST (change), and "resumed talks"
 * plain CONSULT. Announced retreats stay concessions (codebook 3.4.2), not agreements.
 */
import type { EventCategory } from '../../../record/index.js';
import type { Operator } from './types.js';

export interface Act {
  readonly event: EventCategory;
  readonly mode: string | null;
}

const FRIENDLY: ReadonlySet<EventCategory> = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);
const YIELDING: ReadonlySet<EventCategory> = new Set(['CONCEDE', 'RETREAT']);
const HOSTILE: ReadonlySet<EventCategory> = new Set([
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

export function isYielding({ event }: Act): boolean {
  return YIELDING.has(event);
}

/** The event that announcing an act is: AGREE, CONCEDE or THREATEN; verbal conflict announced is itself. */
export function announced(act: Act): Act {
  if (FRIENDLY.has(act.event)) return { event: 'AGREE', mode: null };
  if (YIELDING.has(act.event)) return { event: 'CONCEDE', mode: null };
  if (HOSTILE.has(act.event)) return threatened(act);
  return act;
}

/** THREATEN, with the mode that says what is threatened. */
export function threatened(act: Act): Act {
  return { event: 'THREATEN', mode: threatMode(act) };
}

function threatMode({ event, mode }: Act): string | null {
  switch (event) {
    case 'ASSAULT':
    case 'MOBILIZE':
      return mode === 'abduct' ? 'arrest' : 'violence';
    case 'COERCE':
      if (mode === 'arrest') return 'arrest';
      if (mode === 'deport') return 'expel';
      return mode === 'seize' ? 'territory' : 'restrict';
    case 'SANCTION':
      if (mode === 'expel') return 'expel';
      return mode === 'withdraw' || mode === 'discontinue' ? 'relations' : null;
    case 'PROTEST':
      return 'restrict';
    case 'REJECT':
      return 'relations';
    default:
      return null;
  }
}

/** REQUEST and REJECT share their modes: what is asked for or turned down. */
export function demandMode({ event, mode }: Act): string {
  switch (event) {
    case 'CONSULT':
      return 'meet';
    case 'AID':
    case 'COOPERATE':
    case 'SUPPORT':
    case 'AGREE':
      return 'assist';
    case 'CONCEDE':
      return 'yield';
    case 'RETREAT':
      return mode === 'resign' ? 'change' : 'yield';
    default:
      return 'change';
  }
}

/** The reverse of an act that is broken off: no more aid is a sanction, no more shelling a ceasefire. */
function stopped(act: Act): Act | null {
  switch (act.event) {
    case 'ASSAULT':
      return { event: 'RETREAT', mode: 'ceasefire' };
    case 'MOBILIZE':
      return { event: 'RETREAT', mode: 'withdraw' };
    case 'CONSULT':
      return act.mode === null
        ? { event: 'SANCTION', mode: 'discontinue' }
        : { event: 'REJECT', mode: 'meet' };
    case 'AID':
    case 'COOPERATE':
    case 'SUPPORT':
      return { event: 'SANCTION', mode: 'discontinue' };
    case 'AGREE':
      return { event: 'REJECT', mode: 'assist' };
    case 'RETREAT':
    case 'CONCEDE':
      return { event: 'REJECT', mode: 'yield' };
    case 'SANCTION':
    case 'COERCE':
    case 'PROTEST':
    case 'THREATEN':
    case 'ACCUSE':
    case 'REQUEST':
    case 'REJECT':
      return { event: 'CONCEDE', mode: null };
  }
}

/** The event that `operator` makes of `act`; null where nothing is left to record. */
export function compose(operator: Operator, act: Act): Act | null {
  switch (operator) {
    case 'refuse':
      return { event: 'REJECT', mode: demandMode(act) };
    case 'intend':
      return announced(act);
    case 'threaten':
      return threatened(act);
    case 'request':
      return { event: 'REQUEST', mode: demandMode(act) };
    case 'accuse':
      return { event: 'ACCUSE', mode: 'allege' };
    case 'deny':
      return { event: 'REJECT', mode: 'change' };
    case 'stop':
      return stopped(act);
    case 'prevent':
      return FRIENDLY.has(act.event) || YIELDING.has(act.event)
        ? { event: 'REJECT', mode: demandMode(act) }
        : { event: 'COERCE', mode: 'restrict' };
    case 'allow':
      return HOSTILE.has(act.event) ? { event: 'CONCEDE', mode: null } : act;
    case 'start':
    case 'try':
    case 'fail':
      return act;
  }
}
