/** Feeds from a real server on this machine into a real archive, read by the built reader. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../archive/index.js';
import { feedsOf } from './feed-discovery.js';
import { findFeeds, readFeed } from './feeds.js';
import { createGuest } from './polite/index.js';
import { postJson } from './webhook.js';

const PROSE =
  'The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks on fishing rights that had been broken off in March.';
const PAGE = (title: string, n: number): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>${PROSE}</p><p>Number ${n}: the Norwegian minister said that both sides wanted an agreement before the summer ends.</p></article></body></html>`;
const NO_VALIDATORS = { etag: null, lastModified: null };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let base = '';
let folder = '';
let archive: Archive;
let calls: string[] = [];
let answers: Record<string, Answer> = {};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-feeds-'));
  archive = await openArchive(path.join(folder, 'archive.duckdb'));
  calls = [];
  answers = {};
  server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

const html =
  (text: string): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);

function serveFeed(items: readonly string[], etag: string): void {
  const text = `<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Gazette</title><link>${base}/</link>
${items.map((item) => `<item><title>Story ${item}</title><link>${base}/${item}</link><description>In short.</description></item>`).join('\n')}
</channel></rss>`;
  answers['/feed.xml'] = (request, response) => {
    const headers = { etag, 'content-type': 'application/rss+xml' };
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(text);
  };
}

const guest = () => createGuest({ allowPrivate: true, pauseMs: 0, timeoutMs: 20_000 });

async function read(
  visited: readonly string[],
  last: { etag: string | null; lastModified: string | null } = NO_VALIDATORS,
) {
  calls = [];
  return readFeed(archive, `${base}/feed.xml`, last, {
    guest: guest(),
    isVisited: async (link) => visited.includes(link),
    jobs: 1,
    allowPrivate: true,
  });
}

describe('a feed', () => {
  it('brings its articles once, and no page is fetched twice', async () => {
    serveFeed(['1', '2'], '"a"');
    answers['/1'] = html(PAGE('Talks in Oslo', 1));
    answers['/2'] = html(PAGE('Talks go on', 2));
    const first = await read([]);
    expect(first).toMatchObject({ state: 'read', added: 2, failures: [], validators: { etag: '"a"' } });
    expect(first.visited).toEqual([`${base}/1`, `${base}/2`]);
    expect(calls).toEqual(['GET /robots.txt', 'GET /feed.xml', 'GET /1', 'GET /2']);

    expect(await read(first.visited, first.validators)).toMatchObject({ state: 'unchanged', added: 0 });
    expect(calls).toEqual(['GET /robots.txt', 'GET /feed.xml']);

    serveFeed(['1', '2', '3'], '"b"');
    answers['/3'] = html(PAGE('Talks end', 3));
    expect(await read(first.visited, first.validators)).toMatchObject({
      state: 'read',
      added: 1,
      visited: [`${base}/3`],
    });
    expect(calls).toEqual(['GET /robots.txt', 'GET /feed.xml', 'GET /3']);
    expect(await archive.rows('SELECT title, outlet, origin FROM documents ORDER BY document')).toEqual([
      { title: 'Talks in Oslo', outlet: 'Fjord Gazette', origin: 'feed' },
      { title: 'Talks go on', outlet: 'Fjord Gazette', origin: 'feed' },
      { title: 'Talks end', outlet: 'Fjord Gazette', origin: 'feed' },
    ]);
  }, 120_000);

  it('is read again where a page could not be had for now, and not where it never can', async () => {
    serveFeed(['1', '2'], '"a"');
    answers['/1'] = (_request, response) => response.writeHead(502).end();
    const { validators, visited, failures } = await read([]);
    expect(validators).toEqual(NO_VALIDATORS);
    expect(visited).toEqual([`${base}/2`]);
    expect(failures.map(({ reason }) => reason)).toEqual([
      'the server answered with status 502',
      'the server answered with status 404',
    ]);
  }, 60_000);

  it('that fails is told, with the last state kept', async () => {
    answers['/feed.xml'] = (_request, response) => response.writeHead(500).end();
    expect(await read([], { etag: '"a"', lastModified: null })).toMatchObject({
      state: 'failed',
      validators: { etag: '"a"' },
      failures: [{ reason: 'the server answered with status 500' }],
    });
  });
});

describe('feeds of a page', () => {
  it('are found by its head', async () => {
    serveFeed(['1'], '"a"');
    answers['/'] = html(
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body></body></html>',
    );
    answers['/none'] = html('<html><head></head><body>No feeds.</body></html>');
    expect(await findFeeds(`${base}/`, guest())).toEqual([`${base}/feed.xml`]);
    expect(await findFeeds(`${base}/feed.xml`, guest())).toEqual([`${base}/feed.xml`]);
    expect(await findFeeds(`${base}/none`, guest())).toEqual([]);
  });

  it.each([
    [
      `<link rel='alternate' type='application/atom+xml' href='a?b=1&amp;c=2'>`,
      ['https://e.example/x/a?b=1&c=2'],
    ],
    ['<LINK HREF=/f TYPE=application/feed+json REL="home alternate">', ['https://e.example/f']],
    ['<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []],
    [
      '<link rel="stylesheet" type="application/rss+xml" href="/f"><link rel="alternate" hreflang="de" href="/de">',
      [],
    ],
  ])('are those of %s', (head, expected) => {
    expect(feedsOf(head, 'https://e.example/x/')).toEqual(expected);
  });

  it('cost a hostile page no time', () => {
    const began = performance.now();
    feedsOf(
      '<link '.repeat(100_000) + '<link rel='.repeat(50_000) + ' '.repeat(500_000),
      'https://e.example/',
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a webhook', () => {
  it('takes the news, or says why not', async () => {
    let body = '';
    answers['/hook'] = (request, response) => {
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.writeHead(204).end());
    };
    answers['/moved'] = (_request, response) => response.writeHead(302, { location: '/hook' }).end();
    await postJson(`${base}/hook`, { watch: 'hanoi', items: [] }, { allowPrivate: true });
    expect(JSON.parse(body)).toEqual({ watch: 'hanoi', items: [] });
    await expect(postJson(`${base}/moved`, {}, { allowPrivate: true })).rejects.toMatchObject({
      code: 'DOCUMENT_ADDRESS_STATUS',
    });
    await expect(postJson(`${base}/hook`, {})).rejects.toMatchObject({ code: 'DOCUMENT_ADDRESS_REFUSED' });
    expect(calls).toEqual(['POST /hook', 'POST /moved']);
  });
});
