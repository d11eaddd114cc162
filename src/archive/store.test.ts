import { describe, expect, it } from 'vitest';
import type { ChanceryRecord } from '../record/index.js';
import { fingerprintOf, openArchive } from './index.js';
import {
  sampleArchive,
  sampleArrival,
  sampleArrivals,
  sampleRecord,
  storeAll,
  temporaryPath,
} from './testing.js';

async function count(archive: Awaited<ReturnType<typeof sampleArchive>>, table: string): Promise<number> {
  const [row] = await archive.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  return row?.n ?? -1;
}

describe('storing', () => {
  it('gives back every record as it was, in order, also after it was closed', async () => {
    const path = temporaryPath();
    const first = await openArchive(path);
    await storeAll(first, sampleArrivals(150));
    await first.close();
    const again = await openArchive(path);
    const records: ChanceryRecord[] = [];
    for await (const { record } of again.records()) records.push(record);
    expect(records.map((it) => JSON.stringify(it))).toEqual(
      sampleArrivals(150).map(({ record }) => JSON.stringify(record)),
    );
    expect(await again.doctor()).toEqual([]);
    await again.close();
  });

  it('stores a document once, by content and by address', async () => {
    const archive = await sampleArchive(5);
    const run = await archive.beginRun('test', 'model-1');
    const again = await archive.store(run, sampleArrivals(5));
    expect(again).toMatchObject({ added: 0, changed: 0, same: 5, refused: 0 });
    const elsewhere = { ...sampleArrival(2), address: 'https://mirror.example/2' };
    const twice = await archive.store(run, [elsewhere, sampleArrival(9), sampleArrival(9)]);
    expect(twice.each).toEqual([
      { state: 'same', document: 3 },
      { state: 'added', document: 6, reading: 6 },
      { state: 'same', document: 6 },
    ]);
    expect(await count(archive, 'documents')).toBe(6);
  });

  it('lets go of what it wrote, and of nothing that questions may use', async () => {
    const archive = await sampleArchive(0);
    const run = await archive.beginRun('test', 'model-1');
    const memory = (): Promise<readonly object[]> =>
      archive.rows("SELECT current_setting('memory_limit') AS memory");
    const before = await memory();
    await archive.store(run, sampleArrivals(3));
    expect(await memory()).toEqual(before);
    expect(await count(archive, 'documents')).toBe(3);
  });

  it('makes a changed page a new version that points back', async () => {
    const archive = await sampleArchive(3);
    const run = await archive.beginRun('test', 'model-1');
    const outcome = await archive.store(run, [sampleArrival(1, 2), sampleArrival(1, 3)]);
    expect(outcome).toMatchObject({ added: 0, changed: 2, same: 0 });
    const versions = await archive.rows(
      'SELECT document, replaces, current FROM documents WHERE address = $1 ORDER BY document',
      ['https://example.org/1'],
    );
    expect(versions).toEqual([
      { document: 2, replaces: null, current: false },
      { document: 4, replaces: 2, current: false },
      { document: 5, replaces: 4, current: true },
    ]);
    // two crawls with two versions of a page, added again
    const again = await archive.store(run, [sampleArrival(1, 1), sampleArrival(1, 2), sampleArrival(1, 3)]);
    expect(again).toMatchObject({ added: 0, changed: 0, same: 3 });
    const shown = await archive.rows<{ document: number }>('SELECT DISTINCT document FROM current_events');
    expect(shown.map((it) => it.document)).not.toContain(2);
    expect(await archive.doctor()).toEqual([]);
  });

  it('says beforehand what is here', async () => {
    const archive = await sampleArchive(3);
    const candidate = (number: number, version?: number) => ({
      address: `https://example.org/${number}`,
      fingerprint: fingerprintOf(sampleRecord(number, version).document),
      outlet: sampleRecord(number, version).document.outlet,
    });
    expect(await archive.known([candidate(0), candidate(1, 2), candidate(7)])).toEqual([
      { state: 'same', document: 1 },
      { state: 'changed', document: 2 },
      { state: 'new' },
    ]);
    expect(await archive.known([])).toEqual([]);
  });

  it('keeps what another outlet printed word for word, once for each outlet', async () => {
    const archive = await sampleArchive(1);
    const run = await archive.beginRun('test', 'model-1');
    const original = sampleArrival(0);
    const printedBy = (outlet: string, address: string) => ({
      ...original,
      address,
      record: { ...original.record, document: { ...original.record.document, outlet } },
    });
    const reprint = printedBy('Harbour Echo', 'https://echo.example/1');
    expect(await archive.store(run, [reprint, reprint])).toMatchObject({ added: 1, same: 1 });
    const elsewhere = printedBy('HARBOUR ECHO', 'https://echo.example/2');
    expect(await archive.store(run, [elsewhere, original])).toMatchObject({ added: 0, changed: 0, same: 2 });
    const unknown = { ...original, address: 'https://mirror.example/1' };
    const nobody = { ...unknown.record, document: { ...unknown.record.document, outlet: null } };
    expect(await archive.store(run, [{ ...unknown, record: nobody }])).toMatchObject({ same: 1 });
    expect(await archive.doctor()).toEqual([]);
  });

  it('keeps a newer reading beside the old one and makes it the current', async () => {
    const archive = await sampleArchive(2);
    const run = await archive.beginRun('reread', 'model-2');
    const record = sampleRecord(0);
    const newer = { ...record, events: record.events.slice(1) };
    await archive.storeReading(run, 1, newer, 'model-2');
    expect((await archive.record(1))?.record).toEqual(newer);
    const all: string[] = [];
    for await (const it of archive.records({ documents: [1], readings: true })) all.push(it.model);
    expect(all).toEqual(['model-1', 'model-2']);
    const old: number[] = [];
    for await (const it of archive.records({ notModel: 'model-2' })) old.push(it.document);
    expect(old).toEqual([2]);
    expect(await archive.doctor()).toEqual([]);
    await expect(archive.storeReading(run, 1, sampleRecord(3), 'model-2')).rejects.toMatchObject({
      code: 'ARCHIVE_OTHER_TEXT',
    });
    await expect(archive.storeReading(run, 99, record, 'model-2')).rejects.toMatchObject({
      code: 'ARCHIVE_NO_DOCUMENT',
    });
  });

  it('refuses a record of another schema by name and stores the rest', async () => {
    const archive = await sampleArchive(0);
    const run = await archive.beginRun('test', 'model-1');
    const foreign = { ...sampleRecord(1), schema: 'chancery.record/9' } as unknown as ChanceryRecord;
    const outcome = await archive.store(run, [
      sampleArrival(0),
      { ...sampleArrival(1), record: foreign },
      sampleArrival(2),
    ]);
    expect(outcome).toMatchObject({ added: 2, refused: 1 });
    expect(outcome.each[1]).toMatchObject({ state: 'refused', error: { code: 'RECORD_SCHEMA' } });
  });

  it('keeps nothing of a batch that fails', async () => {
    const archive = await sampleArchive(2);
    const run = await archive.beginRun('test', 'model-1');
    const broken = { ...sampleRecord(5), events: null } as unknown as ChanceryRecord;
    const batch = [sampleArrival(4), { ...sampleArrival(5), record: broken }];
    await expect(archive.store(run, batch)).rejects.toThrow();
    expect(await count(archive, 'documents')).toBe(2);
    expect(await archive.store(run, [sampleArrival(4)])).toMatchObject({ added: 1 });
    expect(await archive.doctor()).toEqual([]);
  });

  it('takes texts that are hard to keep', async () => {
    const archive = await sampleArchive(0);
    const base = sampleRecord(0);
    const text = `${base.document.text} 😀 \0 \u202e '; DROP TABLE documents; --`;
    const document = { ...base.document, text, title: "Robert'); --", published: '9999-12-31T23:59:59Z' };
    await storeAll(archive, [{ ...sampleArrival(0), record: { ...base, document } }]);
    expect((await archive.record(1))?.record).toEqual({ ...base, document });
    expect(await archive.rows('SELECT published_date FROM documents')).toEqual([
      { published_date: '9999-12-31' },
    ]);
  });

  it('stores at once what is asked for at once, one after the other', async () => {
    const archive = await sampleArchive(0);
    const run = await archive.beginRun('test', 'model-1');
    const batches = Array.from({ length: 20 }, (_, batch) =>
      archive.store(run, [sampleArrival(batch), sampleArrival(batch + 1)]),
    );
    const outcomes = await Promise.all(batches);
    expect(outcomes.reduce((sum, it) => sum + it.added, 0)).toBe(21);
    expect(await archive.doctor()).toEqual([]);
  });
});

