/**
 * One event told several times is one line of the record, for each source that tells it.
 *
 * Tellings are the same where category, intended act, status, the countries on both sides, and word or mode agree, their dates do not
 * contradict each other, and the same voice tells them (the outlet, or one speaker): what Tass says and what the
 * outlet says stay apart, because the record keeps who says so. The first telling stays, or a clearly surer one, and takes over a date that
 * another one states. Two dated events ("struck on Monday", "struck on Friday") are never merged.
 */
import type { Entity, PloverEvent, Statement } from '../../record/index.js';
import { endOf, startOf } from '../times/anchor.js';

export type UnnumberedEvent = Omit<PloverEvent, 'id'>;

export interface Telling {
  readonly event: UnnumberedEvent;
  /** Base form of the trigger's head. */
  readonly word: string;
  /** True for "the visit", "his trip": words that may only point back to another telling. */
  readonly back: boolean;
}

export const mergeTellings = (
  tellings: readonly Telling[],
  entities: ReadonlyMap<string, Entity>,
  statements: ReadonlyMap<string, Statement>,
): readonly UnnumberedEvent[] => {
  const known = new Map<string, string>();
  const countries = (ids: readonly string[]): string => {
    const key = ids.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = [...new Set(ids.map((id) => partyOf(entities.get(id)) ?? id))].sort().join('+');
    known.set(key, found);
    return found;
  };
  const voice = (event: UnnumberedEvent): string => {
    const statement = event.statement === null ? undefined : statements.get(event.statement);
    return statement === undefined ? 'outlet' : (statement.speaker ?? statement.id);
  };
  /** The same recipients, or none named in one telling of a visit by the same people. */
  const sameSides = (a: UnnumberedEvent, b: UnnumberedEvent): boolean => {
    const [first, second] = [countries(a.recipient), countries(b.recipient)];
    if (first === second) return true;
    const partial =
      (first === '' || second === '') && a.mode === b.mode && (a.intends ?? a.event) === 'CONSULT';
    return partial && a.actor.some((id) => b.actor.includes(id) && entities.get(id)?.kind === 'person');
  };
  const groups = new Map<string, Telling[]>();
  for (const telling of withoutPointers(tellings, countries)) {
    const { event, word } = telling;
    const key = [event.event, event.intends, event.status, countries(event.actor), voice(event)].join('|');
    const group = groups.get(key) ?? [];
    const same = (other: Telling): boolean =>
      (other.word === word || isPlain(event, other.event) || areNear(event, other.event)) &&
      sameSides(other.event, event) &&
      compatible(other.event, event) &&
      samePeople(other.event, event, entities);
    const from = Math.max(0, group.length - LOOK_BACK);
    const found = from + (from === 0 ? group : group.slice(from)).findIndex(same);
    const twin = found < from ? undefined : group[found];
    if (twin === undefined) group.push(telling);
    else group[found] = { ...twin, event: merged(twin.event, event) };
    groups.set(key, group);
  }
  const lines = [...groups.values()].flat().map(({ event }) => event);
  return lines.sort((a, b) => a.trigger.start - b.trigger.start);
};

/** The country that someone acts for; bodies of many states are each a party of their own. */
const partyOf = (entity: Entity | undefined): string | null =>
  entity === undefined || MANY.has(entity.country ?? '') ? null : entity.country;

const MANY: ReadonlySet<string> = new Set(['IGO', 'UNO', 'NGO', 'MNC']);

/** Lines of one act that a telling is compared with: more than any article holds, and few enough for a long one. */
const LOOK_BACK = 100;

/**
 * Where the parties alone make it the same act, with the mode for deeds ("ordered the ambassador to leave", "the expulsion"; not
 * "suspended visas"), and where several together let something fail ("the talks broke down", "failed to strike a deal"); elsewhere
 * (demands, refusals, praise) the word must be the same too.
 */
const isPlain = ({ event, actor, recipient, mode }: UnnumberedEvent, other: UnnumberedEvent): boolean =>
  event === 'CONSULT' ||
  event === 'AGREE' ||
  (event === 'REJECT' && actor.length > 1 && recipient.length === 0) ||
  (DEEDS.has(event) &&
    recipient.length > 0 &&
    (mode === other.mode || (!OF_MANY_SORTS.has(event) && (mode === null || other.mode === null))));

/** Two words of one breath for one demand, refusal or reproach: "condemned the raid and called it a crime". */
const areNear = (a: UnnumberedEvent, b: UnnumberedEvent): boolean =>
  !DEEDS.has(a.event) &&
  a.recipient.length > 0 &&
  Math.abs(a.trigger.start - b.trigger.start) < NEAR &&
  (a.mode === b.mode || a.mode === null || b.mode === null);

