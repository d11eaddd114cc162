import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { ChanceryRecord } from '../../record/index.js';
import type { Archive } from '../types.js';
import { GDELT_COLUMNS } from './gdelt.js';
import { type ExportOptions, exportArchive, exportText, recordsFromJsonl, type TextFormat } from './index.js';
import { archiveOf, goldenRecords, hostileRecord, temporaryFolder } from './testing.js';

/** The way back from a cell that was guarded against spreadsheets, see cells.ts. */
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const textOf = async (archive: Archive, format: TextFormat, options?: ExportOptions): Promise<string> => {
  let text = '';
  for await (const piece of exportText(archive, format, options)) text += piece.text;
  return text;
};

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Asks a DuckDB that knows nothing of us. */
async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const eventsOf = (records: readonly ChanceryRecord[]) => records.flatMap(({ events }) => events);

describe('records', () => {
  it('come back the same, fields of a later version too', async () => {
    const records = goldenRecords().map((record, index) =>
      index === 0 ? { ...record, outlook: { of: 'a later version' } } : record,
    );
    const text = await textOf(await archiveOf(records), 'records');
    const back = await collected(recordsFromJsonl(text.split('\n')));
    expect(back.map((line) => (line.ok ? line.record : line.reason))).toEqual(records);
  });

  it('are refused line by line, with the reason', async () => {
    const [record] = goldenRecords();
    const stray = { ...record, mentions: [{ id: 'm', start: 0, end: 1e9, entity: 'e' }] };
    const lines = [
      '{',
      '',
      '{"id":"a","text":"b"}',
      JSON.stringify({ ...record, schema: 'chancery.record/2' }),
      JSON.stringify({ ...record, events: 'many' }),
      JSON.stringify(stray),
      JSON.stringify(record),
    ];
    const results = await collected(recordsFromJsonl(lines));
    expect(results.map((line) => [line.line, line.ok ? 'ok' : line.reason])).toEqual([
      [1, 'is not valid JSON'],
      [3, expect.stringContaining('is no record')],
      [4, expect.stringContaining('newer version')],
      [5, expect.stringContaining('"events"')],
      [6, 'has a mention outside its text'],
      [7, 'ok'],
    ]);
  });
});

