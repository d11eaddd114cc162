import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { openArchive } from './index.js';
import { backupOf, newest, STEPS } from './migrations.js';
import { openWithSteps } from './open.js';
import { otherProcess, sampleArrival, sampleArrivals, storeAll, temporaryPath } from './testing.js';

const INDEX = new URL('./index.ts', import.meta.url).href;
const WIRE = new URL('./testing.ts', import.meta.url).href;

const OPEN = 'archive = await openArchive(path);';
const READ = 'archive = await openArchive(path, { readonly: true }); return archive.access;';
const COUNT = "return (await archive.rows('SELECT count(*) AS n FROM documents'))[0].n;";

describe('a file', () => {
  it('is made with its folders on first use, and asked for when it is to be read', async () => {
    const file = path.join(path.dirname(temporaryPath()), 'new', 'folder', 'a.duckdb');
    await expect(openArchive(file, { readonly: true })).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    await expect(openArchive(file, { create: false })).rejects.toMatchObject({ code: 'ARCHIVE_MISSING' });
    const archive = await openArchive(file);
    expect(existsSync(file)).toBe(true);
    await archive.close();
    expect(existsSync(`${file}.owner`)).toBe(false);
  });

  it('that is no archive is left alone', async () => {
    const file = temporaryPath();
    for (const content of ['', 'DUCK', 'An article.\n'.repeat(1000), `xxxxxxxxDUCK${'x'.repeat(20000)}`]) {
      writeFileSync(file, content);
      await expect(openArchive(file)).rejects.toMatchObject({ code: 'ARCHIVE_NOT_ARCHIVE' });
      expect(readFileSync(file, 'utf8')).toBe(content);
    }
    await expect(openArchive(path.dirname(file))).rejects.toMatchObject({ code: 'ARCHIVE_NOT_ARCHIVE' });
  });

  it('that is another database is left alone', async () => {
    const file = temporaryPath();
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE meta (key VARCHAR, value VARCHAR, other INTEGER)');
    connection.closeSync();
    instance.closeSync();
    await expect(openArchive(file)).rejects.toMatchObject({ code: 'ARCHIVE_NOT_ARCHIVE' });
    await expect(openArchive(file, { readonly: true })).rejects.toMatchObject({
      code: 'ARCHIVE_NOT_ARCHIVE',
    });
  });

  it('cannot be made where nobody may write', async () => {
    const folder = path.join(path.dirname(temporaryPath()), 'file');
    writeFileSync(folder, '');
    await expect(openArchive(path.join(folder, 'a.duckdb'))).rejects.toMatchObject({
      code: 'ARCHIVE_UNWRITABLE',
    });
    if (process.getuid?.() === 0) return;
    const locked = path.join(path.dirname(folder), 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    await expect(openArchive(path.join(locked, 'a.duckdb'))).rejects.toMatchObject({
      code: 'ARCHIVE_UNWRITABLE',
    });
  });
});

describe('a newer or older form', () => {
  const NEXT = [
    ...STEPS,
    {
      version: newest() + 1,
      run: (connection: Parameters<(typeof STEPS)[number]['run']>[0]) =>
        connection.run('ALTER TABLE documents ADD COLUMN region VARCHAR'),
    },
  ];

  it('is brought up to date with a copy beside it', async () => {
    const file = temporaryPath();
    const old = await openArchive(file);
    await storeAll(old, sampleArrivals(3));
    await old.close();
    await expect(openWithSteps(file, { readonly: true }, NEXT)).rejects.toMatchObject({
      code: 'ARCHIVE_OLDER',
    });
    const archive = await openWithSteps(file, {}, NEXT);
    expect(await archive.rows('SELECT count(region) AS n FROM documents')).toEqual([{ n: 0 }]);
    expect(await archive.doctor()).toMatchObject([
      { severity: 'note', where: `archive.duckdb.v${newest()}.backup` },
    ]);
    await archive.close();
    const copy = await openArchive(backupOf(file, newest()), { readonly: true });
    expect(await copy.rows('SELECT count(*) AS n FROM documents')).toEqual([{ n: 3 }]);
    await copy.close();
    await expect(openArchive(file)).rejects.toMatchObject({ code: 'ARCHIVE_NEWER' });
    await expect(openArchive(file, { readonly: true })).rejects.toMatchObject({ code: 'ARCHIVE_NEWER' });
  });

  it('stays as it was where a step fails', async () => {
    const file = temporaryPath();
    const old = await openArchive(file);
    await storeAll(old, sampleArrivals(3));
    await old.close();
    const next = NEXT.at(-1);
    const failing = [
      ...STEPS,
      {
        version: newest() + 1,
        run: async (connection: Parameters<(typeof STEPS)[number]['run']>[0]) => {
          await next?.run(connection);
          await connection.run('SELECT nothing FROM nowhere');
        },
      },
    ];
    await expect(openWithSteps(file, {}, failing)).rejects.toMatchObject({ name: 'ArchiveError' });
    const archive = await openArchive(file);
    expect(await archive.rows('SELECT count(*) AS n FROM documents')).toEqual([{ n: 3 }]);
    await archive.close();
  });
});

describe('in one process', () => {
  it('is opened once, by whatever name', async () => {
    const file = temporaryPath();
    const archive = await openArchive(file);
    const link = `${file}.link`;
    symlinkSync(file, link);
    for (const name of [file, link]) {
      for (const readonly of [false, true]) {
        await expect(openArchive(name, { readonly })).rejects.toMatchObject({ code: 'ARCHIVE_OPEN_HERE' });
      }
    }
    await archive.close();
    const both = await Promise.allSettled([openArchive(file), openArchive(file)]);
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const it of both) if (it.status === 'fulfilled') await it.value.close();
  });

  it('is opened by the main thread only; a worker may ask it', async () => {
    const file = temporaryPath();
    const archive = await openArchive(file);
    await storeAll(archive, sampleArrivals(2));
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      (async () => {
        const { register } = await import('tsx/esm/api');
        register();
        const { openArchive } = await import(workerData.index);
        const write = await openArchive(workerData.file).catch((error) => error.code);
        const reader = await openArchive(workerData.file, { readonly: true });
        const rows = await reader.rows('SELECT count(*) AS n FROM documents');
        parentPort.postMessage({ write, access: reader.access, rows });
        await reader.close();
      })().catch((error) => parentPort.postMessage(String(error.stack)));`;
    const worker = new Worker(code, { eval: true, workerData: { file, index: INDEX } });
    const [message] = await once(worker, 'message');
    expect(message).toEqual({ write: 'ARCHIVE_NOT_MAIN_THREAD', access: 'guest', rows: [{ n: 2 }] });
    await archive.close();
    await worker.terminate();
  });

  it('writes nothing when it was opened to be read', async () => {
    const file = temporaryPath();
    await (await openArchive(file)).close();
    const archive = await openArchive(file, { readonly: true });
    expect(archive.access).toBe('direct');
    await expect(archive.beginRun('add', 'm')).rejects.toMatchObject({ code: 'ARCHIVE_READ_ONLY' });
    await expect(archive.store({ run: 1, model: 'm' }, [])).rejects.toMatchObject({
      code: 'ARCHIVE_READ_ONLY',
    });
    await archive.close();
  });
});

describe('between processes', () => {
  it('a second writer is told at once who has it, or waits', async () => {
    const file = temporaryPath();
    const other = otherProcess(file);
    const pid = await other.run<number>(`${OPEN} return process.pid;`);
    const error = await openArchive(file).catch((it: unknown) => it);
    expect(error).toMatchObject({ code: 'ARCHIVE_BUSY' });
    expect(String(error)).toContain(`process ${pid}`);
    const waiting = openArchive(file, { wait: 50_000 });
    await other.run('await archive.close();');
    const archive = await waiting;
    expect(archive.access).toBe('owner');
    await archive.close();
  });

  it('waiting ends with the signal', async () => {
    const file = temporaryPath();
    const other = otherProcess(file);
    await other.run(OPEN);
    const stop = new AbortController();
    const waiting = openArchive(file, { wait: 50_000, signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await other.run('await archive.close();');
  });

  it('readers ask the one that writes, and see what it stored', async () => {
    const file = temporaryPath();
    const archive = await openArchive(file);
    const other = otherProcess(file);
    expect(await other.run(READ)).toBe('guest');
    expect(await other.run(COUNT)).toBe(0);
    await storeAll(archive, sampleArrivals(70));
    expect(await other.run(COUNT)).toBe(70);
    const streamed = `let n = 0; for await (const row of archive.stream('SELECT range AS a FROM range(10000)')) {
      if (row.a !== n) throw new Error('order'); n += 1; } return n;`;
    expect(await other.run(streamed)).toBe(10_000);
    const whole =
      'let n = 0; for await (const it of archive.records()) n += it.record.events.length; return n;';
    const [events] = await archive.rows<{ n: number }>('SELECT count(*) AS n FROM events');
    expect(await other.run(whole)).toBe(events?.n);
    const half = `for await (const row of archive.stream('SELECT range AS a FROM range(10000)')) return row.a;`;
    expect(await other.run(half)).toBe(0);
    const bound = `return archive.rows('SELECT $1 AS a, $2 AS b, $3 AS c', ['x', 3, ['y']]);`;
    expect(await other.run(bound)).toEqual([{ a: 'x', b: 3, c: ['y'] }]);
    await expect(other.run(`return archive.rows('DROP TABLE documents');`)).rejects.toMatchObject({
      code: 'ARCHIVE_SQL_REFUSED',
    });
    await expect(
      other.run(`return archive.userSql("SELECT * FROM read_text('/etc/passwd')");`),
    ).rejects.toMatchObject({
      code: 'ARCHIVE_SQL_REFUSED',
    });
    const stopped = `const slow = 'SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range < b.range';
      return archive.rows(slow, [], AbortSignal.timeout(50)).catch((error) => error.name);`;
    expect(await other.run(stopped)).toBe('TimeoutError');
    expect(await other.run('return archive.doctor();')).toEqual([]);
    // The writer leaves: the reader reads on by itself.
    await archive.close();
    expect(await other.run(COUNT)).toBe(70);
    expect(await other.run('return archive.access;')).toBe('direct');
    await other.run('await archive.close();');
  });

  it('the owner is found by its user only', async () => {
    const file = temporaryPath();
    const archive = await openArchive(file);
    const { address } = JSON.parse(readFileSync(`${file}.owner`, 'utf8'));
    if (process.platform !== 'win32') {
      expect(statSync(`${file}.owner`).mode & 0o777).toBe(0o600);
      expect(statSync(path.dirname(address)).mode & 0o077).toBe(0);
    }
    const { connect } = await import('node:net');
    for (const first of ['{"token":"wrong"}\n', 'GET / HTTP/1.1\r\n\r\n', '{}\n', 'x'.repeat(100_000)]) {
      const socket = connect(address);
      socket.on('error', () => {});
      socket.write(first);
      socket.write('{"id":1,"ask":"select","sql":"SELECT 1","parameters":[]}\n');
      socket.resume();
      let heard = 0;
      socket.on('data', (piece) => {
        heard += piece.length;
      });
      await new Promise((resolve) => socket.on('close', resolve));
      expect(heard).toBe(0);
    }
    await archive.close();
    expect(existsSync(address)).toBe(false);
  });

  it('what a killed writer left is no obstacle and no loss', async () => {
    const file = temporaryPath();
    const other = otherProcess(file);
    await other.run(`${OPEN}
      const { sampleArrivals, storeAll } = await import(${JSON.stringify(WIRE)});
      await storeAll(archive, sampleArrivals(10));`);
    await other.kill();
    expect(existsSync(`${file}.owner`)).toBe(true);
    const reader = await openArchive(file, { readonly: true });
    expect(reader.access).toBe('direct');
    expect(await reader.rows('SELECT count(*) AS n FROM documents')).toEqual([{ n: 10 }]);
    expect(await reader.doctor()).toMatchObject([{ severity: 'note', where: 'archive.duckdb.owner' }]);
    await reader.close();
    const archive = await openArchive(file);
    await storeAll(archive, [sampleArrival(3), sampleArrival(11)]);
    expect(await archive.rows('SELECT count(*) AS n FROM documents')).toEqual([{ n: 11 }]);
    expect(await archive.doctor()).toEqual([]);
    await archive.close();
  });

  it('a writer waits for readers, who take their turn', async () => {
    const file = temporaryPath();
    await (await openArchive(file)).close();
    const other = otherProcess(file);
    expect(await other.run(READ)).toBe('direct');
    const opening = openArchive(file);
    await other.run('await archive.close();');
    const archive = await opening;
    expect(archive.access).toBe('owner');
    await archive.close();
  });
});
