import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArchiveLease, borrowArchive } from './lease.js';
import { openArchive } from './open.js';
import { otherProcess } from './testing.js';
import type { Archive } from './types.js';

let folder = '';
let file = '';
let lease: ArchiveLease;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-lease-'));
  file = path.join(folder, 'archive.duckdb');
  await (await openArchive(file)).close();
  lease = borrowArchive(file, { linger: 300 });
});
afterEach(async () => {
  await lease.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = (archive: Archive) => archive.rows<{ runs: number }>('SELECT count(*) AS runs FROM runs');
const opening = () => lease.use(async (archive) => archive);
const isOpen = (archive: Archive) =>
  count(archive).then(
    () => true,
    () => false,
  );

describe('questions', () => {
  it('in a row share one opening, which ends soon after the last', async () => {
    const first = await opening();
    expect(await opening()).toBe(first);
    expect(await isOpen(first)).toBe(true);
    await sleep(600);
    expect(await isOpen(first)).toBe(false);
    expect(await opening()).not.toBe(first);
  });

  it('find what another opening has added meanwhile', async () => {
    await opening();
    await lease.close();
    const writer = await openArchive(file);
    await writer.endRun(await writer.beginRun('test', 'model'), { documents: 0, failures: 0 });
    await writer.close();
    expect(await lease.use(count)).toEqual([{ runs: 1 }]);
  });

  it('of an archive that is not there fail, and succeed when it is', async () => {
    const other = borrowArchive(path.join(folder, 'none.duckdb'), { linger: 10_000 });
    await expect(other.use(count)).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    await other.change(async () => {});
    expect(await other.use(count)).toEqual([{ runs: 0 }]);
    await other.close();
  });
});

describe('a change', () => {
  it('comes to its turn though questions go on, and they go on through it', async () => {
    let asking = true;
    let answers = 0;
    const asked = (async () => {
      while (asking) {
        await lease.use(count);
        answers += 1;
        await sleep(5);
      }
    })();
    await sleep(50);
    const run = await lease.change(async (archive) => {
      expect(archive.access).toBe('owner');
      const begun = await archive.beginRun('test', 'model');
      const before = answers;
      await sleep(100);
      expect(answers).toBeGreaterThan(before);
      return begun.run;
    });
    expect(run).toBe(1);
    asking = false;
    await asked;
    expect(await lease.use(count)).toEqual([{ runs: 1 }]);
  });

  it('in another process comes to its turn at once, though questions go on and the file would stay open', async () => {
    const patient = borrowArchive(file, { linger: 60_000 });
    const other = otherProcess(file);
    let asking = true;
    const asked = (async () => {
      while (asking) await patient.use(count);
    })();
    for (const busy of [true, false]) {
      asking = busy;
      if (!busy) await asked;
      const began = Date.now();
      expect(await other.run('archive = await openArchive(path); return archive.access;')).toBe('owner');
      expect(Date.now() - began).toBeLessThan(2000);
      expect(readdirSync(folder)).not.toContain('archive.duckdb.wanted');
      await other.run('await archive.close();');
      await patient.use(count);
    }
    await patient.close();
  }, 20_000);

  it('is not waited for where who wanted it was killed', async () => {
    writeFileSync(`${file}.wanted`, '');
    const long = new Date(Date.now() - 5000);
    utimesSync(`${file}.wanted`, long, long);
    expect(await opening()).toBe(await opening());
    expect(await lease.use((archive) => archive.doctor())).toMatchObject([
      { severity: 'note', where: 'archive.duckdb.wanted' },
    ]);
  });

  it('shares its opening with others that come meanwhile', async () => {
    const archives = await Promise.all(
      [1, 2, 3].map(() =>
        lease.change(async (archive) => {
          await sleep(30);
          return archive;
        }),
      ),
    );
    expect(new Set(archives).size).toBe(1);
  });

  it('that fails leaves the archive to the next', async () => {
    await expect(lease.change(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lease.use(count)).toEqual([{ runs: 0 }]);
    expect(await lease.change(async ({ access }) => access)).toBe('owner');
  });

  it('waits for whoever writes, and no longer than it is wanted', async () => {
    const other = otherProcess(file);
    await other.run('archive = await openArchive(path);');
    const closing = new AbortController();
    const waiting = { patience: 60_000, signal: closing.signal };
    const unwanted = lease.change(async ({ access }) => access, waiting);
    await sleep(400);
    closing.abort(new Error('the desk was closed'));
    await expect(unwanted).rejects.toThrow('the desk was closed');
    const wanted = lease.change(async ({ access }) => access, { patience: 60_000 });
    await other.run('await archive.close();');
    expect(await wanted).toBe('owner');
  }, 20_000);
});
