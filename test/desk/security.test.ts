/** Who may ask what: DNS rebinding, other sites, the token; and what every answer says to the browser. */
import type { NetworkInterfaceInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostsOf } from '../../src/server/security.js';
import { DOOR, openDesk, type TestDesk } from './desk.js';

const TOKEN = 'a-token-of-some-length-0123456789';

let desk: TestDesk;
let locked: TestDesk;
beforeAll(async () => {
  desk = await openDesk([]);
  locked = await openDesk([], { door: { host: '192.0.2.7', port: 4280, token: TOKEN } });
}, 60_000);
afterAll(async () => {
  await desk.close();
  await locked.close();
});

it('says every address of a machine, where it is served at all of them', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
    ({ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;
  const interfaces = {
    lo: [at('127.0.0.1', 'IPv4', true)],
    eth0: [at('192.0.2.7', 'IPv4'), at('fe80::1', 'IPv6'), at('2001:db8::7', 'IPv6')],
  };
  expect(hostsOf('0.0.0.0', interfaces)).toEqual({ here: '127.0.0.1', elsewhere: ['192.0.2.7'] });
  expect(hostsOf('::', interfaces)).toEqual({ here: '::1', elsewhere: ['192.0.2.7', '2001:db8::7'] });
  expect(hostsOf('localhost', interfaces)).toEqual({ here: 'localhost', elsewhere: [] });
});

describe('the name of the desk', () => {
  it.each(['127.0.0.1:4280', 'localhost:4280', 'LOCALHOST:4280', '[::1]:4280'])(
    '%s is answered',
    async (host) => {
      expect((await desk.ask('/desk.json', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    'evil.example:4280',
    'localhost.evil.example:4280',
    '127.0.0.1:4281',
    '127.0.0.1',
    '127.0.0.1:4280@evil.example',
    '192.0.2.7:4280',
    '',
  ])('"%s" is not', async (host) => {
    for (const address of ['/desk.json', '/', '/articles.json']) {
      const answer = await desk.ask(address, { headers: { host } });
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain('archive.duckdb');
    }
  });
});

describe('other sites', () => {
  const send = (headers: Record<string, string>) =>
    desk.ask('/corrections.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('change nothing: %o', async (headers) => {
    expect((await send(headers as Record<string, string>)).status).toBe(403);
  });

  it('are not the desk itself, nor a program of this machine', async () => {
    expect((await send({ origin: 'http://127.0.0.1:4280', 'sec-fetch-site': 'same-origin' })).status).toBe(
      400,
    );
    expect((await send({})).status).toBe(400);
  });

  it('may lead here, and embed nothing', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await desk.ask('/', { headers: link })).status).toBe(200);
    for (const dest of ['script', 'image', 'iframe', 'empty']) {
      const headers = { ...link, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': dest };
      expect((await desk.ask('/desk.json', { headers })).status).toBe(403);
    }
    const frame = { ...link, 'sec-fetch-dest': 'iframe' };
    expect((await desk.ask('/', { headers: frame })).status).toBe(403);
  });
});

describe('the token', () => {
  const host = { host: '192.0.2.7:4280' };

  it('is needed', async () => {
    for (const address of ['/', '/desk.json', '/openapi.json', '/desk.json?token=wrong']) {
      expect((await locked.ask(address, { headers: host })).status).toBe(401);
    }
    const wrong = { ...host, authorization: `Bearer ${TOKEN}x` };
    expect((await locked.ask('/desk.json', { headers: wrong })).status).toBe(401);
  });

  it('lets programs in', async () => {
    const headers = { ...host, authorization: `Bearer ${TOKEN}` };
    expect((await locked.ask('/desk.json', { headers })).status).toBe(200);
  });

  it('is shown once and stands in no address and no cookie', async () => {
    const answer = await locked.ask(`/timeline?party=PRK&token=${TOKEN}`, { headers: host });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/timeline?party=PRK']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(TOKEN);
    const known = { ...host, cookie: cookie.split(';', 1)[0] ?? '' };
    expect((await locked.ask('/desk.json', { headers: known })).status).toBe(200);
  });

  it('leads nowhere else', async () => {
    const answer = await locked.ask(`//evil.example/a?token=${TOKEN}`, { headers: host });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/evil.example/a']);
  });

  it('does not make another name ours', async () => {
    const headers = { host: 'evil.example:4280', authorization: `Bearer ${TOKEN}` };
    expect((await locked.ask('/desk.json', { headers })).status).toBe(403);
  });
});

describe('every answer', () => {
  it.each(['/', '/desk.json', '/nothing.json', '/articles.csv', '/openapi.json'])(
    '%s is strict',
    async (address) => {
      const { headers } = await desk.ask(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('is so where nobody is let in', async () => {
    const { headers } = await desk.ask('/', { headers: { host: 'evil.example' } });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(DOOR.token).toBeNull();
  });
});
