/** For tests: an archive of ready-made records. */
import { updateAnalysis } from '../../src/analysis/update.js';
import { openArchive } from '../../src/archive/index.js';
import type { ChanceryRecord } from '../../src/record/index.js';

/** A new archive of these records, grouped into incidents. */
export async function fillArchive(file: string, records: readonly ChanceryRecord[]): Promise<void> {
  const archive = await openArchive(file);
  const run = await archive.beginRun('test', 'model-1');
  const arrivals = records.map((record) => ({
    record,
    address: record.document.url ?? record.document.id,
    origin: 'record',
    model: 'model-1',
  }));
  await archive.store(run, arrivals);
  await archive.endRun(run, { documents: records.length, failures: 0 });
  await updateAnalysis(archive);
  await archive.close();
}
