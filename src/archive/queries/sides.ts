/**
 * Who acts and who is acted on, as conditions over `events e`. Codes are looked for in the companies of the table `sides`,
 * of which there are some thousand; names, and codes beside names, among the parties of all events.
 */
import { anyHolds, type Conditions } from './conditions.js';
import { isCode, type ParsedEventFilter } from './filters.js';

type Parties = readonly string[];

export function sideConditions(
  query: Conditions,
  { actor, recipient, either }: Pick<ParsedEventFilter, 'actor' | 'recipient' | 'either'>,
): readonly string[] {
  const conditions: string[] = [];
  if (actor !== undefined) conditions.push(acts(query, actor));
  if (recipient !== undefined) conditions.push(isActedOn(query, recipient, actor));
  if (either !== undefined) conditions.push(takesPart(query, either));
  return conditions;
}

function acts(query: Conditions, parties: Parties): string {
  if (parties.every(isCode)) return `e.actor_side IN (${sidesWith(query, parties)})`;
  return `(e.reading, e.event) IN (
    SELECT a.reading, a.event FROM event_actors a WHERE a.side = 'actor' AND ${query.party('a', parties)})`;
}

function takesPart(query: Conditions, parties: Parties): string {
  if (parties.every(isCode)) {
    const sides = sidesWith(query, parties);
    return `(e.actor_side IN (${sides}) OR e.recipient_side IN (${sides}))`;
  }
  return `(e.reading, e.event) IN (SELECT a.reading, a.event FROM event_actors a WHERE ${query.party('a', parties)})`;
}

/**
 * Recipients, and the parties of what several do with one another: the record puts both sides of a meeting with no
 * host among the actors. Beside a wanted actor the recipient must then be another one of them. That is so where one
 * of each is among the actors, and at least two that are either.
 */
function isActedOn(query: Conditions, wanted: Parties, actor: Parties | undefined): string {
  if ([...wanted, ...(actor ?? [])].every(isCode)) {
    return `(e.recipient_side IN (${sidesWith(query, wanted)})
      OR (e.recipient_side IS NULL AND e.actor_side IN (${sidesOfSeveral(query, wanted, actor)})))`;
  }
  const is = query.party('a', wanted);
  const isOther = actor === undefined ? null : query.party('a', actor);
  const together =
    isOther === null
      ? `SELECT a.reading, a.event FROM event_actors a WHERE a.side = 'actor' AND ${is}
          AND (a.reading, a.event) IN (
            SELECT b.reading, b.event FROM event_actors b WHERE b.side = 'actor' AND b.position = 1)`
      : `SELECT a.reading, a.event FROM event_actors a WHERE a.side = 'actor' AND (${is} OR ${isOther})
        GROUP BY a.reading, a.event HAVING ${areTwo(is, isOther)}`;
  return `(e.reading, e.event) IN (
    SELECT a.reading, a.event FROM event_actors a WHERE a.side = 'recipient' AND ${is}
    UNION ALL
    SELECT k.reading, k.event FROM (${together}) k
    WHERE NOT EXISTS (
      FROM event_actors c WHERE c.reading = k.reading AND c.event = k.event AND c.side = 'recipient'))`;
}

function sidesWith(query: Conditions, codes: Parties): string {
  return `SELECT g.side FROM sides g WHERE ${holds(query, codes)}`;
}

/** Several parties, one of which is wanted, and another of which is the actor where one is asked for. */
function sidesOfSeveral(query: Conditions, wanted: Parties, actor: Parties | undefined): string {
  const is = holds(query, wanted);
  if (actor === undefined) return `SELECT g.side FROM sides g WHERE contains(g.parties, ' ') AND ${is}`;
  const isOther = holds(query, actor);
  return `SELECT g.side FROM (
      SELECT side, unnest(string_split(parties, ' ')) AS parties FROM sides WHERE contains(parties, ' ')) g
    WHERE ${is} OR ${isOther} GROUP BY g.side HAVING ${areTwo(is, isOther)}`;
}

function areTwo(is: string, isOther: string): string {
  return `count(*) > 1 AND bool_or(${is}) AND bool_or(${isOther})`;
}

/** See ../sides.ts for how codes stand in `parties`. */
function holds(query: Conditions, codes: Parties): string {
  return anyHolds(codes.map((code) => `contains(g.parties, ${query.bind(`|${code}|`)})`));
}
