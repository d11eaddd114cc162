import { describe, expect, it } from 'vitest';
import { documentsFromJsonl, type InputOptions, type InputResult } from './index.js';

async function read(lines: string | Uint8Array[], options: InputOptions = {}): Promise<InputResult[]> {
  const chunks = typeof lines === 'string' ? [Buffer.from(lines)] : lines;
  const results: InputResult[] = [];
  for await (const result of documentsFromJsonl(chunks, options, 'news.jsonl')) results.push(result);
  return results;
}

const codes = (results: readonly InputResult[]): string[] =>
  results.map((result) => (result.ok ? result.document.id : result.error.code));

describe('documentsFromJsonl', () => {
  it('reads fields, leaves ids alone and ignores what it does not know', async () => {
    const [result] = await read(
      '{"id":" 00/7 ","text":"The talks go on.","title":"T","published":"2019-04-03","outlet":"O","topic":9,"author":null}\n',
    );
    expect(result).toMatchObject({
      ok: true,
      input: 'news.jsonl:1',
      document: {
        id: ' 00/7 ',
        title: 'T',
        published: '2019-04-03',
        publishedBasis: 'given',
        outlet: 'O',
        author: null,
      },
    });
  });

  it('names the broken line and reads on', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `{"id":"${n + 1}","text":"The talks go on."}`);
    lines[6] = '{"id":"7","text":';
    const results = await read(lines.join('\n'));
    expect(codes(results)).toEqual(['1', '2', '3', '4', '5', '6', 'DOCUMENT_LINE_INVALID', '8', '9']);
    const broken = results[6];
    expect(broken?.ok === false && broken.error.message).toMatch(/^news\.jsonl:7: line 7 is not valid JSON/);
  });

  it('counts blank lines and skips them', async () => {
    const results = await read('\ufeff{"id":"a","text":"x"}\r\n\r\n  \n[]\n');
    expect(results.map((result) => result.input)).toEqual(['news.jsonl:1', 'news.jsonl:4']);
  });

  it.each([
    ['{"text":"x"}', '"id"'],
    ['{"id":"","text":"x"}', '"id"'],
    ['{"id":"a"}', '"text"'],
    ['{"id":"a","text":"  "}', '"text"'],
    ['{"id":"a","text":"x","outlet":5}', '"outlet"'],
    ['"text"', 'not a JSON object'],
    ['{"id":"a","text":"x","published":"2019-02-30"}', 'no date'],
  ])('refuses %s', async (line, reason) => {
    const [result] = await read(line);
    expect(result?.ok === false && result.error.reason).toContain(reason);
  });

  it('takes a whole number as an id', async () => {
    expect(codes(await read('{"id":12,"text":"x"}'))).toEqual(['12']);
  });

  it('lets go of a line over the limit and reads the next', async () => {
    const long = Buffer.from(`{"id":"a","text":"${'x'.repeat(5_000)}"}\n{"id":"b","text":"x"}`);
    const chunks = Array.from({ length: Math.ceil(long.length / 100) }, (_, n) =>
      long.subarray(n * 100, n * 100 + 100),
    );
    expect(codes(await read(chunks, { maxBytes: 1_000 }))).toEqual(['DOCUMENT_TOO_LARGE', 'b']);
  });

  it('joins lines and characters cut between chunks', async () => {
    const bytes = Buffer.from('{"id":"é","text":"Genève – the talks go on."}\n{"id":"2","text":"x"}');
    expect(codes(await read([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(['é', '2']);
  });

  it('says where a line is no UTF-8', async () => {
    const results = await read([
      Buffer.concat([Buffer.from('{"id":"a","text":"'), Uint8Array.of(0xff), Buffer.from('"}')]),
    ]);
    expect(results[0]).toMatchObject({
      error: { code: 'DOCUMENT_ENCODING', reason: expect.stringContaining('byte 18') },
    });
  });

  it('complains once about a JSON document over many lines, and about nothing at all', async () => {
    expect(codes(await read('{\n "id": "a",\n "text": "x"\n}\n'))).toEqual(['DOCUMENT_LINE_INVALID']);
    expect(codes(await read('\n\n'))).toEqual(['DOCUMENT_EMPTY']);
  });

  it('lets what the user gave win over the line', async () => {
    const [result] = await read('{"id":"a","text":"x","outlet":"O"}', {
      outlet: 'Mine',
      published: '2020-01-01',
    });
    expect(result).toMatchObject({ document: { outlet: 'Mine', published: '2020-01-01' } });
  });
});
