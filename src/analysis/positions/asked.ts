/** The table of positions as it is asked for. */
import type { Archive } from '../../archive/index.js';
import { lastDayOf } from '../../archive/queries/filters.js';
import { readOthersReporting } from '../provenance/of-archive.js';
import { daysOf, named, type PositionQuestion, parseQuestion, positionQuestion } from '../questions.js';
import { readMoveReports, readRarity } from './of-archive.js';
import { positionsOf, positionsOn } from './table.js';
import type { PositionRow } from './types.js';

/**
 * Rows in order of party, issue and whom it turns to; each with the cells of the days asked for, and at least one.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function positionsIn(
  archive: Archive,
  question: PositionQuestion = {},
  signal?: AbortSignal,
): Promise<readonly PositionRow[]> {
  const { about = [], toward = [], issue = '', on, ...stated } = parseQuestion(positionQuestion, question);
  const { spans } = daysOf(stated);
  const [isAbout, isToward] = [named(about), named(toward)];
  const table = await readPositions(archive, signal);
  return (on === undefined ? table : positionsOn(table, lastDayOf(on)))
    .filter(
      (row) =>
        (about.length === 0 || isAbout(row.party)) &&
        (toward.length === 0 || (row.toward !== null && isToward(row.toward))) &&
        row.issue.name.toLowerCase().includes(issue.toLowerCase()),
    )
    .map((row) => ({ ...row, cells: row.cells.filter(({ from, to }) => spans(from, to)) }))
    .filter(({ cells }) => cells.length > 0);
}

/** The whole table. @throws the signal's reason where it was aborted */
export async function readPositions(
  archive: Archive,
  signal: AbortSignal | undefined,
): Promise<readonly PositionRow[]> {
  const others = await readOthersReporting(archive, signal);
  const reports = await readMoveReports(archive, { originOf: (it) => others.get(it) ?? null, signal });
  return positionsOf(reports, { rarity: await readRarity(archive, signal) });
}
