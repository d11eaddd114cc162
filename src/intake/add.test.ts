/** `addTo` over a real archive: records ready made, and articles read by the built worker. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireLines, wireRecord } from '../../test/archive/wire.js';
import { type Archive, openArchive } from '../archive/index.js';
import { addTo } from './add.js';
import type { AddOptions, Failure, Progress } from './types.js';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-add-'));
  archive = await openArchive(path.join(folder, 'archive.duckdb'));
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, content: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};

async function add(inputs: readonly string[], options: AddOptions = {}) {
  let last: Progress | null = null;
  const failures: Failure[] = [];
  for await (const progress of addTo(archive, inputs, { jobs: 1, ...options })) {
    last = progress;
    failures.push(...progress.failures);
  }
  if (last === null) throw new Error('nothing was reported');
  const { done, added, same, changed, failed } = last;
  return { counts: { done, added, same, changed, failed }, failures };
}

const countOf = async (table: string, where = 'true'): Promise<number> => {
  const [row] = await archive.rows<{ readonly n: number }>(
    `SELECT count(*) AS n FROM ${table} WHERE ${where}`,
  );
  return row?.n ?? 0;
};

async function* bytes(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

describe('records ready made', () => {
  it('come out as they went in', async () => {
    const file = put('records.jsonl', wireLines(40));
    expect((await add([file])).counts).toEqual({ done: 40, added: 40, same: 0, changed: 0, failed: 0 });
    let number = 0;
    for await (const { record, address, origin } of archive.records()) {
      expect(record).toEqual(wireRecord(number));
      expect({ address, origin }).toEqual({ address: `https://wire.example/${number}`, origin: 'record' });
      number += 1;
    }
    expect(number).toBe(40);
    expect(await archive.doctor()).toEqual([]);
  });

  it('are no-ops the second time, from a file, a folder or standard input', async () => {
    const file = put('in/records.jsonl', wireLines(20));
    await add([file]);
    const nothing = { done: 20, added: 0, same: 20, changed: 0, failed: 0 };
    expect((await add([file])).counts).toEqual(nothing);
    expect((await add([path.join(folder, 'in')])).counts).toEqual(nothing);
    expect((await add(['-'], { stdin: bytes(wireLines(20)) })).counts).toEqual(nothing);
    expect(await countOf('documents')).toBe(20);
    expect(await countOf('readings')).toBe(20);
    expect(await countOf('runs', 'ended IS NOT NULL')).toBe(4);
  });

  it('of a page that changed are a new version, which points back', async () => {
    await add(['-'], { stdin: bytes(wireLines(3)) });
    const changed = `${JSON.stringify(wireRecord(1, 2))}\n`;
    expect((await add(['-'], { stdin: bytes(changed) })).counts).toMatchObject({ done: 1, changed: 1 });
    expect(await countOf('documents', 'replaces = 2 AND current')).toBe(1);
    expect(await countOf('documents', 'current')).toBe(3);
    expect((await add(['-'], { stdin: bytes(changed) })).counts).toMatchObject({ done: 1, same: 1 });
  });

  it('that are broken are named with file and line, and the rest goes on', async () => {
    const lines = wireLines(5).split('\n');
    const newer = lines[3]?.replace('chancery.record/1', 'chancery.record/2') ?? '';
    const file = put('records.jsonl', [lines[0], '{"schema":', '', lines[2], newer, lines[4]].join('\n'));
    const { counts, failures } = await add([file]);
    expect(counts).toEqual({ done: 5, added: 3, same: 0, changed: 0, failed: 2 });
    expect(failures.map(({ input, reason }) => [input, reason])).toEqual([
      [`${file}:2`, 'the line is not valid JSON'],
      [`${file}:5`, expect.stringContaining('newer version')],
    ]);
  });

  it('are taken no faster than they are stored', { timeout: 120_000 }, async () => {
    let given = 0;
    const source = (async function* () {
      for (let n = 0; n < 1200; n += 1) {
        given += 1;
        yield Buffer.from(`${JSON.stringify(wireRecord(n))}\n`);
      }
    })();
    let ahead = 0;
    for await (const { done } of addTo(archive, ['-'], { stdin: source }))
      ahead = Math.max(ahead, given - done);
    expect(given).toBe(1200);
    expect(ahead).toBeLessThan(800);
  });

  it('are stored as far as they came when the work is stopped, and the same call goes on there', {
    timeout: 120_000,
  }, async () => {
    const file = put('records.jsonl', wireLines(1200));
    const controller = new AbortController();
    let last: Progress | null = null;
    const stopped = (async () => {
      for await (const progress of addTo(archive, [file], { signal: controller.signal })) {
        last = progress;
        controller.abort(new Error('enough'));
      }
    })();
    await expect(stopped).rejects.toThrow('enough');
    const stored = await countOf('documents');
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(1200);
    expect(last).toMatchObject({ done: stored, added: stored, last: `${file}:${stored}` });
    expect((await add([file])).counts).toMatchObject({ done: 1200, added: 1200 - stored, same: stored });
    expect(await countOf('documents')).toBe(1200);
  });

  it('stop where the archive fails', async () => {
    const file = put('records.jsonl', wireLines(800));
    const stopped = (async () => {
      for await (const _ of addTo(archive, [file])) await archive.close();
    })();
    await expect(stopped).rejects.toMatchObject({ code: 'ARCHIVE_CLOSED' });
  });
});

describe('articles', () => {
  const STORY = 'Norwegian Foreign Minister Ingrid Solheim met her Chadian colleague in Geneva on Monday.';
  const OTHER = 'Turkey imposed sanctions on Syria on Tuesday, the foreign ministry in Ankara said.';

  it('are read once, by content and by address; a changed one is a new version; failures stand between', {
    timeout: 180_000,
  }, async () => {
    put('wire/a.txt', STORY);
    put('wire/b.txt', '');
    put('wire/c.txt', OTHER);
    put('wire/d.txt', `${STORY}\n`);
    const wire = path.join(folder, 'wire');
    const first = await add([wire], { jobs: 2, language: 'en' });
    expect(first.counts).toEqual({ done: 4, added: 2, same: 1, changed: 0, failed: 1 });
    expect(first.failures.map(({ input }) => input)).toEqual([path.join(wire, 'b.txt')]);
    const addresses = await archive.rows<{ readonly address: string; readonly events: number }>(
      `SELECT address, (SELECT count(*) FROM events e WHERE e.document = d.document) AS events
       FROM documents d ORDER BY document`,
    );
    expect(addresses.map(({ address }) => path.basename(address))).toEqual(['a.txt', 'c.txt']);
    for (const { events } of addresses) expect(events).toBeGreaterThan(0);

    expect((await add([wire], { language: 'en' })).counts).toMatchObject({ added: 0, same: 3, failed: 1 });

    put('wire/c.txt', `${OTHER} Damascus protested.`);
    expect((await add([wire], { language: 'en' })).counts).toMatchObject({ same: 2, changed: 1, failed: 1 });
    expect(await countOf('readings', "model LIKE 'reader-%'")).toBe(3);
    expect(await archive.doctor()).toEqual([]);
  });

  it('whose language or date is refused name the line', async () => {
    const file = put(
      'wire.jsonl',
      '{"id":"1","text":"Words in English."}\n{"id":"2","text":"x","published":"soon"}\n',
    );
    const { counts, failures } = await add([file], { language: 'en' });
    expect(counts).toMatchObject({ added: 1, failed: 1 });
    expect(failures[0]?.input).toBe(`${file}:2`);
  });
});

it('says what is wrong with an option before it begins', async () => {
  await expect(add(['-'], { jobs: 0 })).rejects.toMatchObject({ code: 'INTAKE_JOBS_INVALID' });
  await expect(add(['nowhere.txt'], { published: 'soon' })).rejects.toMatchObject({
    code: 'DOCUMENT_DATE_INVALID',
  });
});
