/** Texts of documents. Words are cut out of them here, not in SQL, which counts characters where we count code units. */
import type { Archive } from '../types.js';

export async function readTexts(
  archive: Archive,
  documents: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const rows = await archive.rows<{ readonly document: number; readonly text: string }>(
    'SELECT document, text FROM documents WHERE document IN (SELECT unnest($1::BIGINT[]))',
    [[...new Set(documents)]],
    signal,
  );
  return new Map(rows.map(({ document, text }) => [document, text]));
}
