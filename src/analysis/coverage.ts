/** The days that an archive covers. */
import type { Archive } from '../archive/types.js';

/** First and last day on which the archive has articles; null where none is dated. Beyond them silence means nothing. */
export async function readCoverage(
  archive: Archive,
  signal?: AbortSignal,
): Promise<{ readonly since: string; readonly until: string } | null> {
  const [row] = await archive.rows<{ readonly since: string | null; readonly until: string | null }>(
    'SELECT min(published_date) AS since, max(published_date) AS until FROM documents WHERE current',
    [],
    signal,
  );
  return row?.since == null || row.until === null ? null : { since: row.since, until: row.until };
}
