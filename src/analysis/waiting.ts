/** Whether what is worked out of many records has taken in all that the archive holds. */
import type { Archive } from '../archive/index.js';

/** What is updated last; where it is up to date, all is. */
const LAST_SUBJECT = 'incidents';

/** How many articles were added or read again since. What is told until `updateAnalysis` has run is what was known before. */
export async function countWaiting(archive: Archive, signal?: AbortSignal): Promise<number> {
  const [row] = await archive.rows<{ readonly waiting: number }>(
    `SELECT count(*) AS waiting FROM current_readings c
     ANTI JOIN (SELECT document, reading FROM analysed WHERE subject = $1) a
       ON a.document = c.document AND a.reading = c.reading`,
    [LAST_SUBJECT],
    signal,
  );
  return row?.waiting ?? 0;
}
