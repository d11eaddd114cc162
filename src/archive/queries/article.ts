/** One article with its evidence. */
import type { Archive } from '../types.js';
import { queryEvents } from './events.js';
import { type Article, articleOf, type EventRow, type StatementRow } from './rows.js';
import { queryStatements } from './statements.js';

/** The article of that number as it was last read, with its events and statements; null where there is none. */
export async function readArticle(
  archive: Archive,
  document: number,
  signal?: AbortSignal,
): Promise<Article | null> {
  const stored = await archive.record(document);
  if (stored === null) return null;
  const { reading, record } = stored;
  // An old version is shown when it is asked for by its number.
  const filter = { document, replaced: true } as const;
  const events: EventRow[] = [];
  for await (const event of queryEvents(archive, { ...filter, order: 'oldest' }, signal)) {
    if (event.reading === reading) events.push(event);
  }
  const statements: StatementRow[] = [];
  for await (const statement of queryStatements(archive, filter, signal)) {
    if (statement.reading === reading) statements.push(statement);
  }
  return {
    ...articleOf(stored),
    reading,
    model: stored.model,
    version: stored.version,
    record,
    events,
    statements,
  };
}

/** The number of the newest document with this id, address or URL; null where there is none. */
export async function findDocument(
  archive: Archive,
  named: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const [row] = await archive.rows<{ readonly document: number }>(
    `SELECT document FROM documents WHERE current AND (id = $1 OR address = $1 OR url = $1)
     ORDER BY document DESC LIMIT 1`,
    [named],
    signal,
  );
  return row?.document ?? null;
}
