/** The disputes of an archive. Made when asked: of a hundred thousand articles only those statements count that are alike. */
import type { Archive } from '../../archive/types.js';
import { readVocabulary } from '../incidents/vocabulary.js';
import { assertionsOf } from './assertions.js';
import { findDisputes } from './find.js';
import type { ArchiveDispute, Assertion } from './types.js';

/** @throws the signal's reason where it was aborted */
export async function readDisputes(
  archive: Archive,
  signal?: AbortSignal,
): Promise<readonly ArchiveDispute[]> {
  const vocabulary = await readVocabulary(archive, signal);
  const assertions: Assertion[] = [];
  for await (const { document, record } of archive.records({}, signal))
    assertions.push(...assertionsOf(record, vocabulary, String(document)));
  return findDisputes(assertions);
}
