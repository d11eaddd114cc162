/** PLOVER's categories, modes and statuses in plain words. */
import plover from 'virtual:plover';
import type { EventStatus, IncidentShape, QuadClass } from '../app/shapes.js';

export const categories = plover.categories;
export const statuses = plover.statuses;

const byName = new Map<string, (typeof categories)[number]>(categories.map((it) => [it.name, it]));

export const QUADS: readonly QuadClass[] = [
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
];

/** "CONSULT" → "Consult". */
export const categoryName = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

export const definitionOf = (name: string): string => byName.get(name)?.definition ?? '';

export const modesOf = (name: string) => byName.get(name)?.modes ?? [];

const STATUS_WORDS: Record<EventStatus, string> = {
  actual: 'happened',
  historical: 'background',
  future: 'planned',
  hypothetical: 'possible',
  negated: 'denied',
};
export const STATUSES = Object.keys(STATUS_WORDS) as EventStatus[];
export const statusName = (status: string): string => STATUS_WORDS[status as EventStatus] ?? status;

/** What was done, in words: "conferred with", or for what has not happened the name of the act: "Consult". */
export function actWords(incident: IncidentShape): string {
  const act = incident.category === null ? undefined : byName.get(incident.category);
  if (act === undefined) return 'did something';
  const happened =
    incident.nature === 'happening' && (incident.status === 'actual' || incident.status === 'historical');
  if (!happened) return categoryName(act.name);
  return incident.recipients.length > 0 ? act.toward : act.alone;
}
