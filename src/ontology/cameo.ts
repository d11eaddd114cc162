/**
 * PLOVER → CAMEO, for tables that speak CAMEO (ICEWS, GDELT). The published table runs from CAMEO to PLOVER, where
 * several codes become one; so the way back loses detail: docs/exports.md and `loss` in the data say which.
 */
import { readFileSync } from 'node:fs';
import { EVENT_CATEGORIES, type EventCategory, type PloverEvent } from '../record/index.js';

export interface CameoCode {
  /** Two to four digits as text: "036", "1053". */
  readonly code: string;
  /** CAMEO's own name of the code. */
  readonly name: string;
  /** −10 (conflict) to +10 (cooperation), Goldstein 1992. */
  readonly goldstein: number;
}

export interface CameoEvent extends CameoCode {
  /** The first three digits, or all where there are fewer. */
  readonly base: string;
  /** The first two: "03". */
  readonly root: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict: by CAMEO's root. */
  readonly quad: 1 | 2 | 3 | 4;
}

/** What of an event decides its CAMEO code. */
type PloverEventKind = Pick<PloverEvent, 'event' | 'mode' | 'intends' | 'context'>;

interface Rule {
  readonly event: EventCategory;
  readonly mode?: string;
  readonly context?: string;
  readonly intends?: EventCategory;
  readonly cameo: string;
}

interface Table {
  readonly mapping: readonly Rule[];
  readonly codes: readonly CameoCode[];
}

const table = JSON.parse(
  readFileSync(new URL('./data/plover-to-cameo.json', import.meta.url), 'utf8'),
) as Table;
const byCode = new Map(table.codes.map((entry) => [entry.code, entry]));
const byEvent = new Map(
  EVENT_CATEGORIES.map((event) => [event, table.mapping.filter((rule) => rule.event === event)]),
);

/** The CAMEO code that stands for an event. Every category has one. */
export function cameoOf(event: PloverEventKind): CameoEvent {
  const rule = byEvent.get(event.event)?.find((entry) => fits(entry, event));
  const code = rule === undefined ? undefined : byCode.get(rule.cameo);
  if (rule === undefined || code === undefined) {
    throw new RangeError(`no CAMEO code stands for ${event.event}`);
  }
  const root = code.code.slice(0, 2);
  return { ...code, base: code.code.slice(0, 3), root, quad: quadOfRoot(root) };
}

function fits(rule: Rule, event: PloverEventKind): boolean {
  return (
    (rule.mode === undefined || rule.mode === event.mode) &&
    (rule.intends === undefined || rule.intends === event.intends) &&
    (rule.context === undefined || event.context.includes(rule.context))
  );
}

/** GDELT's classes: roots 01 to 05, 06 to 08, 09 to 13, 14 to 20. */
function quadOfRoot(root: string): 1 | 2 | 3 | 4 {
  const number = Number(root);
  if (number <= 5) return 1;
  if (number <= 8) return 2;
  return number <= 13 ? 3 : 4;
}