/** Letters between two words of one breath. */
const NEAR = 150;

/** One untold mode may be any other's, but not where a category gathers unlike deeds: visas stopped, envoys expelled. */
const OF_MANY_SORTS: ReadonlySet<PloverEvent['event']> = new Set(['SANCTION', 'COERCE']);

const DEEDS: ReadonlySet<PloverEvent['event']> = new Set([
  'AID',
  'RETREAT',
  'MOBILIZE',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'COOPERATE',
  'PROTEST',
]);

/** False where both name people and none of them is the same: two ministers' two meetings. */
const samePeople = (
  a: UnnumberedEvent,
  b: UnnumberedEvent,
  entities: ReadonlyMap<string, Entity>,
): boolean => {
  const people = (event: UnnumberedEvent): readonly string[] =>
    [...event.actor, ...event.recipient].filter((id) => entities.get(id)?.kind === 'person');
  const [first, second] = [people(a), people(b)];
  return first.length === 0 || second.length === 0 || first.some((id) => second.includes(id));
};

/**
 * Leaves out words that only point back ("Mr. Bah's visit") to an act that the article tells with its parties
 * elsewhere, in whatever voice and status: a visit spoken of as such is the visit that is planned.
 */
const withoutPointers = (
  tellings: readonly Telling[],
  countries: (ids: readonly string[]) => string,
): readonly Telling[] => {
  const actOf = ({ event }: Telling): string => `${event.intends ?? event.event}|${countries(event.actor)}`;
  // Of tellings alike in all that is asked of them one is kept: a long article repeats itself.
  const byAct = new Map<string, Map<string, Telling>>();
  for (const telling of tellings) {
    if (telling.back) continue;
    const { word, event } = telling;
    const alike = [
      word,
      event.event,
      countries(event.recipient),
      event.date.basis,
      event.date.value,
      event.mode,
    ];
    const act = byAct.get(actOf(telling)) ?? new Map<string, Telling>();
    if (act.size < LOOK_BACK) act.set(alike.join('|'), telling);
    byAct.set(actOf(telling), act);
  }
  return tellings.filter((telling) => {
    if (!telling.back) return true;
    const recipient = countries(telling.event.recipient);
    const isTold = (other: Telling): boolean =>
      (other.word === telling.word || (telling.event.intends ?? telling.event.event) === 'CONSULT') &&
      (recipient === '' || recipient === countries(other.event.recipient)) &&
      compatible(other.event, telling.event);
    for (const other of byAct.get(actOf(telling))?.values() ?? []) if (isTold(other)) return false;
    return true;
  });
};

const compatible = (a: UnnumberedEvent, b: UnnumberedEvent): boolean => {
  if (a.event === 'ASSAULT' && a.date.basis !== 'time' && b.date.basis !== 'time' && a.mode !== b.mode)
    return false;
  if (a.date.basis !== 'time' || b.date.basis !== 'time') return true;
  if (a.date.value === b.date.value || a.date.value === null || b.date.value === null) return true;
  const [from, to, otherFrom, otherTo] = [
    startOf(a.date.value),
    endOf(a.date.value),
    startOf(b.date.value),
    endOf(b.date.value),
  ];
  if (from === null || to === null || otherFrom === null || otherTo === null) return false;
  // One lies within the other: "in December" and "on December 4".
  return (from <= otherFrom && otherTo <= to) || (otherFrom <= from && to <= otherTo);
};

/** The first telling stays unless a later one is surer by this much: leads are written to be whole. */
const CLEARLY = 0.15;

const merged = (a: UnnumberedEvent, b: UnnumberedEvent): UnnumberedEvent => {
  const dated = (event: UnnumberedEvent): number => (event.date.basis === 'time' ? 0.1 : 0);
  const fuller = (event: UnnumberedEvent): number => (event.recipient.length > 0 ? 0.2 : 0);
  const rank = (event: UnnumberedEvent): number => event.confidence + dated(event) + fuller(event);
  const [kept, other] = rank(b) > rank(a) + CLEARLY ? [b, a] : [a, b];
  const date =
    kept.date.basis !== 'time' && other.date.basis === 'time'
      ? { value: other.date.value, basis: 'inherited' as const }
      : kept.date;
  return { ...kept, date, place: kept.place ?? other.place, mode: kept.mode ?? other.mode };
};
