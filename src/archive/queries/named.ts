/** The conditions of a filter that name somebody: whoever found nothing looks there first for a name that is not there. */
import type { EventFilter } from './filters.js';
import type { NameKind } from './names.js';

/** Where the archive keeps the names of each, in the order in which they are told. */
const KINDS = {
  actor: 'party',
  recipient: 'party',
  either: 'party',
  speaker: 'speaker',
  via: 'via',
  place: 'entity',
  about: 'entity',
  outlet: 'outlet',
} as const satisfies Partial<Record<keyof EventFilter, NameKind>>;

type Condition = keyof typeof KINDS;

/** What the filters of events, statements and documents have of such conditions. */
export type NamingFilter = { readonly [Key in Condition]?: EventFilter[Key] | undefined };

export interface NamedValue {
  readonly condition: Condition;
  readonly value: string;
  readonly kind: NameKind;
}

/** Every name and code that the filter asks for. */
export function namesIn(filter: NamingFilter): readonly NamedValue[] {
  const conditions = Object.keys(KINDS) as readonly Condition[];
  return conditions.flatMap((condition) =>
    [filter[condition] ?? []].flat().map((value) => ({ condition, value, kind: KINDS[condition] })),
  );
}
