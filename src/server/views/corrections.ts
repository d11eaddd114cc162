/** What people said of lines of records, the oldest first. */
import type { Archive } from '../../archive/index.js';
import type { Correction } from '../shapes/index.js';

export interface FlatCorrection extends Omit<Correction, 'replacement'> {
  readonly replacement: string | null;
}

/** Of those documents; whatever reading they were said of. */
export async function correctionsOf(
  archive: Archive,
  documents: readonly number[],
  signal?: AbortSignal,
): Promise<readonly Correction[]> {
  const rows = await archive.rows<FlatCorrection>(
    `SELECT correction, document, reading, kind, target, verdict, replacement, note, author, made FROM corrections
     WHERE document IN (SELECT unnest($1::BIGINT[])) ORDER BY correction`,
    [documents],
    signal,
  );
  return rows.map((row) => ({
    ...row,
    replacement: row.replacement === null ? null : (JSON.parse(row.replacement) as Record<string, unknown>),
  }));
}
