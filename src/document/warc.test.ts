import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type InputOptions, type InputResult, readInputs } from './index.js';
import { documentsFromWarc } from './warc.js';

const PROSE = 'The ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks.';
const page = (words: string): string =>
  `<!doctype html><html><head><title>T</title></head><body><article><p>${words}</p><p>${PROSE}</p></article></body></html>`;

interface Parts {
  readonly id?: number;
  readonly type?: string;
  readonly status?: string;
  readonly http?: readonly string[];
  readonly body?: string | Uint8Array;
  /** What the record says of its length, less what it is. */
  readonly lie?: number;
}

/** A record as Common Crawl's news crawl writes it. */
function record({ id = 1, type = 'response', status = '200 OK', http, body, lie = 0 }: Parts = {}): Buffer {
  const headers = [`HTTP/1.1 ${status}`, ...(http ?? ['Content-Type: text/html; charset=UTF-8'])];
  const block = Buffer.concat([
    Buffer.from(`${headers.join('\r\n')}\r\n\r\n`),
    Buffer.from(body ?? page(`Story ${id}. ${PROSE}`)),
  ]);
  const fields = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${id}>`,
    'WARC-Date: 2020-02-03T04:05:06Z',
    `WARC-Target-URI: https://example.org/${id}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length + lie}`,
  ];
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

async function* chunked(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, options: InputOptions = {}, size?: number): Promise<InputResult[]> {
  const results: InputResult[] = [];
  for await (const result of documentsFromWarc(chunked(bytes, size), options, 'f')) results.push(result);
  return results;
}
const stories = (results: readonly InputResult[]): string[] =>
  results.map((result) =>
    result.ok ? (/Story \d+/.exec(result.document.text)?.[0] ?? '?') : `${result.input} ${result.error.code}`,
  );

