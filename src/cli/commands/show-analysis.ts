/** Rows of the analysis, shown as those of the archive are. */
import type { Archive } from '../../archive/index.js';
import type { RowView } from '../views/archive-rows.js';
import { sayWhatWaits } from './analysis-state.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { each } from './between.js';
import { limitOf, type RowFlags, rowFormatOf, sayMore, sayNothingFound, showRows } from './show-rows.js';

export type AnalysisFlags = RowFlags & ReadingFlags;

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
  const limit = limitOf(flags);
  await readArchive(flags, async (archive, signal) => {
    await sayWhatWaits(archive, signal);
    const { rows, view } = await find(archive, signal);
    const shown = await showRows(each(rows, limit), view, flags);
    if (rows.length === 0) sayNothingFound(what, null);
    else if (rowFormatOf(flags) === 'table') sayMore(shown, rows.length, what);
  });
}
