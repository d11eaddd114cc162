/**
 * B-cubed (Bagga and Baldwin 1998): for each mention, how much of its cluster is right (precision) and how much of the
 * right one it has (recall), averaged over mentions. Both maps hold the same mentions.
 */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mentions: number;
}

export function bCubed(gold: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): BCubed {
  const goldSizes = sizes(gold.values());
  const foundSizes = sizes([...gold.keys()].map((mention) => found.get(mention) ?? mention));
  const both = new Map<string, number>();
  const keyOf = (mention: string): string =>
    JSON.stringify([gold.get(mention), found.get(mention) ?? mention]);
  for (const mention of gold.keys()) both.set(keyOf(mention), (both.get(keyOf(mention)) ?? 0) + 1);
  let precision = 0;
  let recall = 0;
  for (const [mention, right] of gold) {
    const common = both.get(keyOf(mention)) ?? 0;
    precision += common / (foundSizes.get(found.get(mention) ?? mention) ?? 1);
    recall += common / (goldSizes.get(right) ?? 1);
  }
  const mentions = gold.size || 1;
  precision /= mentions;
  recall /= mentions;
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    mentions: gold.size,
  };
}

function sizes(clusters: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const cluster of clusters) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}
