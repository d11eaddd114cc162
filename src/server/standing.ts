/**
 * What hangs on nothing but the archive is worked out once while it is open: who reads the file itself shuts out all who
 * write. Where another process answers, it may write, and everything is asked anew.
 */
import type { Archive } from '../archive/index.js';

interface Standing {
  readonly question: string;
  readonly answer: unknown;
}

const known = new WeakMap<Archive, Map<string, Standing>>();

/**
 * @param name of what is asked for, of which the last answer is kept
 * @param question what the answer hangs on beside the archive
 */
export async function standing<T>(
  archive: Archive,
  name: string,
  question: string,
  work: () => Promise<T>,
): Promise<T> {
  const found = known.get(archive)?.get(name);
  if (found !== undefined && found.question === question) return found.answer as T;
  // It may come to read the file itself while it works.
  const direct = archive.access === 'direct';
  const answer = await work();
  if (direct) {
    const kept = known.get(archive) ?? new Map<string, Standing>();
    kept.set(name, { question, answer });
    known.set(archive, kept);
  }
  return answer;
}
