/** Articles that a filter asks for, each with how much was read in it. */
import type { Archive } from '../types.js';
import { type DocumentFilter, parseDocumentFilter } from './filters.js';
import { pagedRows, pagingSql } from './pages.js';
import type { DocumentRow } from './rows.js';
import { documentsWhere } from './where.js';

/**
 * Newest first, by the day of publication. All that match, unless the filter has a `limit`.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function* queryDocuments(
  archive: Archive,
  filter: DocumentFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<DocumentRow, void, undefined> {
  const { where, parameters } = documentsWhere(filter);
  const paging = parseDocumentFilter(filter);
  const { page, way, values } = pagingSql(paging, parameters);
  const sorted = `d.published_date ${way} NULLS LAST, d.document ${way}`;
  const count = (table: 'events' | 'statements'): string => `
    SELECT c.document, count(*) AS total FROM ${table} c
    JOIN readings r ON r.reading = c.reading AND r.current
    SEMI JOIN picked k ON k.document = c.document GROUP BY c.document`;
  const sql = `
WITH picked AS MATERIALIZED (
  SELECT d.document FROM documents d WHERE ${where} ORDER BY ${sorted} ${page}
)
SELECT d.document, d.id, d.title, d.outlet, d.published, d.url, d.address, d.author, d.language, d.words, d.added,
  coalesce(e.total, 0) AS events, coalesce(s.total, 0) AS statements
FROM picked k
JOIN documents d ON d.document = k.document
LEFT JOIN (${count('events')}) e ON e.document = d.document
LEFT JOIN (${count('statements')}) s ON s.document = d.document
ORDER BY ${sorted}`;
  yield* pagedRows<DocumentRow>(archive, sql, paging, values, signal);
}
