/**
 * One opening of a file in a process. DuckDB opened twice on one file in one process loses rows without a word: the
 * lock that keeps other processes out is the process's own. Closing any other handle on the file drops that lock too,
 * so nothing of ours opens an archive's file while it is open.
 */
import { statSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { archiveNotMainThread, archiveOpenHere } from './errors.js';

const open = new Set<string>();

/**
 * Claims the file, which must be there, for this process.
 * @returns the release
 * @throws ArchiveError ARCHIVE_OPEN_HERE, ARCHIVE_NOT_MAIN_THREAD
 */
export function claim(path: string): () => void {
  // A worker thread has modules of its own and would not see what the main thread has open.
  if (!isMainThread) throw archiveNotMainThread(path);
  const { dev, ino } = statSync(path, { bigint: true });
  const key = `${dev}:${ino}`;
  if (open.has(key)) throw archiveOpenHere(path);
  open.add(key);
  return () => {
    open.delete(key);
  };
}
