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

/**
 * What was done, in words: "conferred with"; of what is planned "is to confer with" ("was to" where it came to nothing or is over), of
 * what is possible "may", of what is denied "did not".
 */
export function actWords({
  category,
  nature,
  status,
  outcome,
  actors,
  recipients,
}: Pick<IncidentShape, 'category' | 'nature' | 'status' | 'outcome' | 'actors' | 'recipients'>): string {
  const act = category === null ? undefined : byName.get(category);
  if (act === undefined) return 'did something';
  const said = ({ alone, toward }: typeof act.toDo): string => (recipients.length > 0 ? toward : alone);
  if (status === 'negated') return `did not ${said(act.toDo)}`;
  // the offer and the threat were made: what they are of is still to come
  const made =
    (act.name === 'AGREE' && status === 'future') || (act.name === 'THREATEN' && status === 'hypothetical');
  if (made || (nature === 'happening' && (status === 'actual' || status === 'historical'))) return said(act);
  if (status === 'hypothetical' || nature === 'possibility') return `may ${said(act.toDo)}`;
  const over = outcome !== null && outcome !== 'open';
  const be = actors.length > 1 ? (over ? 'were' : 'are') : over ? 'was' : 'is';
  return `${be} to ${said(act.toDo)}`;
}
