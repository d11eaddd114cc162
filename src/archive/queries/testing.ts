/** For tests: an archive of all golden records, in a folder that goes when the test file is done. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChanceryRecord } from '../../record/index.js';
import { openArchive } from '../open.js';
import { arrivalOf, storeAll } from '../testing.js';
import type { Archive } from '../types.js';

const GOLDEN = fileURLToPath(new URL('../../../examples/golden/', import.meta.url));
const FIXTURE = fileURLToPath(new URL('../../../test/cli/fixture.json', import.meta.url));

export function goldenRecords(): readonly ChanceryRecord[] {
  const files = readdirSync(GOLDEN).map((name) => path.join(GOLDEN, name));
  return [...files, FIXTURE].flatMap(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as ChanceryRecord | readonly ChanceryRecord[],
  );
}

export interface TestArchive {
  readonly archive: Archive;
  /** Number of the document of each record, in the order given. */
  readonly documents: readonly number[];
  remove(): Promise<void>;
}

export async function archiveOf(records: readonly ChanceryRecord[]): Promise<TestArchive> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-queries-'));
  const archive = await openArchive(path.join(folder, 'archive.duckdb'));
  const { each } = await storeAll(
    archive,
    records.map((record) => arrivalOf(record)),
  );
  return {
    archive,
    documents: each.map((stored) => (stored.state === 'refused' ? -1 : stored.document)),
    async remove() {
      await archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
