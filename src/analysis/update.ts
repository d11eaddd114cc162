/** Everything that is worked out from many records, brought up to date in the order in which one part needs another. */
import { type Archive, DERIVED_TABLES } from '../archive/index.js';
import { updateIncidents } from './incidents/of-archive.js';
import { updateProvenance } from './provenance/of-archive.js';
import { updateSyndication } from './syndication/of-archive.js';
import type { Progressing } from './taken-in.js';

export interface UpdateOptions extends Progressing {
  /** Forgets what was worked out before, and makes all of it again from the records. */
  readonly anew?: boolean | undefined;
}

/**
 * Takes in what has been added, read again or replaced since the last time. What was done stays done where it is
 * aborted or killed; called again, it goes on there.
 * @throws ArchiveError ARCHIVE_READ_ONLY; the signal's reason
 */
export async function updateAnalysis(
  archive: Archive,
  { anew = false, ...options }: UpdateOptions = {},
): Promise<void> {
  if (anew) await archive.derive([...DERIVED_TABLES].map((table) => ({ table, remove: 'all' })));
  await updateSyndication(archive, options);
  await updateProvenance(archive, options);
  await updateIncidents(archive, options);
}