describe('documentsFromWarc', () => {
  it('reads the page, its address and where it stands, and the day of the crawl where it has no date', async () => {
    const first = gzipSync(record({ id: 1 }));
    const [, second] = await read(Buffer.concat([first, gzipSync(record({ id: 2 }))]));
    expect(second).toMatchObject({
      ok: true,
      input: `f:${first.length}`,
      place: { source: 'f', offset: first.length, record: 'urn:uuid:2' },
      document: {
        id: 'urn:uuid:2',
        url: 'https://example.org/2',
        title: 'T',
        published: '2020-02-03T04:05:06Z',
        publishedBasis: 'inferred',
      },
    });
  });

  it('prefers the date of the page to that of the crawl', async () => {
    const dated = page(PROSE).replace(
      '<title>',
      '<meta property="article:published_time" content="2020-01-31T10:00:00Z"><title>',
    );
    expect(await read(record({ body: dated }))).toMatchObject([
      { document: { published: '2020-01-31T10:00:00Z', publishedBasis: 'metadata' } },
    ]);
  });

  it('reads pages that were answered alone', async () => {
    const others = [
      record({ type: 'request' }),
      record({ type: 'warcinfo' }),
      record({ status: '404 Not Found' }),
      record({ status: '301 Moved' }),
      record({ http: ['Content-Type: image/png'] }),
      record({ http: ['X: y'], body: 'no page' }),
    ];
    expect(await read(Buffer.concat(others))).toEqual([]);
    expect(stories(await read(Buffer.concat([...others, record({ http: ['X: y'] })])))).toEqual(['Story 1']);
  });

  it('undoes what HTTP did to the page, and what a header says and the crawler undid', async () => {
    const html = Buffer.from(page(`Story 7. ${PROSE}`));
    const type = 'Content-Type: text/html';
    const chunks = Buffer.concat([
      Buffer.from('20\r\n'),
      html.subarray(0, 32),
      Buffer.from(`\r\n${(html.length - 32).toString(16)}\r\n`),
      html.subarray(32),
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    const answers: Parts[] = [
      { http: [type, 'Content-Encoding: gzip'], body: gzipSync(html) },
      { http: [type, 'Content-Encoding: deflate'], body: deflateSync(html) },
      { http: [type, 'Content-Encoding: deflate'], body: deflateRawSync(html) },
      { http: [type, 'content-encoding: br'], body: brotliCompressSync(html) },
      { http: [type, 'Transfer-Encoding: Chunked'], body: chunks },
      { http: [type, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked'], body: html },
    ];
    for (const answer of answers) expect(stories(await read(record(answer)))).toEqual(['Story 7']);
  });

  it('says what does not decode, and what would burst', async () => {
    const type = 'Content-Type: text/html';
    const bomb = gzipSync(Buffer.alloc(5_000_000, 32));
    const broken = gzipSync(page(PROSE)).fill(7, 40, 60);
    const results = await read(
      Buffer.concat([
        record({ http: [type, 'Content-Encoding: gzip'], body: broken }),
        record({ http: [type, 'Content-Encoding: gzip'], body: bomb }),
        record({ http: [type, 'Content-Encoding: zstd'], body: Uint8Array.of(1, 2, 3) }),
        record({ id: 4 }),
      ]),
      { maxBytes: 1_000_000 },
    );
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'DOCUMENT_WARC_DAMAGED',
      'DOCUMENT_TOO_LARGE',
      'DOCUMENT_WARC_DAMAGED',
      'ok',
    ]);
  });

  it('decodes by the charset of the header', async () => {
    const body = Buffer.from(page(`Café. ${PROSE}`), 'latin1');
    const [result] = await read(record({ http: ['Content-Type: text/html; charset=ISO-8859-1'], body }));
    expect(result?.ok && result.document.text).toContain('Café');
  });

  it('says where a gzip member is cut off, after the records before it', async () => {
    const first = gzipSync(record({ id: 1 }));
    const second = gzipSync(record({ id: 2 }));
    for (const length of [1, 9, 12, 100, second.length - 9, second.length - 1]) {
      const results = await read(Buffer.concat([first, second.subarray(0, length)]));
      expect(stories(results), String(length)).toEqual([
        'Story 1',
        `f:${first.length} DOCUMENT_WARC_DAMAGED`,
      ]);
      const error = results[1]?.ok === false ? results[1].error.reason : '';
      expect(error).toContain(String(first.length));
      if (length > 4) expect(error).toContain(`cut off at byte ${first.length + length}`);
    }
  });

  it('reads on behind a gzip member that is damaged', async () => {
    const members = [1, 2, 3].map((id) => gzipSync(record({ id })));
    const [first = Buffer.alloc(0), second = Buffer.alloc(0), third = Buffer.alloc(0)] = members;
    const damages: [string, Buffer][] = [
      ['data', Buffer.from(second).fill(0xff, 40, 60)],
      ['checksum', Buffer.from(second).fill(0, second.length - 8, second.length - 4)],
      ['length', Buffer.from(second).fill(0, second.length - 4)],
      ['no gzip', Buffer.from('not gzip at all')],
    ];
    for (const [what, damaged] of damages) {
      const results = await read(Buffer.concat([first, damaged, third]));
      expect(stories(results), what).toEqual([
        'Story 1',
        `f:${first.length} DOCUMENT_WARC_DAMAGED`,
        'Story 3',
      ]);
    }
  });

  it('reads on behind a record with a wrong length, without a word of warcio', async () => {
    const said = vi.spyOn(console, 'warn');
    const offset = record({ id: 1 }).length;
    for (const lie of [-60, -1, 5, 400, 100_000]) {
      const records = [record({ id: 1 }), record({ id: 2, lie }), record({ id: 3 }), record({ id: 4 })];
      const expected = (at: number): string[] => [
        'Story 1',
        `f:${at} DOCUMENT_WARC_DAMAGED`,
        'Story 3',
        'Story 4',
      ];
      expect(stories(await read(Buffer.concat(records))), `plain ${lie}`).toEqual(expected(offset));
      const members = records.map((bytes) => gzipSync(bytes));
      const compressed = await read(Buffer.concat(members));
      expect(stories(compressed), `gzip ${lie}`).toEqual(expected(members[0]?.length ?? 0));
    }
    expect(said).not.toHaveBeenCalled();
  });

  it('forgives a length that counts the blank lines behind the record', async () => {
    for (const lie of [1, 4]) {
      const records = [record({ id: 1, lie }), record({ id: 2, lie })];
      expect(stories(await read(Buffer.concat(records)))).toEqual(['Story 1', 'Story 2']);
    }
  });

  it('reads many records in one gzip member, and tells them apart', async () => {
    const whole = gzipSync(Buffer.concat([record({ id: 1 }), record({ id: 2 })]));
    const results = await read(whole);
    expect(stories(results)).toEqual(['Story 1', 'Story 2']);
    expect(results.map(({ input }) => input)).toEqual(['f:0', `f:0+${record({ id: 1 }).length}`]);
  });

  it('passes over a record that is too large, in words where it is a page', async () => {
    const large = 'x'.repeat(300_000);
    const results = await read(
      Buffer.concat([
        record({ id: 1, body: page(large) }),
        record({ id: 2, http: ['Content-Type: video/mp4'], body: large }),
        record({ id: 3 }),
      ]),
      { maxBytes: 200_000 },
    );
    expect(stories(results)).toEqual(['f:0 DOCUMENT_TOO_LARGE', 'Story 3']);
  });

  it('takes no header without an end, and no length that is none', async () => {
    const endless = Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nX: ${'x'.repeat(200_000)}`);
    const lengthless = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n');
    for (const start of [endless, lengthless, Buffer.from('This is a text.')]) {
      const results = await read(Buffer.concat([start, Buffer.from('\r\n\r\n'), record({ id: 2 })]));
      expect(stories(results)).toEqual(['f:0 DOCUMENT_WARC_DAMAGED', 'Story 2']);
    }
  });

  it('does not read ahead of who asks: a gigabyte of zeros in a member is never held', async () => {
    const video = record({ http: ['Content-Type: video/mp4'], body: Buffer.alloc(40_000_000) });
    const bytes = Buffer.concat([gzipSync(record({ id: 1 })), gzipSync(video), gzipSync(record({ id: 2 }))]);
    let pulled = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunked(bytes, 4096)) {
        pulled += chunk.length;
        yield chunk;
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    const results = documentsFromWarc(counted(), { maxBytes: 1_000_000 });
    expect((await results.next()).value).toMatchObject({ ok: true });
    expect(pulled).toBeLessThanOrEqual(8192);
    expect((await results.next()).value).toMatchObject({ ok: true, document: { id: 'urn:uuid:2' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
    expect((await results.next()).done).toBe(true);
  });

  it('is told from other files by its content, compressed or not', async () => {
    for (const bytes of [record(), gzipSync(record())]) {
      const results: InputResult[] = [];
      for await (const result of readInputs(['-'], { stdin: chunked(bytes) })) results.push(result);
      expect(stories(results)).toEqual(['Story 1']);
    }
  });

  it('makes n documents of n records at any chunking', async () => {
    const kind = fc.constantFrom('page', 'other');
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { maxLength: 12 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('plain', 'members', 'one member'),
        async (kinds, size, form) => {
          const records = kinds.map((what, id) => record(what === 'page' ? { id } : { id, type: 'request' }));
          const all = Buffer.concat(form === 'members' ? records.map((one) => gzipSync(one)) : records);
          const results = await read(form === 'one member' ? gzipSync(all) : all, {}, size);
          const expected = kinds.flatMap((what, id) => (what === 'page' ? [`Story ${id}`] : []));
          expect(stories(results)).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('makes results of any bytes, and ends', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(record(), gzipSync(record()), record({ lie: -5 })),
      fc
        .constantFrom('WARC/1.0\r\n', 'Content-Length: 9\r\n', '\r\n\r\n', '\u001f\u008b\u0008\u0000')
        .map((text) => Uint8Array.from(Buffer.from(text, 'latin1'))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        for (const result of await read(Buffer.concat(pieces))) {
          expect(result.ok || result.error.code.startsWith('DOCUMENT_')).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
