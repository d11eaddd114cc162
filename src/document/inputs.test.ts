import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentError, type InputOptions, type InputResult, readInputs } from './index.js';

const PROSE = 'The ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks.';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-'));
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  for (const name of ['none', 'news', 'news/deep', 'news/.hidden']) mkdirSync(join(folder, name));
  write('none/picture.bin', 'x');
  write('news/b.txt', PROSE);
  write(
    'news/a.html',
    `<html><head><title>T</title></head><body><article><p>${PROSE}</p><p>${PROSE}</p></article></body></html>`,
  );
  write('news/deep/c.jsonl', `{"id":"1","text":"${PROSE}"}\nbroken\n{"id":"3","text":"${PROSE}"}`);
  write('news/.hidden/d.txt', PROSE);
  write('news/e.bin', 'x');
  symlinkSync('..', join(folder, 'news/loop'));
  write('empty.txt', '');
  write('blank.txt', ' \n\t\n');
  write('nul.txt', 'a\0b');
  write('bad.txt', Uint8Array.of(0x61, 0xff));
  write('big.txt', 'a'.repeat(3_000));
  write(
    'page.txt',
    `<!DOCTYPE html><html><body><article><p>${PROSE}</p><p>${PROSE}</p></article></body></html>`,
  );
  write('lines', `{"id":"l","text":"${PROSE}"}\n`);
  write('nothing.html', '<html><body><nav>Home</nav></body></html>');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(inputs: readonly string[], options: InputOptions = {}): Promise<InputResult[]> {
  const results: InputResult[] = [];
  for await (const result of readInputs(inputs, options)) results.push(result);
  return results;
}
const at = (name: string): string => join(folder, name);
const briefly = (result: InputResult): string =>
  `${result.input.replace(`${folder}/`, '')} ${result.ok ? 'ok' : result.error.code}`;
