import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchAddress } from './address.js';
import { type InputOptions, type InputResult, readInputs } from './index.js';
import { privateKind } from './request.js';

const PROSE = 'The ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks.';
let server: Server;
let base = '';

function answer(path: string, response: ServerResponse): void {
  const send = (type: string, body: string | Uint8Array): void => {
    response.writeHead(200, { 'content-type': type }).end(body);
  };
  const hop = /^\/hop\/(\d+)$/.exec(path);
  if (hop !== null) {
    const left = Number(hop[1]);
    response.writeHead(302, { location: left === 0 ? '/news' : `/hop/${left - 1}` }).end();
  } else if (path === '/news') {
    send(
      'text/html',
      `<html><link rel="canonical" href="/canonical"><article><p>${PROSE}</p><p>${PROSE}</p></article></html>`,
    );
  } else if (path === '/plain')
    send(
      'text/plain; charset=windows-1252',
      Buffer.concat([Buffer.from(`${PROSE} Caf`), Uint8Array.of(0xe9)]),
    );
  else if (path === '/lines') send('application/x-ndjson', `{"id":"a","text":"${PROSE}"}\n{`);
  else if (path === '/picture') send('image/png', 'x');
  else if (path === '/large') send('text/plain', 'a'.repeat(5_000));
  else if (path === '/endless') {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const timer = setInterval(() => response.write('a'.repeat(100)), 5);
    response.on('close', () => clearInterval(timer));
  } else if (path === '/slow') response.on('close', () => response.end());
  else if (path === '/away') response.writeHead(301, { location: 'ftp://example.org/' }).end();
  else if (path === '/inward') response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end();
  else response.writeHead(404).end('no');
}

beforeAll(async () => {
  server = createServer((request, response) => answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function read(address: string, options: InputOptions = {}): Promise<InputResult[]> {
  const results: InputResult[] = [];
  for await (const result of readInputs([address], { allowPrivate: true, timeoutMs: 3_000, ...options })) {
    results.push(result);
  }
  return results;
}

describe('addresses', () => {
  it('reads a page, and has its address for an id and its canonical link for a url', async () => {
    expect(await read(`${base}/hop/4`)).toMatchObject([
      { ok: true, document: { id: `${base}/hop/4`, url: `${base}/canonical`, text: `${PROSE}\n\n${PROSE}` } },
    ]);
  });

  it('reads a text in the charset of the header, and JSON Lines', async () => {
    expect(await read(`${base}/plain`)).toMatchObject([
      { document: { text: `${PROSE} Café`, url: `${base}/plain` } },
    ]);
    expect(await read(`${base}/lines`)).toMatchObject([
      { document: { id: 'a' } },
      { error: { code: 'DOCUMENT_LINE_INVALID' } },
    ]);
  });

  it.each([
    ['/hop/5', 'DOCUMENT_ADDRESS_REDIRECTS'],
    ['/gone', 'DOCUMENT_ADDRESS_STATUS'],
    ['/picture', 'DOCUMENT_ADDRESS_TYPE'],
    ['/away', 'DOCUMENT_ADDRESS_INVALID'],
  ])('%s is %s', async (path, code) => {
    expect(await read(`${base}${path}`)).toMatchObject([
      { ok: false, input: `${base}${path}`, error: { code } },
    ]);
  });

  it('stops at the size limit, also where no length is announced', async () => {
    for (const path of ['/large', '/endless']) {
      expect(await read(`${base}${path}`, { maxBytes: 2_000 })).toMatchObject([
        { error: { code: 'DOCUMENT_TOO_LARGE' } },
      ]);
    }
  });

  it('stops when the time is over, before the answer and in the middle of it', async () => {
    for (const path of ['/slow', '/endless']) {
      expect(await read(`${base}${path}`, { timeoutMs: 200 })).toMatchObject([
        { error: { code: 'DOCUMENT_ADDRESS_TIMEOUT' } },
      ]);
    }
  });

  it('says what cannot be reached', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await read(`http://127.0.0.1:${port}/`)).toMatchObject([
      { error: { code: 'DOCUMENT_ADDRESS_UNREACHABLE', reason: expect.stringContaining('ECONNREFUSED') } },
    ]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
  ])('refuses %s unless allowed', async (address) => {
    expect(await read(address, { allowPrivate: false })).toMatchObject([
      { error: { code: 'DOCUMENT_ADDRESS_REFUSED' } },
    ]);
  });

  it('refuses names, passwords and what is no address', async () => {
    for (const address of ['http://jane:secret@example.org/', 'http://', 'https://[']) {
      expect(await read(address)).toMatchObject([{ error: { code: 'DOCUMENT_ADDRESS_INVALID' } }]);
    }
  });

  it('checks where a redirect leads', async () => {
    const limits = { maxBytes: 1_000, timeoutMs: 1_000, allowPrivate: false };
    await expect(fetchAddress(`${base}/inward`, limits)).rejects.toMatchObject({
      code: 'DOCUMENT_ADDRESS_REFUSED',
    });
  });
});

describe('privateKind', () => {
  it.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) =>
    expect(privateKind(address)).toBeNull(),
  );
  it.each(['64:ff9b::7f00:1', '2002:7f00:1::', '::', '224.0.0.1', '255.255.255.255', 'nonsense'])(
    '%s is not',
    (address) => expect(privateKind(address)).not.toBeNull(),
  );
});
