/** Visits to a real server on this machine, which keeps a book of who came when. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuest, type GuestOptions } from './index.js';

interface Call {
  readonly path: string;
  readonly agent: string;
  readonly began: number;
  ended: number;
}

let server: Server;
let base = '';
let calls: Call[] = [];
let robots: { status: number; text: string } = { status: 404, text: '' };
let pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {};

beforeEach(async () => {
  calls = [];
  robots = { status: 404, text: '' };
  pages = {};
  server = createServer((request, response) => {
    const call = {
      path: request.url ?? '/',
      agent: request.headers['user-agent'] ?? '',
      began: performance.now(),
      ended: 0,
    };
    calls.push(call);
    response.on('close', () => {
      call.ended = performance.now();
    });
    if (call.path === '/robots.txt') response.writeHead(robots.status).end(robots.text);
    else if (pages[call.path] !== undefined) pages[call.path]?.(request, response);
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('All quiet.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const guest = (options: GuestOptions = {}) =>
  createGuest({ allowPrivate: true, pauseMs: 0, timeoutMs: 20_000, ...options });
const paths = (): readonly string[] => calls.map(({ path }) => path);

describe('a guest', () => {
  it('says who it is and asks for robots.txt once', async () => {
    const visitor = guest();
    await visitor.fetch(`${base}/a`);
    await visitor.fetch(`${base}/b`);
    expect(paths()).toEqual(['/robots.txt', '/a', '/b']);
    expect(calls.every(({ agent }) => /^chancery .*\+https:/.test(agent))).toBe(true);
  });

  it.each([
    ['its own name', 'User-agent: chancery\nDisallow: /private/'],
    ['everyone', 'User-agent: *\nDisallow: /private/'],
    ['a pattern', 'User-agent: *\nAllow: /private/open\nDisallow: /*vate/'],
  ])('does not go where robots.txt forbids it: %s', async (_what, text) => {
    robots = { status: 200, text };
    const visitor = guest();
    await expect(visitor.fetch(`${base}/private/page`)).rejects.toMatchObject({
      code: 'DOCUMENT_ADDRESS_ROBOTS',
    });
    await visitor.fetch(`${base}/public`);
    expect(paths()).toEqual(['/robots.txt', '/public']);
  });

  it('goes nowhere while robots.txt cannot be had, and everywhere where there is none', async () => {
    robots = { status: 503, text: '' };
    await expect(guest().fetch(`${base}/a`)).rejects.toMatchObject({ code: 'DOCUMENT_ADDRESS_ROBOTS' });
    robots = { status: 403, text: '' };
    await expect(guest().fetch(`${base}/a`)).resolves.toMatchObject({ format: 'text' });
  });

  it('does not follow a redirect to where it may not go', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /private/' };
    pages['/away'] = (_request, response) => response.writeHead(302, { location: '/private/page' }).end();
    await expect(guest().fetch(`${base}/away`)).rejects.toMatchObject({ code: 'DOCUMENT_ADDRESS_ROBOTS' });
    expect(paths()).toEqual(['/robots.txt', '/away']);
  });

  it('makes one request at a time and pauses between two, longer where robots.txt asks for it', async () => {
    robots = { status: 200, text: 'User-agent: *\nCrawl-delay: 0.3' };
    const slow = (_request: IncomingMessage, response: ServerResponse): void => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/plain' }).end('Slow.'), 50);
    };
    for (const path of ['/1', '/2', '/3']) pages[path] = slow;
    const visitor = guest({ pauseMs: 100 });
    await Promise.all(['/1', '/2', '/3'].map((path) => visitor.fetch(`${base}${path}`)));
    const visits = calls.filter(({ path }) => path !== '/robots.txt');
    expect(visits.map(({ path }) => path)).toEqual(['/1', '/2', '/3']);
    for (const [index, visit] of visits.entries()) {
      const before = visits[index - 1];
      if (before !== undefined) expect(visit.began - before.began).toBeGreaterThan(300);
    }
  });

  it('asks only for what is new', async () => {
    pages['/feed'] = (request, response) => {
      const headers = {
        etag: '"v1"',
        'last-modified': 'Fri, 01 Mar 2019 08:00:00 GMT',
        'content-type': 'text/plain',
      };
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, headers).end();
      else response.writeHead(200, headers).end('News.');
    };
    const visitor = guest();
    const first = await visitor.visit(`${base}/feed`);
    if (first.state !== 'fetched') throw new Error('not fetched');
    expect(first.validators).toEqual({ etag: '"v1"', lastModified: 'Fri, 01 Mar 2019 08:00:00 GMT' });
    expect(await visitor.visit(`${base}/feed`, first.validators)).toEqual({ state: 'unchanged' });
    expect((await visitor.visit(`${base}/feed`, { etag: '"v0"', lastModified: null })).state).toBe('fetched');
  });

  it('stays away for as long as the server asks', async () => {
    pages['/busy'] = (_request, response) => response.writeHead(429, { 'retry-after': '120' }).end();
    const visitor = guest();
    await expect(visitor.fetch(`${base}/busy`)).rejects.toMatchObject({ code: 'DOCUMENT_ADDRESS_STATUS' });
    await expect(visitor.fetch(`${base}/other`)).rejects.toMatchObject({ code: 'DOCUMENT_ADDRESS_LATER' });
    expect(paths()).toEqual(['/robots.txt', '/busy']);
  });

  it('stays out of private networks unless it is let in', async () => {
    await expect(guest({ allowPrivate: false }).fetch(`${base}/a`)).rejects.toMatchObject({
      code: 'DOCUMENT_ADDRESS_REFUSED',
    });
    await expect(guest().fetch('file:///etc/passwd')).rejects.toMatchObject({
      code: 'DOCUMENT_ADDRESS_INVALID',
    });
    expect(calls).toEqual([]);
  });
});
