/** The built commands over what many articles tell together, as people and programs run them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenRecords } from '../../src/archive/queries/testing.js';
import { runToEnd } from './command.js';

let folder = '';

const run = (...args: readonly string[]) => runToEnd([...args, '--archive', 'a.duckdb'], folder);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-cli-analysis-'));
  const [first, ...rest] = goldenRecords();
  if (first === undefined) throw new Error('no records');
  const copy = {
    ...first,
    document: { ...first.document, id: 'copy', url: null, outlet: 'Second Post', title: 'Again' },
  };
  const lines = [first, copy, ...rest].map((record) => `${JSON.stringify(record)}\n`);
  writeFileSync(path.join(folder, 'records.jsonl'), lines.join(''));
  expect(await run('add', 'records.jsonl', '--no-analysis', '--quiet')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says what is not taken in yet, and takes it in', async () => {
  expect((await run('incidents')).err).toMatch(
    /articles are not taken into the analysis yet — .*chancery analyse/,
  );
  expect(await run('analyse')).toMatchObject({ code: 0, out: 'up to date\n' });
  expect((await run('incidents')).err).not.toContain('not taken in');
  const before = await run('incidents', '--format', 'jsonl');
  expect(await run('analyse', '--anew', '--quiet')).toMatchObject({ code: 0, out: '' });
  expect((await run('incidents', '--format', 'jsonl')).out).toBe(before.out);
}, 180_000);

describe('rows', () => {
  it.each([
    ['incidents', []],
    ['relations', ['ARM', 'AZE']],
    ['network', []],
    ['positions', []],
    ['bargaining', ['RWA', 'COD']],
    ['disputes', []],
    ['agenda', []],
    ['copies', []],
    ['copies', ['--all']],
  ])(
    'of %s %s come as a table, JSON, JSON Lines and CSV',
    async (command, args) => {
      const json = await run(command, ...args, '--format', 'json');
      expect(json.code).toBe(0);
      const rows = JSON.parse(json.out) as readonly object[];
      expect(rows.length).toBeGreaterThan(0);
      const lines = await run(command, ...args, '--format', 'jsonl');
      expect(
        lines.out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(rows);
      const csv = await run(command, ...args, '--format', 'csv', '-o', 'out.csv');
      expect(csv).toMatchObject({ code: 0, out: '' });
      expect(readFileSync(path.join(folder, 'out.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(
        rows.length,
      );
      const table = await run(command, ...args);
      expect(table).toMatchObject({ code: 0 });
      expect(table.out).toContain('───');
    },
    120_000,
  );

  it('of one article are the words that it shares', async () => {
    const [row] = JSON.parse((await run('copies', '2', '--format', 'json')).out);
    expect(row).toMatchObject({ document: 2, other: 1, kind: 'copy' });
    expect(row.words.length).toBeGreaterThan(100);
  });
});

it('follows a statement back to the first print', async () => {
  const [first] = goldenRecords();
  const id = first?.statements[0]?.id ?? '';
  const chain = JSON.parse((await run('chain', `2:${id}`, '--format', 'json')).out);
  expect(chain.map(({ document, by }: { document: number; by: string | null }) => [document, by])).toEqual([
    [1, null],
    [2, 'copy'],
  ]);
  expect(await run('chain', '2:nothing')).toMatchObject({ code: 2 });
  expect(await run('chain', 'nonsense')).toMatchObject({ code: 2 });
});

it('writes a calendar and briefs', async () => {
  expect((await run('agenda', '--ical')).out).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(await run('agenda', '--ical', '--format', 'csv')).toMatchObject({ code: 2 });
  const brief = await run('brief', '--about', 'ARM,Azerbaijan');
  expect(brief.out).toMatch(/^# Situation brief: Armenia and Azerbaijan\n/);
  expect(brief.out).toContain('## References');
  expect(await run('brief', '--about', 'VEN', '--kind', 'press', '-o', 'press.html')).toMatchObject({
    code: 0,
    out: '',
  });
  expect(readFileSync(path.join(folder, 'press.html'), 'utf8')).toMatch(/^<!doctype html>/);
  const nothing = await run('brief', '--about', 'Ruritania');
  expect(nothing.out).toContain('The archive holds nothing on this.');
  expect(nothing.err).toContain('no records on this found');
  expect(await run('brief')).toMatchObject({ code: 2 });
}, 60_000);
