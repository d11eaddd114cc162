/**
 * Disputes across articles: what one party says and another denies or challenges, in the same article or in another. In:
 * the assertions of records (`assertionsOf`). Out: each claim with its earliest words, where else it is made, who contests
 * it and who confirms it. What reports of one incident disagree about is told there (../incidents/).
 */

export { type Answer, type DisputeRow, disputesIn, type Saying } from './asked.js';
export { readDisputes } from './of-archive.js';
export type * from './types.js';
