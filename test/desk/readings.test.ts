/** Files that are dropped: read one after the other by the built reader, told as they go on, and no path or page of ours. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleList, ArticleView, Desk, Problem, Reading } from '../../src/server/shapes/index.js';
import { openDesk, type TestDesk } from './desk.js';

const ARTICLE = new URL('../../examples/lake-summit.txt', import.meta.url);
const PAGE = `<!doctype html><html lang="en"><head><title>Envoys &lt;script&gt;</title></head><body><article>
<h1>Envoys meet in Oslo</h1><p>Norway's foreign minister met the Russian ambassador in Oslo on Tuesday, the ministry said.</p>
<p>"We shall go on talking," <b>the minister</b> said. <script>alert(1)</script>&lt;img src=x onerror=alert(2)&gt; The ambassador left
without a word, and the talks are to go on next week, the ministry's spokesman added in a statement.</p></article></body></html>`;

let desk: TestDesk;
/** Its own, so that other desks of this machine are not in it. */
let temporary = '';
const { TMPDIR } = process.env;
beforeAll(async () => {
  temporary = mkdtempSync(path.join(tmpdir(), 'chancery-readings-'));
  process.env.TMPDIR = temporary;
  desk = await openDesk([]);
}, 60_000);
afterAll(async () => {
  await desk.close();
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(temporary, { recursive: true, force: true });
});

async function drop(name: string, body: string | Uint8Array<ArrayBuffer>): Promise<Reading> {
  const answer = await desk.ask(`/readings.json?name=${encodeURIComponent(name)}`, { method: 'POST', body });
  expect(answer.status).toBe(202);
  return (await answer.json()) as Reading;
}

/** What the events tell, to the last. */
async function follow({ reading }: Reading): Promise<readonly Reading[]> {
  const answer = await desk.ask(`/readings/${reading}/events`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  return (await answer.text())
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)) as Reading);
}

const foldersOf = () => readdirSync(temporary).filter((name) => /^chancery-desk-(?!test)/.test(name));

describe('a dropped file', () => {
  it('is read into the archive, with what it says', async () => {
    expect(await desk.json<Desk>('/desk.json')).toMatchObject({ empty: true, examples: [{ name: 'press' }] });
    const told = await follow(await drop('lake summit.txt', new Uint8Array(readFileSync(ARTICLE))));
    const last = told.at(-1);
    expect(last).toMatchObject({
      state: 'done',
      name: 'lake summit.txt',
      documents: [1],
      same: 0,
      failures: [],
    });
    const article = await desk.json<ArticleView>('/articles/1.json');
    expect(article.address).toMatch(/^lake summit\.txt#[0-9a-f]{12}$/);
    expect(article.record.events.length).toBeGreaterThan(0);
    expect(Object.keys(article.incidents)).toHaveLength(article.record.events.length);
    expect(await desk.json<Desk>('/desk.json')).toMatchObject({ empty: false });
  });

  it('is not read twice', async () => {
    const last = (await follow(await drop('again.txt', new Uint8Array(readFileSync(ARTICLE))))).at(-1);
    expect(last).toMatchObject({ state: 'done', documents: [], same: 1 });
  });

  it('is a name and nothing else, whatever it is called', async () => {
    const reading = await drop('../../../etc/<img src=x>\u202e.html', PAGE);
    expect(reading.name).toBe('<img src=x> .html');
    const last = (await follow(reading)).at(-1);
    expect(last?.state).toBe('done');
    const { rows } = await desk.json<ArticleList>('/articles.json');
    const added = rows.find(({ document }) => document === last?.documents[0]);
    const { record } = await desk.json<ArticleView>(`/articles/${added?.document}.json`);
    expect(record.document.text).toContain('<img src=x onerror=alert(2)>');
    expect(record.document.text).not.toContain('alert(1)');
  });

  it('that cannot be read says why and what to do', async () => {
    const lines = `{"id":"a","text":"Norway and Sweden signed a treaty in Oslo on Monday, the ministry said."}\nnot json\n`;
    const last = (await follow(await drop('two.jsonl', lines))).at(-1);
    expect(last).toMatchObject({ state: 'done', done: 2 });
    expect(last?.failures).toMatchObject([{ input: 'two.jsonl:2' }]);
    expect(last?.failures[0]?.hint).not.toBe('');
    const empty = (await follow(await drop('none.txt', ' '))).at(-1);
    expect(empty?.failures).toMatchObject([{ input: 'none.txt' }]);
  });

  it('leaves nothing of itself beside the archive', async () => {
    expect(foldersOf()).toEqual([]);
    expect(existsSync(`${desk.file}.owner`)).toBe(false);
  });

  it('needs a name and bytes, and a length that can be', async () => {
    expect((await desk.ask('/readings.json', { method: 'POST', body: 'x' })).status).toBe(400);
    expect((await desk.ask('/readings.json?name=a.txt', { method: 'POST' })).status).toBe(400);
    const large = { 'content-length': String(2 ** 40) };
    const answer = await desk.ask('/readings.json?name=a.txt', { method: 'POST', body: 'x', headers: large });
    expect([answer.status, ((await answer.json()) as Problem).hint]).toEqual([
      413,
      'Add large files with: chancery add <file>',
    ]);
  });
});

describe('readings', () => {
  it('are listed, the newest first, and found by their ids', async () => {
    const { readings } = await desk.json<{ readings: readonly Reading[] }>('/readings.json');
    expect(readings.map(({ name }) => name)).toEqual([
      'none.txt',
      'two.jsonl',
      '<img src=x> .html',
      'again.txt',
      'lake summit.txt',
    ]);
    const [newest] = readings;
    expect(await desk.json(`/readings/${newest?.reading}.json`)).toEqual(newest);
    expect((await desk.ask('/readings/none.json')).status).toBe(404);
    expect((await desk.ask('/readings/none/events')).status).toBe(404);
    expect((await desk.ask('/examples.json?name=none', { method: 'POST' })).status).toBe(404);
  });

  it('do not keep questions waiting', async () => {
    const first = await drop('slow.txt', `${readFileSync(ARTICLE, 'utf8')}\n\nIt rained in Geneva.`);
    const during = await desk.ask('/articles.json');
    expect(during.status).toBe(200);
    expect((await follow(first)).at(-1)?.state).toBe('done');
  });
});

it('breaks nowhere', () => {
  expect(desk.told).toEqual([]);
});
