/** The disputes of an archive. Made when asked: of a hundred thousand articles only those statements count that are alike. */
import type { Archive } from '../../archive/types.js';
import { readVocabulary } from '../incidents/vocabulary.js';
import { assertionsOf } from './assertions.js';
import { findDisputes, WITHIN_DAYS } from './find.js';
import type { ArchiveDispute, Assertion } from './types.js';

export interface DisputeReading {
  /**
   * Days: only articles printed on them, or so near to them that a claim of one may be answered in the other, are looked at;
   * the earliest words of a claim are the earliest among these.
   */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** @throws the signal's reason where it was aborted */
export async function readDisputes(
  archive: Archive,
  { since = null, until = null, signal }: DisputeReading = {},
): Promise<readonly ArchiveDispute[]> {
  const documents = await saying(archive, since, until, signal);
  if (documents.length === 0) return [];
  const vocabulary = await readVocabulary(archive, signal);
  const assertions: Assertion[] = [];
  for await (const { document, record } of archive.records({ documents }, signal))
    assertions.push(...assertionsOf(record, vocabulary, String(document)));
  return findDisputes(assertions);
}

/** Articles in which somebody says something; none where nobody in them contests or confirms anything. */
async function saying(
  archive: Archive,
  since: string | null,
  until: string | null,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number; readonly contests: boolean }>(
    `SELECT s.document, bool_or(s.stance IS NOT NULL) AS contests
     FROM current_statements s JOIN documents d ON d.document = s.document
     WHERE ($1::DATE IS NULL OR d.published_date >= $1::DATE - INTERVAL ${WITHIN_DAYS} DAY)
       AND ($2::DATE IS NULL OR d.published_date <= $2::DATE + INTERVAL ${WITHIN_DAYS} DAY)
     GROUP BY s.document`,
    [since, until],
    signal,
  );
  return rows.some(({ contests }) => contests) ? rows.map(({ document }) => document) : [];
}
