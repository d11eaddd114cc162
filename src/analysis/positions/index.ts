/**
 * Positions: what each party asks of which, offers, refuses, warns of, by issue, as a table that changes over time.
 *
 * ```ts
 * const reports = await readMoveReports(archive, { filter: { either: 'PRK' } });
 * const rows = positionsOf(reports, { rarity: await readRarity(archive) });
 * const before = positionsOn(rows, '2019-02-27');
 * ```
 */
export { readMoveReports, readRarity } from './of-archive.js';
export { positionsOf, positionsOn } from './table.js';
export type {
  PositionCell,
  PositionRow,
} from './types.js';