async function* stdin(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

describe('readInputs', () => {
  it('reads a directory, sorted, below it too, without hidden and linked ones', async () => {
    expect((await read([at('news')])).map(briefly)).toEqual([
      'news/a.html ok',
      'news/b.txt ok',
      'news/deep/c.jsonl:1 ok',
      'news/deep/c.jsonl:2 DOCUMENT_LINE_INVALID',
      'news/deep/c.jsonl:3 ok',
    ]);
  });

  it('reads what a pattern matches, sorted, and says what matches nothing', async () => {
    expect((await read([at('news/**/*.{txt,jsonl}')])).map(briefly)).toEqual([
      'news/b.txt ok',
      'news/deep/c.jsonl:1 ok',
      'news/deep/c.jsonl:2 DOCUMENT_LINE_INVALID',
      'news/deep/c.jsonl:3 ok',
    ]);
    expect((await read([at('news/*.pdf')])).map(briefly)).toEqual(['news/*.pdf DOCUMENT_MISSING']);
    writeFileSync(at('brackets[1].txt'), PROSE);
    expect((await read([at('brackets[1].txt')])).map(briefly)).toEqual(['brackets[1].txt ok']);
  });

  it('reads of a directory the XML and JSON that are feeds, and web archives', async () => {
    mkdirSync(at('mixed'));
    const item = `<item><title>T</title><description>${PROSE}</description></item>`;
    writeFileSync(
      at('mixed/a.xml'),
      `<?xml version="1.0"?><rss version="2.0"><channel>${item}</channel></rss>`,
    );
    writeFileSync(at('mixed/b.xml'), '<?xml version="1.0"?><settings/>');
    writeFileSync(at('mixed/c.json'), '{"name":"a package","version":"1.0.0"}');
    writeFileSync(
      at('mixed/d.json'),
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        items: [{ id: '1', content_text: PROSE }],
      }),
    );
    writeFileSync(at('mixed/e.warc.gz'), 'no archive at all');
    expect((await read([at('mixed')])).map(briefly)).toEqual([
      'mixed/a.xml:1 ok',
      'mixed/d.json:1 ok',
      'mixed/e.warc.gz:0 DOCUMENT_WARC_DAMAGED',
    ]);
  });

  it('says where each document comes from', async () => {
    const places = (await read([at('news')])).map(({ place }) => place);
    expect(places).toEqual([
      { source: at('news/a.html') },
      { source: at('news/b.txt') },
      ...[1, 2, 3].map((line) => ({ source: at('news/deep/c.jsonl'), line })),
    ]);
  });

  it('makes one result of one line, and takes no line before it is asked for', async () => {
    let given = 0;
    async function* lines(): AsyncGenerator<Uint8Array> {
      for (; given < 2_000; given += 1) yield Buffer.from(`{"id":"${given}","text":"${PROSE.repeat(40)}"}\n`);
    }
    let taken = 0;
    let ahead = 0;
    for await (const result of readInputs(['-'], { stdin: lines() })) {
      expect(result).toMatchObject({ ok: true, place: { line: taken + 1 }, document: { id: String(taken) } });
      taken += 1;
      ahead = Math.max(ahead, given - taken);
    }
    expect(taken).toBe(2_000);
    // What the first look at the format took.
    expect(ahead).toBeLessThan(25);
  });

  it.each([
    ['gone.txt', 'DOCUMENT_MISSING'],
    ['none', 'DOCUMENT_DIRECTORY_EMPTY'],
    ['empty.txt', 'DOCUMENT_EMPTY'],
    ['blank.txt', 'DOCUMENT_EMPTY'],
    ['nul.txt', 'DOCUMENT_BINARY'],
    ['bad.txt', 'DOCUMENT_ENCODING'],
    ['nothing.html', 'DOCUMENT_NO_ARTICLE'],
  ])('says of %s %s, with reason and hint, and reads on', async (name, code) => {
    const [first, second] = await read([at(name), at('news/b.txt')]);
    expect(first).toMatchObject({ ok: false, input: at(name), error: { code } });
    expect(
      first?.ok === false && first.error.message.startsWith(`${at(name)}: `) && first.error.hint,
    ).toBeTruthy();
    expect(second?.ok).toBe(true);
  });

  it('stops at the size limit', async () => {
    expect((await read([at('big.txt')], { maxBytes: 2_000 })).map(briefly)).toEqual([
      'big.txt DOCUMENT_TOO_LARGE',
    ]);
  });

  it('has the path for an id, and a given one before it', async () => {
    const [file] = await read([at('news/b.txt')]);
    const [given] = await read([at('news/b.txt')], { id: 'mine' });
    expect(file).toMatchObject({ document: { id: at('news/b.txt'), text: PROSE } });
    expect(given).toMatchObject({ document: { id: 'mine' } });
  });

  it('tells formats by their content where the name is silent or wrong', async () => {
    const [page, lines] = await read([at('page.txt'), at('lines')]);
    expect(page).toMatchObject({ document: { text: `${PROSE}\n\n${PROSE}` } });
    expect(lines).toMatchObject({ document: { id: 'l' } });
    const [forced] = await read([at('page.txt')], { inputFormat: 'text' });
    expect(forced?.ok && forced.document.text).toContain('<!DOCTYPE');
  });

  it('reads standard input in each format', async () => {
    const [text] = await read(['-'], { stdin: stdin(PROSE.slice(0, 20), PROSE.slice(20)) });
    expect(text).toMatchObject({
      input: '-',
      document: { text: PROSE, id: expect.stringMatching(/^sha256-/) },
    });
    const lines = await read(['-'], { stdin: stdin('{"id":"a","te', 'xt":"x"}\n', '{"id":"b","text":"y"}') });
    expect(lines.map((line) => line.ok && line.document.id)).toEqual(['a', 'b']);
    expect((await read(['-'], { stdin: stdin() })).map(briefly)).toEqual(['- DOCUMENT_EMPTY']);
  });

  it('refuses other schemes', async () => {
    expect((await read(['ftp://example.org/a'])).map(briefly)).toEqual([
      'ftp://example.org/a DOCUMENT_ADDRESS_INVALID',
    ]);
  });

  it('throws a wrong option before it reads anything', async () => {
    await expect(read([at('news/b.txt')], { published: '2019-02-30' })).rejects.toMatchObject({
      code: 'DOCUMENT_DATE_INVALID',
      input: '--published',
    });
    await expect(read([at('news/b.txt')], { language: 'xx' })).rejects.toBeInstanceOf(DocumentError);
  });

  // Root reads everything.
  it.skipIf(process.getuid?.() === 0)('says what it has no permission to read', async () => {
    chmodSync(at('big.txt'), 0);
    expect((await read([at('big.txt')])).map(briefly)).toEqual(['big.txt DOCUMENT_UNREADABLE']);
    chmodSync(at('big.txt'), 0o644);
  });

  it('reads a pipe that has a name', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const { open } = await import('node:fs/promises');
    const reading = read([at('pipe')]);
    const pipe = await open(at('pipe'), 'w');
    await pipe.writeFile(PROSE);
    await pipe.close();
    expect((await reading).map(briefly)).toEqual(['pipe ok']);
  });

  it('makes a document or a DocumentError of any bytes', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '<html>',
      '{"id":',
      '"text":"x"}',
      '\n',
      '<script>',
      '&#x0;',
      'The end. ',
      '\0',
      '</',
      '<!--',
      '<rss version="2.0"><channel><item><title>',
      '</title></item></channel></rss>',
      '<!DOCTYPE rss [',
      'WARC/1.0\r\n',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(piece, { maxLength: 20 }).map((pieces) => Uint8Array.from(Buffer.from(pieces.join('')))),
    );
    const format = fc.constantFrom('text', 'html', 'jsonl', 'feed', 'warc', undefined);
    await fc.assert(
      fc.asyncProperty(bytes, format, async (content, inputFormat) => {
        async function* source(): AsyncGenerator<Uint8Array> {
          yield content;
        }
        for (const result of await read(['-'], { stdin: source(), inputFormat })) {
          expect(result.ok ? result.document.text.length > 0 : result.error instanceof DocumentError).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
