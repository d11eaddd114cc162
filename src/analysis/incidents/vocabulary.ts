/**
 * How much each word says, from the counts that the archive keeps for its search. To count all of them again for each
 * article would cost more than the article, so incidents keep the counts (`word_counts`) until the archive has grown
 * by a quarter.
 */
import { stemsOf } from '../../archive/search/stems.js';
import type { Archive } from '../../archive/types.js';
import { readFrequencies } from '../frequencies.js';
import { createVocabulary, type Vocabulary } from './words.js';

/** Counts of an archive that has grown by more than this share are made anew. */
const GROWTH = 0.25;

/** @throws the signal's reason where it was aborted */
export async function readVocabulary(archive: Archive, signal?: AbortSignal): Promise<Vocabulary> {
  const { frequencies, documents } = await readFrequencies(archive, signal);
  return createVocabulary(frequencies, documents);
}

/** As `readVocabulary` now, and kept for `keptVocabulary`. */
export async function refreshVocabulary(archive: Archive, signal?: AbortSignal): Promise<Vocabulary> {
  const { frequencies, documents } = await readFrequencies(archive, signal);
  await archive.derive([{ table: 'word_counts', remove: 'all', insert: [['', documents], ...frequencies] }]);
  return createVocabulary(frequencies, documents);
}

/** The kept one, for these texts alone. @param documents how many there are now */
export async function keptVocabulary(
  archive: Archive,
  texts: readonly string[],
  documents: number,
  signal?: AbortSignal,
): Promise<Vocabulary> {
  const stems = new Set(texts.flatMap((text) => [...stemsOf(text).keys()]));
  const rows = await archive.rows<{ readonly word: string; readonly documents: number }>(
    'SELECT word, documents FROM word_counts WHERE word IN (SELECT unnest($1::VARCHAR[]))',
    [['', ...stems]],
    signal,
  );
  const counts = new Map(rows.map((row) => [row.word, row.documents]));
  const counted = counts.get('') ?? 0;
  if (documents > counted * (1 + GROWTH)) return refreshVocabulary(archive, signal);
  return createVocabulary(counts, counted);
}
