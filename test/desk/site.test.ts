/** The page's files: as they were built, packed where the browser unpacks, for ever where their names say what is in them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type TestDesk } from './desk.js';

const SCRIPT = '/assets/index-B3fX9a0Q.js';

let desk: TestDesk;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-site-'));
  const site = path.join(folder, 'web');
  mkdirSync(path.join(site, 'assets'), { recursive: true });
  writeFileSync(path.join(site, 'index.html'), '<!doctype html><title>Chancery</title>');
  writeFileSync(path.join(site, 'theme.js'), '// plain');
  writeFileSync(path.join(site, 'secret.key'), 'no kind of file that a page has');
  writeFileSync(path.join(site, SCRIPT), 'let a = 1;');
  writeFileSync(path.join(site, `${SCRIPT}.br`), brotliCompressSync('let a = 1;'));
  writeFileSync(path.join(site, `${SCRIPT}.gz`), gzipSync('let a = 1;'));
  writeFileSync(path.join(folder, 'outside.js'), 'let b = 2;');
  desk = await openDesk([], { site });
}, 60_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

it('serves views as the page, which is asked for anew', async () => {
  for (const address of ['/', '/timeline?party=PRK', '/articles/12', '/actors/Moon%20Jae-in']) {
    const answer = await desk.ask(address);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html><title>Chancery</title>']);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
  const etag = (await desk.ask('/')).headers.get('etag') ?? '';
  expect((await desk.ask('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

it('serves files whose names say what is in them for ever, others for now', async () => {
  expect((await desk.ask(SCRIPT)).headers.get('cache-control')).toContain('immutable');
  expect((await desk.ask('/theme.js')).headers.get('cache-control')).toBe('no-cache');
});

it.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('packs for "%s"', async (accepted, encoding) => {
  const answer = await desk.ask(SCRIPT, { headers: { 'accept-encoding': accepted } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
});

it.each(['/../outside.js', '/%2e%2e/outside.js', '/..%2foutside.js', '/secret.key', `${SCRIPT}.br`])(
  'keeps %s to itself',
  async (address) => {
    expect((await desk.ask(address)).status).toBe(404);
  },
);
