/** Rows of the analysis, shown as those of the archive are. */
import type { Command } from 'commander';
import type { Archive } from '../../archive/index.js';
import type { RowView } from '../views/archive-rows.js';
import { sayWhatWaits } from './analysis-state.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { each } from './between.js';
import {
  addRowOptions,
  limitOf,
  type RowFlags,
  rowFormatOf,
  sayMore,
  sayNothingFound,
  showRows,
} from './show-rows.js';

export type AnalysisFlags = RowFlags & ReadingFlags;

const USUAL_LIMIT = 50;

export function addAnalysisOptions(command: Command, what: string): Command {
  return addRowOptions(
    command.addOption(archiveOption()),
    `${what} at most, 0 for all (default: ${USUAL_LIMIT} in a table, otherwise all)`,
  );
}

export interface Found<Row> {
  readonly rows: readonly Row[];
  readonly view: RowView<Row>;
}

/** @param what the rows' name: "incidents" */
export async function showFound<Row>(
  what: string,
  flags: AnalysisFlags,
  find: (archive: Archive, signal: AbortSignal) => Promise<Found<Row>>,
): Promise<void> {
  const limit = limitOf(flags, USUAL_LIMIT);
  await readArchive(flags, async (archive, signal) => {
    await sayWhatWaits(archive, signal);
    const { rows, view } = await find(archive, signal);
    const shown = await showRows(each(rows, limit), view, flags);
    if (rows.length === 0) sayNothingFound(what, null);
    else if (rowFormatOf(flags) === 'table') sayMore(shown, rows.length, what);
  });
}
