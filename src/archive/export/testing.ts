/** For tests of the exports: an archive of the golden records, in a folder that goes when the test is over. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChanceryRecord } from '../../record/index.js';
import { openArchive } from '../open.js';
import { arrivalOf, goldenOf, storeAll } from '../testing.js';
import type { Archive } from '../types.js';

export function goldenRecords(): readonly ChanceryRecord[] {
  return goldenOf(['lake-summit', 'gas-transit-retold', 'prisoner-swap-wire', 'ferry-sanctions']);
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chancery-export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function archiveOf(records: readonly ChanceryRecord[]): Promise<Archive> {
  const archive = await openArchive(path.join(await temporaryFolder(), 'archive.duckdb'));
  onTestFinished(() => archive.close());
  await storeAll(
    archive,
    records.map((record) => arrivalOf(record, record.document.id)),
  );
  return archive;
}

/** A record whose every text tries to break out of where it is put. */
export function hostileRecord(like: ChanceryRecord): ChanceryRecord {
  const bad = '=cmd|"/c calc"!A1,\t"x"\r\n</data><node>&\u0000\u001b[31m\u202e\'; DROP TABLE events; --';
  return {
    ...like,
    document: {
      ...like.document,
      id: '../../etc/passwd',
      title: bad,
      outlet: bad,
      author: bad,
      url: 'https://example.org/a\r\nATTENDEE:mailto:x@example.org',
    },
    entities: like.entities.map((entity) => ({ ...entity, name: `${bad} ${entity.id}`, role: bad })),
    agenda: like.agenda.map((item) => ({ ...item, what: `${bad}\nEND:VCALENDAR` })),
  };
}