describe('plover', () => {
  it('writes every event with the codebook’s names, its words where they stand', async () => {
    const records = goldenRecords();
    const lines = (await textOf(await archiveOf(records), 'plover')).trim().split('\n');
    const events = lines.map((line) => JSON.parse(line));
    expect(events).toHaveLength(eventsOf(records).length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    for (const event of events) {
      const record = records.find(({ document }) => document.id === event.cite_info.citation);
      const { start, end } = event.text_info;
      expect(record?.document.text.slice(start, end)).toBe(event.text);
      expect(event.text).toContain(event.event_text[0]);
      expect(event.quad).toBeGreaterThanOrEqual(1);
      if (event.status === 'future') expect(event.mode).toContain('future');
      if (event.date !== null) expect(event.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    const told = events.find(({ statement }) => statement?.speaker);
    expect(told.statement.words.length).toBeGreaterThan(0);
  });

  it('keeps to the filter', async () => {
    const records = goldenRecords();
    const archive = await archiveOf(records);
    const selections = { events: { event: 'AGREE', status: 'future' } } as const;
    const lines = (await textOf(archive, 'plover', { selections })).trim().split('\n');
    const wanted = eventsOf(records).filter(({ event, status }) => event === 'AGREE' && status === 'future');
    expect(lines.map((line) => JSON.parse(line).confidence).sort()).toEqual(
      wanted.map(({ confidence }) => confidence).sort(),
    );
  });
});

describe('icews and gdelt', () => {
  it('read as tables of what happened', async () => {
    const records = goldenRecords();
    const archive = await archiveOf(records);
    const folder = await temporaryFolder();
    for (const format of ['icews', 'gdelt'] as const) {
      const file = path.join(folder, `${format}.tsv`);
      const outcome = await exportArchive(archive, format, file, {
        countryNames: new Map([['RWA', 'Rwanda']]),
      });
      const rows = await ask(`FROM read_csv('${file}', delim='\t', header=true, all_varchar=true, quote='')`);
      expect(rows).toHaveLength(outcome.rows);
      const happened = eventsOf(records).filter(({ status }) => /actual|historical/.test(status));
      expect(outcome.left).toBeGreaterThanOrEqual(eventsOf(records).length - happened.length);
      expect(rows.length).toBeGreaterThan(0);
      const ids = rows.map((row) => Object.values(row)[0]);
      expect(new Set(ids).size).toBe(rows.length);
      expect(ids.every((id) => BigInt(String(id)) < 2n ** 63n)).toBe(true);
    }
    const icews = await ask(`FROM read_csv('${folder}/icews.tsv', delim='\t', header=true)`);
    expect(Object.keys(icews[0] ?? {})).toHaveLength(20);
    expect(icews.every((row) => typeof row.Intensity === 'number')).toBe(true);
    expect(icews.some((row) => Number(row.Intensity) < 0)).toBe(true);
    expect(icews.some((row) => row['Source Country'] === 'Rwanda')).toBe(true);
  });

  it('has GDELT’s 58 columns, and both directions of a meeting without a host', async () => {
    const [record] = goldenRecords();
    if (record === undefined) throw new Error('no golden record');
    const meeting = { ...record.events[0], id: 'meet', event: 'CONSULT', status: 'actual' } as never;
    const [one, two] = record.entities.filter(({ country }) => country !== null);
    const events = [
      { ...(meeting as object), mode: null, actor: [one?.id, two?.id], recipient: [] },
    ] as unknown as ChanceryRecord['events'];
    const text = await textOf(await archiveOf([{ ...record, events }]), 'gdelt', { header: false });
    const rows = text
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(GDELT_COLUMNS).toHaveLength(58);
    expect(rows.map((row) => row.length)).toEqual([58, 58]);
    const cell = (row: number, name: string) => rows[row]?.[GDELT_COLUMNS.indexOf(name)];
    expect(cell(0, 'Actor1Name')).toBe(cell(1, 'Actor2Name'));
    expect(cell(0, 'EventCode')).toBe('040');
    expect(cell(0, 'QuadClass')).toBe('1');
  });
});

describe('csv', () => {
  it('is read back by another program, table by table', async () => {
    const records = goldenRecords();
    const archive = await archiveOf(records);
    const folder = await temporaryFolder();
    const counts = {
      events: eventsOf(records).length,
      statements: records.flatMap(({ statements }) => statements).length,
      documents: records.length,
      agenda: records.flatMap(({ agenda }) => agenda).length,
    };
    for (const [table, count] of Object.entries(counts)) {
      const file = path.join(folder, `${table}.csv`);
      await exportArchive(archive, 'csv', file, { table: table as keyof typeof counts });
      expect(await ask(`FROM read_csv('${file}', header=true, all_varchar=true)`), table).toHaveLength(count);
    }
    const texts = await ask(
      `SELECT text FROM read_csv('${folder}/documents.csv', header=true, all_varchar=true)`,
    );
    expect(texts.map(({ text }) => text)).toEqual(records.map(({ document }) => document.text));
    await exportArchive(archive, 'csv', path.join(folder, 'dyads.csv'), { table: 'dyads' });
    const [first] = await ask(`FROM read_csv('${folder}/dyads.csv', header=true)`);
    expect(first).toHaveProperty('actor_country');
  });

  it('lets no cell be a formula, and gives the text back', async () => {
    const [record] = goldenRecords();
    if (record === undefined) throw new Error('no golden record');
    const hostile = hostileRecord(record);
    const file = path.join(await temporaryFolder(), 'documents.csv');
    await exportArchive(await archiveOf([hostile]), 'csv', file, { table: 'documents' });
    const [row] = await ask(`SELECT title FROM read_csv('${file}', header=true, all_varchar=true)`);
    expect(String(row?.title)).toMatch(/^'=cmd/);
    expect(unguarded(String(row?.title))).toBe(hostile.document.title?.replace('\u0000', '\ufffd'));
  });
});

describe('parquet', () => {
  it('is partitioned by year and month, and read as it is', async () => {
    const records = goldenRecords();
    const archive = await archiveOf(records);
    const folder = path.join(await temporaryFolder(), "a folder's name");
    const outcome = await exportArchive(archive, 'parquet', folder);
    const from = (table: string) =>
      `read_parquet('${folder.replace("'", "''")}/${table}/*/*/*.parquet', hive_partitioning=true)`;
    const [events] = await ask(`SELECT count(*)::INTEGER AS n, count(*) FILTER (year(event_date) <> year OR
      month(event_date) <> month)::INTEGER AS wrong, count(url)::INTEGER AS urls FROM ${from('events')}`);
    const [statements] = await ask(`SELECT count(*)::INTEGER AS n FROM ${from('statements')}`);
    expect(events).toMatchObject({ n: eventsOf(records).length, wrong: 0 });
    expect(Number(events?.n) + Number(statements?.n)).toBe(outcome.rows);
    expect(await readdir(folder)).toEqual(['events', 'statements']);
  });

  it('replaces only what it is told to, and only what an export wrote', async () => {
    const archive = await archiveOf(goldenRecords());
    const folder = await temporaryFolder();
    await exportArchive(archive, 'parquet', folder);
    await expect(exportArchive(archive, 'parquet', folder)).rejects.toMatchObject({ code: 'EXPORT_EXISTS' });
    await exportArchive(archive, 'parquet', folder, { overwrite: true });
    await writeFile(path.join(folder, 'events', 'thesis.docx'), 'mine');
    await expect(exportArchive(archive, 'parquet', folder, { overwrite: true })).rejects.toMatchObject({
      code: 'EXPORT_FOREIGN',
    });
    expect(await readFile(path.join(folder, 'events', 'thesis.docx'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['events', 'statements']);
  });
});

describe('graphml', () => {
  it('is a network of countries or of entities that an XML parser reads', async () => {
    const records = goldenRecords();
    const [first] = records;
    if (first === undefined) throw new Error('no golden record');
    const archive = await archiveOf([...records, hostileRecord({ ...first })]);
    for (const nodes of ['country', 'entity'] as const) {
      const xml = await textOf(archive, 'graphml', { nodes });
      const graph = new DOMParser().parseFromString(xml, 'text/xml');
      const ids = [...graph.querySelectorAll('node')].map((node) => node.getAttribute('id'));
      expect(new Set(ids).size).toBe(ids.length);
      const edges = [...graph.querySelectorAll('edge')];
      expect(edges.length).toBeGreaterThan(0);
      for (const edge of edges) {
        expect(ids).toContain(edge.getAttribute('source'));
        expect(ids).toContain(edge.getAttribute('target'));
        const value = (key: string) => Number(edge.querySelector(`data[key="e_${key}"]`)?.textContent);
        const classes = [
          'verbal_cooperation',
          'material_cooperation',
          'verbal_conflict',
          'material_conflict',
        ];
        expect(classes.reduce((sum, key) => sum + value(key), 0)).toBe(value('events'));
        expect(Math.abs(value('mean_scale'))).toBeLessThanOrEqual(10);
      }
    }
  });
});

describe('ical', () => {
  it('has the agenda as whole days with the article behind each', async () => {
    const records = goldenRecords();
    const archive = await archiveOf(records);
    const text = await textOf(archive, 'ical');
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-2)).toBe('END:VCALENDAR');
    const dated = records
      .flatMap(({ agenda }) => agenda)
      .filter(({ date }) => /^\d{4}-\d{2}/.test(date ?? ''));
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(dated.length);
    const days = dated.filter(({ date }) => date?.length === 10).map(({ date }) => date?.replaceAll('-', ''));
    for (const day of days) expect(lines).toContain(`DTSTART;VALUE=DATE:${day}`);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(await textOf(archive, 'ical')).toBe(text);
  });

  it('gives a month as a span that says so', async () => {
    const text = await textOf(await archiveOf(goldenRecords()), 'ical');
    expect(text).toMatch(/DTSTART;VALUE=DATE:\d{6}01\r\nDTEND;VALUE=DATE:\d{6}01\r\n/);
    expect(text.replace(/\r\n[ \t]/g, '')).toContain('The article says only 20');
  });

  it('lets no article write lines of its own', async () => {
    const hostile = goldenRecords().map(hostileRecord);
    const lines = (await textOf(await archiveOf(hostile), 'ical')).replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines.filter((line) => line.startsWith('END:VCALENDAR'))).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none must be there
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('prov', () => {
  it('has only relations between things that it names', async () => {
    const records = goldenRecords();
    const archive = await archiveOf([...records, ...records.slice(1, 2).map(hostileRecord)]);
    const { prefix, bundle } = JSON.parse(await textOf(archive, 'prov'));
    expect(Object.keys(bundle)).toHaveLength(records.length + 1);
    const name = /^(archive|chancery|prov|wikidata):[A-Za-z0-9_-]+$/;
    expect(Object.keys(prefix)).toContain('archive');
    for (const content of Object.values<Record<string, Record<string, Record<string, string>>>>(bundle)) {
      const { entity = {}, agent = {}, activity = {}, ...relations } = content;
      for (const id of [...Object.keys(entity), ...Object.keys(agent)]) expect(id).toMatch(name);
      for (const relation of Object.values(relations).flatMap((all) => Object.values(all))) {
        for (const [key, id] of Object.entries(relation)) {
          if (/Entity$|:entity$/.test(key)) expect(entity).toHaveProperty([id]);
          if (key === 'prov:agent') expect(agent).toHaveProperty([id]);
          if (key === 'prov:activity') expect(activity).toHaveProperty([id]);
        }
      }
      expect(Object.keys(relations)).toContain('wasDerivedFrom');
    }
    expect(JSON.stringify(bundle)).toContain('prov:Quotation');
    expect(JSON.stringify(bundle)).toContain('prov:PrimarySource');
  });
});

describe('targets', () => {
  it('writes to a stream and leaves it open, or to a file that appears whole', async () => {
    const archive = await archiveOf(goldenRecords());
    let taken = '';
    const stream = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        taken += String(chunk);
        setImmediate(done);
      },
    });
    await exportArchive(archive, 'plover', stream);
    const folder = await temporaryFolder();
    await exportArchive(archive, 'plover', path.join(folder, 'events.jsonl'));
    expect(taken).toBe(await readFile(path.join(folder, 'events.jsonl'), 'utf8'));
    expect(stream.writable).toBe(true);
  });

  it('says what is wrong with a place, and leaves nothing behind', async () => {
    const archive = await archiveOf(goldenRecords());
    const folder = await temporaryFolder();
    await expect(exportArchive(archive, 'csv', path.join(folder, 'no', 'x.csv'))).rejects.toMatchObject({
      code: 'EXPORT_UNWRITABLE',
      reason: 'its folder does not exist',
    });
    await expect(exportArchive(archive, 'csv', folder)).rejects.toMatchObject({ code: 'EXPORT_UNWRITABLE' });
    await expect(exportArchive(archive, 'parquet', process.stdout)).rejects.toMatchObject({
      code: 'EXPORT_TARGET',
    });
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(exportArchive(archive, 'records', path.join(folder, 'x'), { signal: stop })).rejects.toThrow(
      'enough',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes an empty archive as a whole file of its kind', async () => {
    const archive = await archiveOf([]);
    expect(await textOf(archive, 'records')).toBe('');
    expect(JSON.parse(await textOf(archive, 'prov')).bundle).toEqual({});
    expect(await textOf(archive, 'ical')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(await textOf(archive, 'graphml')).toContain('</graphml>');
  });
});
