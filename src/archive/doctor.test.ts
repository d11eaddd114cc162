import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { openArchive } from './index.js';
import { sampleArrival, sampleArrivals, storeAll, temporaryPath } from './testing.js';

/** Damages a closed archive behind its back. */
async function damage(file: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

it('finds what does not hold', async () => {
  const file = temporaryPath();
  const archive = await openArchive(file);
  await storeAll(archive, [...sampleArrivals(4), sampleArrival(1, 2)]);
  expect(await archive.doctor()).toEqual([]);
  await archive.close();
  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['UPDATE events SET reading = 77 WHERE document = 1', 'events', /without their reading/],
    ["UPDATE readings SET record = 'abc'::BLOB WHERE document = 2", 'readings', /reading 2 .*unpacked/],
    ['DELETE FROM mentions WHERE document = 5', 'readings', /mentions has 0 rows/],
    ['UPDATE readings SET current = false WHERE document = 4', 'readings', /exactly one current/],
    ['UPDATE documents SET current = true WHERE document = 2', 'documents', /"current"/],
    ['UPDATE events SET actor_side = NULL WHERE document = 2', 'events', /numbers of sides/],
    ['INSERT INTO sides SELECT side, parties FROM sides LIMIT 1', 'sides', /twice/],
    ['UPDATE mentions SET sentence = 0 WHERE document = 3', 'mentions', /their sentence/],
    ['DELETE FROM postings WHERE document = 1', 'postings', /search does not have/],
    ["UPDATE documents SET text = 'short' WHERE document = 3", 'readings', /outside the text/],
    ['INSERT INTO documents SELECT * FROM documents WHERE document = 1', 'documents', /twice/],
  ];
  for (const [sql] of faults) await damage(file, sql);
  const reader = await openArchive(file, { readonly: true });
  const findings = await reader.doctor();
  for (const [, where, what] of faults) {
    const found = findings.some((it) => it.where === where && what.test(it.what) && it.severity === 'error');
    expect(found, `${where} ${what.source}`).toBe(true);
  }
  await reader.close();
});

it('notes runs that did not come to their end', async () => {
  const file = temporaryPath();
  const archive = await openArchive(file);
  await archive.beginRun('add', 'model-1');
  await storeAll(archive, sampleArrivals(1));
  expect(await archive.doctor()).toMatchObject([{ severity: 'note', where: 'runs' }]);
  await archive.close();
});
