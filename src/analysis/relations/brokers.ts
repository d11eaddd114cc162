/**
 * Who stands between: betweenness (L. Freeman, "A Set of Measures of Centrality Based on Betweenness", Sociometry 40,
 * 1977; computed by U. Brandes's algorithm, 2001) over the ties of those who cooperate, where two are the nearer the more they do
 * (M. Newman, Physical Review E 64, 2001).
 */
import { UndirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import type { Network } from './network.js';

export interface Broker {
  readonly actor: string;
  /** Share of the shortest ways between all others that lead through this actor, from 0 to 1. */
  readonly betweenness: number;
}

// The package is CommonJS and exports the function itself; its types say that it stands under `default`.
const betweenness = betweennessModule as unknown as typeof betweennessModule.default;

/** All actors of the network, who stands between most first. */
export function brokersOf({ actors, ties }: Network): readonly Broker[] {
  // the package refuses an empty graph
  if (actors.length === 0) return [];
  const graph = new UndirectedGraph<object, { cooperation: number }>();
  for (const actor of actors) graph.addNode(actor);
  for (const { actor, recipient, cooperation } of ties) {
    if (cooperation <= 0) continue;
    graph.updateEdge(actor, recipient, (held) => ({
      cooperation: (held.cooperation ?? 0) + cooperation,
    }));
  }
  const shares = betweenness(graph, { getEdgeWeight: (_, { cooperation }) => 1 / cooperation });
  return actors
    .map((actor) => ({ actor, betweenness: shares[actor] ?? 0 }))
    .sort((a, b) => b.betweenness - a.betweenness || (a.actor < b.actor ? -1 : 1));
}
