/** The built commands that look into an archive, as people and programs run them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareRecord } from '../../src/analysis/testing.js';
import { openArchive } from '../../src/archive/index.js';
import { arrivalOf, storeAll } from '../../src/archive/testing.js';
import type { ChanceryRecord } from '../../src/record/index.js';
import { goldenRecords } from '../archive/wire.js';
import { type Result, runToEnd } from './command.js';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-cli-archive-'));
  file = path.join(folder, 'archive.duckdb');
  const archive = await openArchive(file);
  await storeAll(
    archive,
    [...goldenRecords(), hostile()].map((record) => arrivalOf(record)),
  );
  await archive.close();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An article whose words would repaint the terminal, run as a formula, or leave their cell. */
function hostile(): ChanceryRecord {
  const text = 'Zeppelins\u001b[2J came "over" Ruritania,\u202e and left.\n';
  return {
    ...bareRecord({
      id: 'hostile',
      title: '=HYPERLINK("http://x.example")\u001b]0;owned\u0007',
      text,
      outlet: 'Bad\u009b31m Outlet',
      author: null,
      url: null,
      language: 'en',
      published: '2021-05-05',
      publishedBasis: 'given',
    }),
    sentences: [{ start: 0, end: text.length - 1, paragraph: 0 }],
  };
}

function run(args: readonly string[], input = ''): Promise<Result> {
  return runToEnd(args, folder, { input, env: { CHANCERY_ARCHIVE: file } });
}

describe('events', () => {
  it('prints a plain table into a pipe, no wider than asked for', async () => {
    const { code, out, err } = await run(['events', '--actor', 'ARM', '--width', '100']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Date, event +Who to whom +Who says so +In the words/);
    expect(out).toContain('→ Rashad Aliyev');
    expect(out).not.toContain('\u001b');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints what the filters say as JSON, JSON Lines and CSV', async () => {
    const filters = [
      '--actor',
      'Armenia',
      '--recipient',
      'France',
      '--event',
      'consult',
      '--status',
      'actual',
    ];
    const json = await run(['events', ...filters, '--format', 'json']);
    const rows: readonly { readonly mode: string }[] = JSON.parse(json.out);
    expect(rows.map(({ mode }) => mode)).toEqual(['phone']);
    const lines = await run(['events', ...filters, '--format', 'jsonl']);
    expect(JSON.parse(lines.out)).toEqual(rows[0]);
    const csv = await run(['events', ...filters, '--format', 'csv']);
    expect(csv.out.split('\r\n')[0]).toMatch(/^id,date,date_from,/);
    expect(csv.out).toContain('Nikol Pashinyan; Emmanuel Macron');
  });

  it('writes a file in the form of its ending', async () => {
    const { code, out } = await run(['events', '--status', 'negated', '-o', 'negated.csv']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(path.join(folder, 'negated.csv'), 'utf8')).toContain('negated');
  });

  it('says so where nothing matches, and what may have been meant', async () => {
    const nothing = await run(['events', '--actor', 'Maduro', '--status', 'negated']);
    expect(nothing).toMatchObject({ code: 0, out: '' });
    expect(nothing.err).toMatch(/^chancery: no events found — --actor Maduro: Did you mean .+\?\n$/);
    expect(nothing.err).toContain('Nicolas Maduro');
    const code = await run(['events', '--actor', 'ARN', '--format', 'json']);
    expect(code).toMatchObject({ code: 0, out: '[]\n' });
    expect(code.err).toContain('Did you mean AR');
  });

  it('tells how many more there are', async () => {
    const { err } = await run(['events', '--limit', '2', '--actor', 'ARM']);
    expect(err).toMatch(/^chancery: 2 of \d+ events — --limit 0 shows all\.\n$/);
  });

  it.each([
    [['--event', 'CONSLUT'], 'Did you mean CONSULT'],
    [['--status', 'actaul'], 'Did you mean actual'],
    [['--mode', 'vist'], 'Did you mean visit'],
    [['--since', '2019-13'], 'No such date'],
    [['--min-confidence', '7'], 'from 0 to 1'],
    [['--limit', 'many'], 'Write a number'],
    [['--actor', ' '], 'It is empty'],
  ])('%j is wrong usage, with what would do', async (args, advice) => {
    const { code, out, err } = await run(['events', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(advice);
  });

  it('without an archive says so and makes none', async () => {
    const { code, err } = await run(['events', '--archive', 'nowhere.duckdb']);
    expect(code).toBe(1);
    expect(err).toMatch(/^chancery: .*nowhere\.duckdb: there is no archive — .+\n$/);
    expect(existsSync(path.join(folder, 'nowhere.duckdb'))).toBe(false);
  });
});

describe('statements', () => {
  it('prints who said what and how it came', async () => {
    const { code, out } = await run(['statements', '--via', 'Adevarul', '--anonymous', '--format', 'jsonl']);
    expect(code).toBe(0);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ anonymous: true, via: ['Adevarul'] });
  });

  it('prints a table', async () => {
    const { out } = await run(['statements', '--speaker', 'luis herrera']);
    expect(out).toMatch(/^Published +Speaker +Through +What is said/);
    expect(out).toContain('zero agenda');
  });
});

describe('search', () => {
  it('finds articles, with the words marked', async () => {
    const { code, out, err } = await run(['search', 'migrants', 'deported']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('‹migrants›');
    expect(out).toContain('Meridian News');
  });

  it('finds statements', async () => {
    const { out } = await run(['search', '"zero agenda"', '--in', 'statements', '--format', 'json']);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('shows hostile text without its power', async () => {
    const table = await run(['search', 'zeppelin']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(table.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(table.out).toContain('Ruritania');
    const csv = await run(['search', 'zeppelin', '--format', 'csv']);
    expect(csv.out).toContain(`"'=HYPERLINK(""http://x.example"")`);
    const json = await run(['search', 'zeppelin', '--format', 'json']);
    expect(json.out).not.toContain('\u202e');
    expect(JSON.parse(json.out)[0].title).toContain('\u001b]0;owned');
  });

  it('refuses what cannot be searched, and says why', async () => {
    const common = await run(['search', 'the', 'of']);
    expect(common.code).toBe(2);
    expect(common.err).toBe('chancery: these words are too common to be searched — Add a rarer word.\n');
    const mixed = await run(['search', 'grain', '--in', 'articles', '--speaker', 'RUS']);
    expect(mixed.code).toBe(2);
  });
});

describe('sql', () => {
  it('answers as a table, JSON and CSV', async () => {
    const query = 'SELECT category, count(*) AS events FROM events GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 2';
    expect((await run(['sql', query])).out).toMatch(/^category +events\n/);
    const json = await run(['sql', '-', '--format', 'json'], query);
    expect(JSON.parse(json.out)).toHaveLength(2);
    const csv = await run(['sql', query, '--format', 'csv']);
    expect(csv.out).toMatch(/^category,events\r\n[A-Z]+,\d+\r\n/);
  });

  it.each([
    'DELETE FROM events',
    'SELECT 1; DROP TABLE events',
    `COPY events TO 'out.csv'`,
    `SELECT * FROM read_csv('/etc/passwd')`,
    `ATTACH 'other.db'`,
    'INSTALL httpfs',
  ])('refuses %s', async (query) => {
    const { code, out, err } = await run(['sql', query]);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('doctor', () => {
  it('finds all well', async () => {
    const { code, out } = await run(['doctor']);
    expect(code).toBe(0);
    expect(out).toContain('all is well');
  });
});
