/** `chancery watch` as people and cron run it, over a real server on this machine: `npm test` builds it first. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runToEnd } from './command.js';

const PROSE =
  'The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks on fishing rights that had been broken off in March. ';

let server: Server;
let base = '';
let folder = '';
let items = [1];
let posted: string[] = [];
let hook = 204;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-cli-watch-'));
  server = createServer((request, response) => {
    const etag = `"${items.join()}"`;
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        posted.push(body);
        response.writeHead(hook).end();
      });
    } else if (request.url === '/feed.xml' && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
    } else if (request.url === '/feed.xml') {
      const list = items.map(
        (n) =>
          `<item><title>Talks ${n}</title><link>${base}/${n}</link><description><![CDATA[<p>${PROSE.repeat(10)}</p><p>Bulletin ${n}.</p>]]></description></item>`,
      );
      response.writeHead(200, { etag, 'content-type': 'application/rss+xml' });
      response.end(
        `<rss version="2.0"><channel><title>Fjord Gazette</title>${list.join('')}</channel></rss>`,
      );
    } else if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => runToEnd(['watch', ...args, '--archive', 'a.duckdb'], folder);

it('finds the feed of a page, tells what is new once, and makes a feed of it', async () => {
  const added = await run(
    'add',
    'fjord',
    '--feed',
    `${base}/`,
    '--webhook',
    `${base}/hook?secret`,
    '--allow-private',
  );
  expect(added).toMatchObject({ code: 0, out: `watching fjord: every article, from ${base}/feed.xml\n` });
  expect(await run('add', 'fjord')).toMatchObject({ code: 2 });
  const list = await run('list');
  expect(list.out).toContain('fjord: every article; from');
  expect(list.out).not.toContain('secret');

  const first = await run('run', '--allow-private', '--atom', 'news.xml');
  expect(first.code).toBe(0);
  expect(first.out).toContain('fjord: 1 new\n  Talks 1 (Fjord Gazette');
  expect(readFileSync(path.join(folder, 'news.xml'), 'utf8')).toContain('Talks 1');
  expect(posted.map((body) => JSON.parse(body).items.length)).toEqual([1]);

  const second = await run('run', '--allow-private');
  expect(second).toMatchObject({ code: 0, out: '', err: `chancery: ${base}/feed.xml: nothing new\n` });

  [items, hook, posted] = [[1, 2], 500, []];
  const refused = await run('run', '--allow-private', '--format', 'jsonl');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('the webhook did not take it');
  expect(refused.err).not.toContain('secret');
  expect(JSON.parse(refused.out)).toMatchObject({ watch: 'fjord', kind: 'article', title: 'Talks 2' });
  hook = 204;
  expect(await run('run', '--allow-private', '--quiet')).toMatchObject({ code: 0, err: '' });
  expect(posted).toHaveLength(2);

  expect(await run('remove', 'fjord')).toMatchObject({ code: 0 });
  expect(await run('run', 'fjord')).toMatchObject({ code: 2 });
}, 180_000);

it('stays out of private networks unless it is let in', async () => {
  const refused = await run('add', 'inner', '--feed', `${base}/`);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('loopback');
}, 60_000);
