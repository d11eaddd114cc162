/** Whether what is worked out of many records has taken in all that the archive holds. */
import type { Archive } from '../../archive/index.js';
import { printFailure } from '../output.js';

/** What is updated last; where it is up to date, all is. */
const LAST_SUBJECT = 'incidents';

/** Says so on standard error where it has not; what is shown then is what was known before. */
export async function sayWhatWaits(archive: Archive, signal: AbortSignal): Promise<void> {
  const [row] = await archive.rows<{ readonly waiting: number }>(
    `SELECT count(*) AS waiting FROM current_readings c
     ANTI JOIN (SELECT document, reading FROM analysed WHERE subject = $1) a
       ON a.document = c.document AND a.reading = c.reading`,
    [LAST_SUBJECT],
    signal,
  );
  const waiting = row?.waiting ?? 0;
  if (waiting === 0) return;
  const articles = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'article is' : 'articles are'}`;
  printFailure(
    null,
    `${articles} not taken into the analysis yet`,
    'Bring it up to date with: chancery analyse',
  );
}
