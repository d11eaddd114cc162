/** Rows that a filter chooses out of the archive, counted where a table ends before they do. */
import type { Archive } from '../../archive/index.js';
import type { NamingFilter } from '../../archive/queries/index.js';
import type { RowView } from '../views/archive-rows.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { limitOf, type RowFlags, rowFormatOf, sayMore, sayNothingFound, showRows } from './show-rows.js';

export type ChosenFlags = RowFlags & ReadingFlags;

/** What is known of one kind of row. */
export interface Kind<Filter, Row> {
  query(archive: Archive, filter: Filter, signal: AbortSignal): AsyncIterable<Row>;
  count(archive: Archive, filter: Filter, signal: AbortSignal): Promise<number>;
  readonly view: RowView<Row>;
}

/** @param what the rows' name: "events" */
export async function showChosen<Filter extends NamingFilter, Row>(
  what: string,
  flags: ChosenFlags,
  filter: Filter,
  load: () => Promise<Kind<Filter, Row>>,
): Promise<void> {
  const limit = limitOf(flags);
  await readArchive(flags, async (archive, signal) => {
    const { query, count, view } = await load();
    const wanted = limit === undefined ? filter : { ...filter, limit };
    const shown = await showRows(query(archive, wanted, signal), view, flags);
    if (shown > 0) {
      const cut = shown === limit && rowFormatOf(flags) === 'table';
      if (cut) sayMore(shown, await count(archive, filter, signal), what);
      return;
    }
    const { explainNothing } = await import('./not-found.js');
    sayNothingFound(what, await explainNothing(archive, filter, signal));
  });
}
