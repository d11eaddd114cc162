/** For tests: an archive of ready-made records. */
import { updateAnalysis } from '../../src/analysis/update.js';
import { openArchive } from '../../src/archive/index.js';
import { arrivalOf, storeAll } from '../../src/archive/testing.js';
import type { ChanceryRecord } from '../../src/record/index.js';

/** A new archive of these records, grouped into incidents. */
export async function fillArchive(file: string, records: readonly ChanceryRecord[]): Promise<void> {
  const archive = await openArchive(file);
  await storeAll(
    archive,
    records.map((record) => arrivalOf(record)),
  );
  await updateAnalysis(archive);
  await archive.close();
}
