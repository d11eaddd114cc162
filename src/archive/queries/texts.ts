/** Articles with their texts. Words are cut out of them here, not in SQL, which counts characters where we count code units. */
import type { Archive } from '../types.js';
import type { ArticleRef } from './rows.js';

export interface ArticleText extends ArticleRef {
  readonly text: string;
}

/** By the documents' numbers, which an index finds. */
export async function readArticles(
  archive: Archive,
  documents: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, ArticleText>> {
  const rows = await archive.rows<ArticleText>(
    `SELECT document, title, outlet, published, url, address, text FROM documents
     WHERE document IN (SELECT unnest($1::BIGINT[]))`,
    [[...new Set(documents)]],
    signal,
  );
  return new Map(rows.map((row) => [row.document, row]));
}
