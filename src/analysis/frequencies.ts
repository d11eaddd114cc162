/** In how many documents each word stands, from the counts that the archive keeps for its search. */
import type { Archive } from '../archive/types.js';

export interface Frequencies {
  /** By stem. A word in one document only is left out: it needs no count, and most words are such. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** How many documents there are. */
  readonly documents: number;
}

/** @throws the signal's reason where it was aborted */
export async function readFrequencies(archive: Archive, signal?: AbortSignal): Promise<Frequencies> {
  const [size] = await archive.rows<{ readonly documents: number }>(
    'SELECT count(*) AS documents FROM documents WHERE current',
    [],
    signal,
  );
  const frequencies = new Map<string, number>();
  const counted = archive.stream<{ readonly word: string; readonly documents: number }>(
    `SELECT s.word, p.documents FROM (
       SELECT stem, count(*) AS documents FROM postings GROUP BY stem HAVING count(*) > 1
     ) p JOIN stems s ON s.stem = p.stem`,
    [],
    signal,
  );
  for await (const { word, documents } of counted) frequencies.set(word, documents);
  return { frequencies, documents: size?.documents ?? 0 };
}
