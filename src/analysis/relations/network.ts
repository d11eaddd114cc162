/**
 * Who acts toward whom in a period: a directed graph of countries, each tie with what it is made of, and the signed
 * graph that comes of it, in which two are tied by the sum of what passed between them both ways.
 */
import { compare } from '../compare.js';
import type { Party, RelationIncident } from './types.js';

export interface Tie {
  readonly actor: string;
  readonly recipient: string;
  /** Sums of PLOVER's scale above and below 0. */
  readonly cooperation: number;
  readonly conflict: number;
  readonly net: number;
  /** Ids, in order of day. */
  readonly incidents: readonly string[];
}

/** Two that are friends (1) or foes (−1); `one` comes first in the alphabet. */
export interface SignedTie {
  readonly one: string;
  readonly other: string;
  readonly sign: 1 | -1;
  /** How strong: the sum of the scale both ways, without its sign. */
  readonly weight: number;
}

export interface Network {
  readonly actors: readonly string[];
  readonly ties: readonly Tie[];
  readonly signed: readonly SignedTie[];
}

export interface NetworkOptions {
  /** Only what began on these days. */
  readonly since?: string;
  readonly until?: string;
  /** Whether an actor is a country (those without one are left out) or one by its own name. */
  readonly by?: 'country' | 'name';
}

/** A hostile record may name any number of parties, and ties grow with their square. */
const MOST_PARTIES = 32;

/** Actors, ties and signed ties in order of the alphabet. What a country does to itself is no tie. */
export function networkOf(incidents: readonly RelationIncident[], options: NetworkOptions = {}): Network {
  const nameOf = (party: Party): readonly string[] =>
    options.by === 'name' ? [party.name] : party.country === null ? [] : [party.country];
  const directed = new Map<string, Tie>();
  const ordered = [...incidents]
    .filter(({ from }) => from >= (options.since ?? '') && from <= (options.until ?? '~'))
    .sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id));
  for (const incident of ordered) {
    for (const [actor, recipient] of pairsOf(incident, nameOf)) {
      const key = JSON.stringify([actor, recipient]);
      directed.set(key, joined(directed.get(key) ?? empty(actor, recipient), incident));
    }
  }
  const ties = [...directed.values()].sort(
    (a, b) => compare(a.actor, b.actor) || compare(a.recipient, b.recipient),
  );
  return {
    actors: [...new Set(ties.flatMap(({ actor, recipient }) => [actor, recipient]))].sort(),
    ties,
    signed: signedOf(ties),
  };
}

function pairsOf(
  { actors, recipients }: RelationIncident,
  nameOf: (party: Party) => readonly string[],
): readonly (readonly [string, string])[] {
  const names = (parties: readonly Party[]): readonly string[] => [
    ...new Set(parties.slice(0, MOST_PARTIES).flatMap(nameOf)),
  ];
  const acting = names(actors);
  const acted = recipients.length > 0 ? names(recipients) : acting;
  return acting.flatMap((actor) =>
    acted.flatMap((recipient) => (actor === recipient ? [] : [[actor, recipient] as const])),
  );
}

function empty(actor: string, recipient: string): Tie {
  return { actor, recipient, cooperation: 0, conflict: 0, net: 0, incidents: [] };
}

function joined(tie: Tie, { id, scale }: RelationIncident): Tie {
  return {
    ...tie,
    cooperation: tie.cooperation + Math.max(0, scale),
    conflict: tie.conflict + Math.min(0, scale),
    net: tie.net + scale,
    incidents: [...tie.incidents, id],
  };
}

/** Both ways together, in order of the alphabet. Where they outweigh each other there is no sign, and so no tie. */
export function signedOf(ties: readonly Tie[]): readonly SignedTie[] {
  const sums = new Map<string, { one: string; other: string; sum: number }>();
  for (const { actor, recipient, net } of ties) {
    const [one, other] = actor < recipient ? [actor, recipient] : [recipient, actor];
    const key = JSON.stringify([one, other]);
    sums.set(key, { one, other, sum: (sums.get(key)?.sum ?? 0) + net });
  }
  return [...sums.values()]
    .filter(({ sum }) => sum !== 0)
    .map(({ one, other, sum }): SignedTie => ({ one, other, sign: sum > 0 ? 1 : -1, weight: Math.abs(sum) }))
    .sort((a, b) => compare(a.one, b.one) || compare(a.other, b.other));
}
