/** Who acts toward whom, as a graph of countries, and what the signs of its ties make of the whole. */
import type { z } from '@hono/zod-openapi';
import { brokersOf } from '../../analysis/relations/brokers.js';
import { balanceOf } from '../../analysis/relations/index.js';
import { signedOf, type Tie } from '../../analysis/relations/network.js';
import type { Archive } from '../../archive/types.js';
import { filters } from '../shapes/filters.js';
import type { Network } from '../shapes/index.js';
import { network } from '../shapes/situation.js';
import { defineView } from '../view.js';
import { createBound } from './bound.js';
import { HAPPENED, incidentsWhere } from './conditions.js';
import { partyOf } from './parties.js';

export const networkView = defineView({
  address: '/network',
  summary: 'Who acts toward whom: ties between countries, signed and weighted',
  query: filters,
  shape: network,
  read: readNetwork,
  csv: {
    rows: ({ ties }) => ties,
    columns: {
      actor: (row) => row.actor,
      recipient: (row) => row.recipient,
      weight: (row) => row.weight,
      scale: (row) => row.scale,
      incidents: (row) => row.incidents.map(String),
    },
  },
});

/** More no eye can part, and what is computed on the graph grows with its square. The busiest stay. */
const MOST_NODES = 60;
/** Evidence under each tie, the newest. */
const MOST_INCIDENTS = 20;
/** A hostile record may name any number of parties, and ties grow with their square. */
const MOST_PARTIES = 32;

interface FlatTie {
  readonly actor: string;
  readonly recipient: string;
  readonly weight: number;
  readonly cooperation: number;
  readonly conflict: number;
  readonly incidents: readonly number[];
}

interface Answer {
  readonly nodes: readonly { readonly key: string; readonly incidents: number }[] | null;
  readonly ties: readonly FlatTie[] | null;
}

/**
 * Of what happened; what a country does to itself is no tie. Where nobody is recipient but several act, each acts toward
 * the others.
 * @throws ChanceryError FILTER_INVALID, SEARCH_INVALID
 */
export async function readNetwork(
  archive: Archive,
  asked: z.output<typeof filters>,
  signal?: AbortSignal,
): Promise<Network> {
  const bound = createBound();
  const where = incidentsWhere(asked, bound);
  const [answer] = await archive.rows<Answer>(
    `WITH picked AS MATERIALIZED (
       SELECT i.incident, i.date_from, i.scale, i.actors[1:${MOST_PARTIES}] AS actors,
         CASE WHEN len(i.recipients) > 0 THEN i.recipients[1:${MOST_PARTIES}] ELSE i.actors[1:${MOST_PARTIES}] END AS others
       FROM incidents i WHERE ${HAPPENED} AND i.date_from IS NOT NULL AND ${where}
     ), acts AS (
       SELECT incident, date_from, scale, unnest(actors) AS actor, others FROM picked
     ), pairs AS MATERIALIZED (
       SELECT * FROM (SELECT incident, date_from, scale, actor, unnest(others) AS recipient FROM acts)
       WHERE actor <> recipient AND actor <> lower(actor) AND recipient <> lower(recipient)
     ), nodes AS MATERIALIZED (
       SELECT key, count(DISTINCT incident) AS incidents
       FROM (SELECT actor AS key, incident FROM pairs UNION ALL SELECT recipient, incident FROM pairs)
       GROUP BY key ORDER BY incidents DESC, key LIMIT ${MOST_NODES}
     ), ties AS (
       SELECT actor, recipient, count(*) AS weight,
         sum(greatest(scale, 0)) AS cooperation, sum(least(scale, 0)) AS conflict,
         max(incident, ${MOST_INCIDENTS}) AS incidents
       FROM pairs WHERE actor IN (SELECT key FROM nodes) AND recipient IN (SELECT key FROM nodes)
       GROUP BY actor, recipient
     )
     SELECT (SELECT list(nodes ORDER BY incidents DESC, key) FROM nodes) AS nodes,
       (SELECT list(ties ORDER BY weight DESC, actor, recipient) FROM ties) AS ties`,
    bound.values,
    signal,
  );
  const flat = answer?.ties ?? [];
  const actors = (answer?.nodes ?? []).map(({ key }) => key);
  const ties = flat.map(
    (tie): Tie => ({ ...tie, net: tie.cooperation + tie.conflict, incidents: tie.incidents.map(String) }),
  );
  const signed = signedOf(ties);
  const between = new Map(brokersOf({ actors, ties, signed }).map((it) => [it.actor, it.betweenness]));
  const { triads, degree, frustration } = balanceOf(signed);
  return {
    nodes: (answer?.nodes ?? []).map(({ key, incidents }) => ({
      ...partyOf(key, key),
      incidents,
      betweenness: between.get(key) ?? 0,
    })),
    ties: flat.map(({ actor, recipient, weight, cooperation, conflict, incidents }) => ({
      actor,
      recipient,
      weight,
      scale: cooperation + conflict,
      incidents: [...incidents],
    })),
    signed: signed.map(({ one, other, sign, weight }) => ({
      one,
      other,
      sign: sign > 0 ? 'friends' : 'foes',
      scale: sign * weight,
    })),
    balance: { triads: triads.length, degree, frustration },
  };
}
