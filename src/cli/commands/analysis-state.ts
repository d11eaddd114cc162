/** What is said where the analysis has not taken in all that the archive holds. */
import type { Archive } from '../../archive/index.js';
import { printFailure } from '../output.js';

/** Says so on standard error; what is shown then is what was known before. */
export async function sayWhatWaits(archive: Archive, signal: AbortSignal): Promise<void> {
  const { countWaiting } = await import('../../analysis/waiting.js');
  const waiting = await countWaiting(archive, signal);
  if (waiting === 0) return;
  const articles = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'article is' : 'articles are'}`;
  printFailure(
    null,
    `${articles} not taken into the analysis yet`,
    'Bring it up to date with: chancery analyse',
  );
}
