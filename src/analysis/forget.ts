/** Everything that was worked out, gone: for those who want it made anew from the records. */
import { type Archive, DERIVED_TABLES } from '../archive/index.js';

/** @throws ArchiveError ARCHIVE_READ_ONLY */
export async function forgetAnalysis(archive: Archive): Promise<void> {
  await archive.derive([...DERIVED_TABLES].map((table) => ({ table, remove: 'all' })));
}
