/**
 * Where news comes from: whose reporting an article is (credits.ts, lead.ts, origins.ts), and the way of one statement
 * from its first report on (chain.ts, changes.ts).
 */
export type { Article } from './article.js';
export { type Chain, chainOf, type Hop, type Press } from './chain.js';
export { type Change, changesBetween } from './changes.js';
export { agenciesNamedIn, type Credit, creditsOf, type How } from './credits.js';
export type { ProvDocument } from './graph.js';
export { createKnownNames, type KnownNames, nameKey, sourceKey } from './names.js';
export { type Facts, factsOf, type Links, type Origin, originsOf, outletsAskedFor } from './origins.js';
export { retoldAmong } from './retold.js';

/** Names what made derived rows; with another name they are stale. */
export const PROVENANCE_METHOD = 'credits/2';
