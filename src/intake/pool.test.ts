/** A build that is not whole: the workers cannot load, which must be said and not waited for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { openArchive } from '../archive/index.js';
import { documentFromText } from '../document/index.js';
import { addTo } from './add.js';
import { createPool, NOT_BEGUN } from './pool.js';

const folder = mkdtempSync(path.join(tmpdir(), 'chancery-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const workerOf = (code: string): URL => {
  const file = path.join(folder, 'worker.mjs');
  writeFileSync(file, code);
  return pathToFileURL(file);
};

vi.mock('./pool.js', async (original) => {
  const real = await original<typeof import('./pool.js')>();
  const broken = () => workerOf('import "./gone.js";');
  return { ...real, createPool: (jobs: number, worker = broken()) => real.createPool(jobs, worker) };
});

it.each([
  ['lacks a module', 'import "./gone.js"; export default () => null;', 'gone.js'],
  ['breaks as it loads', 'throw new Error("torn");', 'torn'],
  ['is cut off', 'export default ((', 'Unexpected end'],
  ['is another', 'export default () => null;', 'No handler'],
])('says so where the worker %s', async (_, code, reason) => {
  await expect(createPool(2, workerOf(code))).rejects.toMatchObject({
    code: 'INTAKE_NOT_BUILT',
    message: expect.stringContaining(reason),
  });
});

it('ends the work that needs one, and blames no document', async () => {
  const archive = await openArchive(path.join(folder, 'archive.duckdb'));
  try {
    for (const name of ['a.txt', 'b.txt', 'c.txt'])
      writeFileSync(path.join(folder, name), `Oslo and Lima signed a treaty in ${name}.`);
    const inputs = ['a.txt', 'b.txt', 'c.txt'].map((name) => path.join(folder, name));
    const failures: unknown[] = [];
    const adding = (async () => {
      for await (const progress of addTo(archive, inputs, { jobs: 2, language: 'en' }))
        failures.push(...progress.failures);
    })();
    await expect(adding).rejects.toMatchObject({ code: 'INTAKE_NOT_BUILT' });
    expect(failures).toEqual([]);
    const [run] = await archive.rows('SELECT documents FROM runs WHERE ended IS NOT NULL');
    expect(run).toEqual({ documents: 0 });
  } finally {
    await archive.close();
  }
});

it('leaves what no worker has begun once the work is stopped, and finishes what one has', async () => {
  const code =
    'export const loaded = () => null; export default () => new Promise((done) => setTimeout(done, 50, "read"));';
  const pool = await createPool(1, workerOf(code));
  const stop = new AbortController();
  const document = await documentFromText('Ghana met Togo.');
  const readings = Array.from({ length: 12 }, () =>
    pool.read(document, stop.signal).catch((error: unknown) => error),
  );
  await readings[0];
  stop.abort();
  const outcomes = await Promise.all(readings);
  expect(outcomes.filter((outcome) => outcome === NOT_BEGUN).length).toBeGreaterThan(8);
  expect(outcomes.slice(0, 2)).toEqual(['read', 'read']);
  await pool.close();
});
