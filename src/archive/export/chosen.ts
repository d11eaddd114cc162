/**
 * Which records and events go out: the filter decides in SQL, page by page of documents, and the records themselves,
 * which are the truth and have every offset, are read for these documents alone. Memory holds one page.
 */
import type { PloverEvent } from '../../record/index.js';
import type { Where } from '../queries/conditions.js';
import type { DocumentFilter, EventFilter, StatementFilter } from '../queries/filters.js';
import { documentsWhere, eventsWhere } from '../queries/where.js';
import type { Archive, StoredRecord } from '../types.js';

/** Everything that matches goes out, in order of document: there is no limit to ask for, and no order. */
type Unpaged<T> = Omit<T, 'limit' | 'offset' | 'order'>;
export type EventSelection = Unpaged<EventFilter>;
export type StatementSelection = Unpaged<StatementFilter>;
export type DocumentSelection = Unpaged<DocumentFilter>;

/** An event and the days that its date spans, "2019-04-27"; null where the date names no days. */
export interface DatedEvent {
  readonly event: PloverEvent;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ChosenRecord {
  readonly stored: StoredRecord;
  readonly events: readonly DatedEvent[];
}

/** Documents a page: enough that asking costs little, few enough that numbers and dates cost no memory. */
const PAGE = 1024;

interface EventPageRow {
  readonly document: number;
  readonly events: readonly {
    readonly event: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** Records that have events of the selection, and which; in order of document. */
export async function* chosenEvents(
  archive: Archive,
  selection: EventSelection,
  signal?: AbortSignal,
): AsyncGenerator<ChosenRecord, void, undefined> {
  const { where, parameters } = eventsWhere(selection);
  const sql = `SELECT e.document,
      list({'event': e.event, 'from': e.date_from::VARCHAR, 'to': e.date_to::VARCHAR}) AS events
    FROM events e WHERE ${where} AND e.document > $${parameters.length + 1}
    GROUP BY e.document ORDER BY e.document LIMIT ${PAGE}`;
  for await (const page of pages<EventPageRow>(archive, sql, parameters, signal)) {
    const wanted = new Map(page.map((row) => [row.document, row.events]));
    for await (const stored of archive.records({ documents: [...wanted.keys()] }, signal)) {
      const days = new Map(wanted.get(stored.document)?.map((entry) => [entry.event, entry]));
      const events = stored.record.events.flatMap((event) => {
        const span = days.get(event.id);
        return span === undefined ? [] : [{ event, from: span.from, to: span.to }];
      });
      if (events.length > 0) yield { stored, events };
    }
  }
}

/** Records of the documents selected, in order of document. */
export async function* chosenRecords(
  archive: Archive,
  selection: DocumentSelection,
  signal?: AbortSignal,
): AsyncGenerator<StoredRecord, void, undefined> {
  const { where, parameters } = documentsWhere(selection);
  const sql = `SELECT d.document FROM documents d WHERE ${where} AND d.document > $${parameters.length + 1}
    ORDER BY d.document LIMIT ${PAGE}`;
  for await (const page of pages<{ readonly document: number }>(archive, sql, parameters, signal)) {
    yield* archive.records({ documents: page.map(({ document }) => document) }, signal);
  }
}

/** Pages of rows that come in order of `document`; the last parameter of `sql` is the number to go on after. */
async function* pages<T extends { readonly document: number }>(
  archive: Archive,
  sql: string,
  parameters: Where['parameters'],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly T[], void, undefined> {
  let after = -1;
  for (;;) {
    signal?.throwIfAborted();
    const page = await archive.rows<T>(sql, [...parameters, after], signal);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < PAGE) return;
    after = last.document;
  }
}
