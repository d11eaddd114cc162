/** Which incidents pass between two sides, and which way. */
import type { Direction, Party, RelationIncident, Side } from './types.js';

type Membership = (party: Party) => boolean;

/** A party is of a side by its country's code or by its name, upper and lower case aside. */
function memberOf(side: Side): Membership {
  const wanted = new Set(side.map((value) => value.trim().toLowerCase()));
  return ({ name, country }) =>
    wanted.has(name.toLowerCase()) || (country !== null && wanted.has(country.toLowerCase()));
}

/** The incidents in which one side acts toward the other, in the order given. */
export function incidentsBetween<T extends RelationIncident>(
  incidents: readonly T[],
  one: Side,
  other: Side,
  direction: Direction = 'both',
): readonly T[] {
  const [isOne, isOther] = [memberOf(one), memberOf(other)];
  return incidents.filter(
    (incident) =>
      (direction !== 'back' && passes(incident, isOne, isOther)) ||
      (direction !== 'forth' && passes(incident, isOther, isOne)),
  );
}

/** Whether an actor of the first acts on a recipient of the second. */
function passes({ actors, recipients }: RelationIncident, first: Membership, second: Membership): boolean {
  if (recipients.length > 0) return actors.some(first) && recipients.some(second);
  return actors.some((actor, index) => first(actor) && actors.some((it, at) => at !== index && second(it)));
}