describe('asking', () => {
  it('gives plain values', async () => {
    const archive = await sampleArchive(1);
    const [row] = await archive.rows(
      `SELECT 1::BIGINT AS big, sum(2) AS huge, DATE '2019-04-27' AS day, ['a', 'b'] AS list, NULL AS none,
        TIMESTAMP '2019-04-27 10:00:00' AS moment, 1.5::DECIMAL(4, 1) AS decimal, 'x'::BLOB AS bytes,
        {'a': 1} AS struct, $1 AS text, $2 AS number, $3 AS words`,
      ["it's", 3, ['x', 'y']],
    );
    expect(row).toEqual({
      big: 1,
      huge: 2,
      day: '2019-04-27',
      list: ['a', 'b'],
      none: null,
      moment: '2019-04-27T10:00:00.000Z',
      decimal: 1.5,
      bytes: new Uint8Array([120]),
      struct: { a: 1 },
      text: "it's",
      number: 3,
      words: ['x', 'y'],
    });
    expect(await archive.rows('SELECT 1 AS a WHERE 2 IN (SELECT unnest($1::BIGINT[]))', [[]])).toEqual([]);
  });

  it('streams many rows in order, and fails where the query fails on its way', async () => {
    const archive = await sampleArchive(0);
    let next = 0;
    for await (const { a } of archive.stream<{ a: number }>('SELECT range AS a FROM range(20000)')) {
      expect(a).toBe(next);
      next += 1;
    }
    expect(next).toBe(20000);
    const failing = "SELECT CASE WHEN range = 19000 THEN error('boom') END AS a FROM range(20000)";
    await expect(async () => {
      for await (const _ of archive.stream(failing));
    }).rejects.toMatchObject({ code: 'ARCHIVE_QUERY' });
  });

  it('sees in a stream what was there when it began', async () => {
    const archive = await sampleArchive(3);
    const seen: number[] = [];
    for await (const { document } of archive.stream<{ document: number }>('SELECT document FROM documents')) {
      if (seen.length === 0) await storeAll(archive, [sampleArrival(10)]);
      seen.push(document);
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(await count(archive, 'documents')).toBe(4);
  });

  it('stops when told to', async () => {
    const archive = await sampleArchive(0);
    const slow = 'SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range * b.range % 7 = 3';
    const stop = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => stop.abort(reason), 100);
    await expect(archive.rows(slow, [], stop.signal)).rejects.toBe(reason);
    expect(await count(archive, 'documents')).toBe(0);
  });

  it('answers no command, by whatever name', async () => {
    const archive = await sampleArchive(1);
    for (const sql of [
      'DELETE FROM documents',
      'EXPLAIN ANALYZE DELETE FROM documents',
      'SELECT 1; DROP TABLE documents',
      'WITH gone AS (DELETE FROM documents RETURNING document) SELECT * FROM gone',
      'CREATE TABLE x (a INT)',
    ]) {
      await expect(archive.rows(sql)).rejects.toMatchObject({ name: 'ArchiveError' });
    }
    expect(await count(archive, 'documents')).toBe(1);
  });

  it('has the views that people know', async () => {
    const archive = await sampleArchive(4);
    const events = await archive.rows<{ event_type: string; actor_names: string[]; headline: string | null }>(
      'SELECT * FROM plover_events',
    );
    expect(events.length).toBe(await count(archive, 'events'));
    expect(events[0]?.actor_names.length).toBeGreaterThan(0);
    for (const view of ['dyads', 'current_events', 'current_statements', 'current_readings']) {
      expect(await count(archive, view)).toBeGreaterThan(0);
    }
  });

  it('explains each table', async () => {
    const archive = await sampleArchive(0);
    const bare = await archive.rows(
      "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL OR comment = ''",
    );
    expect(bare).toEqual([]);
  });
});

describe('closing', () => {
  it('ends what runs, and again is harmless', async () => {
    const archive = await openArchive(temporaryPath());
    await storeAll(archive, sampleArrivals(3));
    const slow = archive.rows(
      'SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range < b.range',
    );
    const outcome = expect(slow).rejects.toMatchObject({ code: 'ARCHIVE_CLOSED' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all([archive.close(), archive.close()]);
    await outcome;
    await expect(archive.rows('SELECT 1')).rejects.toMatchObject({ code: 'ARCHIVE_CLOSED' });
  });

  it('frees the file, also when a stream was left half read', async () => {
    const path = temporaryPath();
    const archive = await openArchive(path);
    const stream = archive.stream('SELECT * FROM range(100000)')[Symbol.asyncIterator]();
    await stream.next();
    await archive.close();
    const again = await openArchive(path);
    await expect(stream.next()).resolves.toBeDefined();
    await again.close();
  });
});
