/**
 * One event told several times is one line of the record, for each source that tells it.
 *
 * Tellings are the same where category, intended act, status and the countries on both sides agree, their dates do not
 * contradict each other, and the same voice tells them (the outlet, or one speaker): what Tass says and what the
 * outlet says stay apart, because the record keeps who says so. The surest telling stays, and takes over a date that
 * another one states. Two dated events ("struck on Monday", "struck on Friday") are never merged.
 */
import type { Entity, PloverEvent, Statement } from '../../record/index.js';
import { endOf, startOf } from '../times/anchor.js';

export type UnnumberedEvent = Omit<PloverEvent, 'id'>;

export const mergeTellings = (
  events: readonly UnnumberedEvent[],
  entities: ReadonlyMap<string, Entity>,
  statements: ReadonlyMap<string, Statement>,
): readonly UnnumberedEvent[] => {
  const countries = (ids: readonly string[]): string =>
    [...new Set(ids.map((id) => entities.get(id)?.country ?? id))].sort().join('+');
  const voice = (event: UnnumberedEvent): string => {
    const statement = event.statement === null ? undefined : statements.get(event.statement);
    return statement === undefined ? 'outlet' : (statement.speaker ?? statement.id);
  };
  const groups = new Map<string, UnnumberedEvent[]>();
  for (const event of events) {
    const sides = [countries(event.actor), countries(event.recipient)];
    const key = [event.event, event.intends, event.status, ...sides, voice(event)].join('|');
    const group = groups.get(key) ?? [];
    const known = group.findIndex((other) => compatible(other, event) && samePeople(other, event, entities));
    const twin = group[known];
    if (twin === undefined) group.push(event);
    else group[known] = merged(twin, event);
    groups.set(key, group);
  }
  return [...groups.values()].flat().sort((a, b) => a.trigger.start - b.trigger.start);
};

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

const merged = (a: UnnumberedEvent, b: UnnumberedEvent): UnnumberedEvent => {
  const dated = (event: UnnumberedEvent): number => (event.date.basis === 'time' ? 0.1 : 0);
  const [kept, other] = b.confidence + dated(b) > a.confidence + dated(a) ? [b, a] : [a, b];
  const date =
    kept.date.basis !== 'time' && other.date.basis === 'time'
      ? { value: other.date.value, basis: 'inherited' as const }
      : kept.date;
  return { ...kept, date, place: kept.place ?? other.place, mode: kept.mode ?? other.mode };
};
