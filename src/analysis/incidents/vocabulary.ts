/** How much each word says, from the counts that the archive keeps for its search. */
import type { Archive } from '../../archive/types.js';
import { readFrequencies } from '../frequencies.js';
import { createVocabulary, type Vocabulary } from './words.js';

/** @throws the signal's reason where it was aborted */
export async function readVocabulary(archive: Archive, signal?: AbortSignal): Promise<Vocabulary> {
  const { frequencies, documents } = await readFrequencies(archive, signal);
  return createVocabulary(frequencies, documents);
}
