/**
 * Positions: what each party asks of which, offers, refuses, warns of, by issue, as a table that changes over time.
 *
 * ```ts
 * const rows = await positionsIn(archive, { about: 'PRK', toward: 'USA' });
 * const before = await positionsIn(archive, { about: 'PRK', on: '2019-02-27' });
 * ```
 */
export { positionsIn, readPositions } from './asked.js';
export { widerIssue } from './issues.js';
export { readMoveReports, readRarity } from './of-archive.js';
export { positionsOf } from './table.js';
export type { Issue, MoveKind, PositionCell, PositionEvidence, PositionRow } from './types.js';
