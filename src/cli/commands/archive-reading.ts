/** What the commands that only read the archive share: opening it, and stopping when told to. */
import type { Archive } from '../../archive/index.js';

export interface ReadingFlags {
  readonly archive?: string;
}

/**
 * Opens the archive for reading, does the work, and closes it whatever happens. Ctrl-C stops the query that runs.
 * @throws ArchiveError, for one ARCHIVE_MISSING where nothing was added yet
 */
export async function readArchive(
  { archive: file }: ReadingFlags,
  work: (archive: Archive, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { archivePlace, openArchive } = await import('../../archive/index.js');
  const interruption = new AbortController();
  const stop = (): void => interruption.abort(new Error('interrupted'));
  process.once('SIGINT', stop);
  try {
    const archive = await openArchive(file ?? archivePlace(), {
      readonly: true,
      signal: interruption.signal,
    });
    try {
      await work(archive, interruption.signal);
    } finally {
      await archive.close();
    }
  } catch (error) {
    // The user knows; 130 is what a shell expects.
    if (interruption.signal.aborted) process.exit(130);
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}
