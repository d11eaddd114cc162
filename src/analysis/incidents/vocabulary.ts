/** How much each word says, from the counts that the archive keeps for its search. */
import type { Archive } from '../../archive/types.js';
import { createVocabulary, type Vocabulary } from './words.js';

/** @throws the signal's reason where it was aborted */
export async function readVocabulary(archive: Archive, signal?: AbortSignal): Promise<Vocabulary> {
  const [size] = await archive.rows<{ readonly documents: number }>(
    'SELECT count(*) AS documents FROM documents WHERE current',
    [],
    signal,
  );
  const frequencies = new Map<string, number>();
  // A word in one document only needs no count: it weighs most as it is.
  const counted = archive.stream<{ readonly word: string; readonly documents: number }>(
    `SELECT s.word, p.documents FROM (
       SELECT stem, count(*) AS documents FROM postings GROUP BY stem HAVING count(*) > 1
     ) p JOIN stems s ON s.stem = p.stem`,
    [],
    signal,
  );
  for await (const { word, documents } of counted) frequencies.set(word, documents);
  return createVocabulary(frequencies, size?.documents ?? 0);
}
