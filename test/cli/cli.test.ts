/** The built command as people and programs run it: `npm test` builds it first. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliReference } from '../../scripts/docs-cli.js';
import { createProgram } from '../../src/cli/program.js';
import { recordSchema } from '../../src/record/schema.js';
import { type Result, runToEnd, start as startIn } from './command.js';

const STORY = `Envoys of Norway and Chad met in Geneva

Norwegian Foreign Minister Ingrid Solheim met her Chadian colleague in Geneva on Monday.

“We have agreed to talk again next month,” Ms. Solheim told reporters after the meeting. She said that Norway would send tents and medicine to the border region within a week.
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-cli-'));
  writeFileSync(path.join(folder, 'story.txt'), STORY);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (args: readonly string[]): ChildProcess => startIn(args, folder);
const run = (args: readonly string[], setting?: Parameters<typeof runToEnd>[2]): Promise<Result> =>
  runToEnd(args, folder, setting);

function put(name: string, content: string | Buffer): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

/** One line that names the input, the reason and what to do. */
function expectFailure(result: Result, input: string): void {
  expect(result.code).toBe(1);
  const lines = result.err.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^chancery: .+: .+ — .+$/);
  expect(lines[0]).toContain(`chancery: ${input}: `);
}

describe('read', () => {
  it('prints one record as JSON into a pipe', async () => {
    const { code, out, err } = await run([
      'read',
      'story.txt',
      '--published',
      '2024-03-12',
      '--outlet',
      'The Courier',
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { document } = recordSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({
      published: '2024-03-12',
      publishedBasis: 'given',
      outlet: 'The Courier',
    });
  });

  it('prints an array for several', async () => {
    const { out } = await run(['read', 'story.txt', 'story.txt']);
    expect(recordSchema.array().parse(JSON.parse(out))).toHaveLength(2);
  });

  it('prints one record a line with jsonl, ids and order unchanged', async () => {
    const lines = ['b', 'a', 'c'].map((id) => JSON.stringify({ id, text: STORY }));
    const { code, out } = await run(['read', '--input-format', 'jsonl', '-', '--format', 'jsonl'], {
      input: `${lines.join('\n')}\n`,
    });
    expect(code).toBe(0);
    const records = out.trimEnd().split('\n');
    expect(records.map((line) => recordSchema.parse(JSON.parse(line)).document.id)).toEqual(['b', 'a', 'c']);
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['read', '-'], { input: STORY });
    expect(code).toBe(0);
    expect(recordSchema.parse(JSON.parse(out)).document.text).toContain('Ingrid Solheim');
  });

  it.each(['text', 'markdown', 'html'])('prints %s on demand', async (format) => {
    const { code, out } = await run(['read', 'story.txt', '--format', format]);
    expect(code).toBe(0);
    expect(out).toContain('Ingrid Solheim');
    expect(out).not.toContain('\u001b');
  });

  it('minds --color, NO_COLOR and FORCE_COLOR, the flag first', async () => {
    const page = ['read', 'story.txt', '--format', 'text'];
    const colored = async (args: readonly string[], env = {}) =>
      (await run([...page, ...args], { env })).out.includes('\u001b[');
    expect(await colored(['--color'])).toBe(true);
    expect(await colored([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await colored(['--color'], { NO_COLOR: '1' })).toBe(true);
    expect(await colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  it('reads the others when an input fails', async () => {
    const result = await run(['read', 'nowhere.txt', 'story.txt', '--format', 'jsonl']);
    expectFailure(result, 'nowhere.txt');
    expect(result.out.trimEnd().split('\n')).toHaveLength(1);
  });

  it('leaves out doubtful events', async () => {
    const { out } = await run(['read', 'story.txt', '--min-confidence', '1']);
    const { events } = recordSchema.parse(JSON.parse(out));
    expect(events.filter(({ confidence }) => confidence < 1)).toEqual([]);
  });
});

describe('an input that cannot be read gets one clear line', () => {
  it.each([
    ['an empty file', 'empty.txt', ''],
    ['a file of white space', 'blank.txt', ' \n\n '],
    ['a binary file', 'noise.bin', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 0, 0, 255, 254])],
    [
      'a page without an article',
      'menu.html',
      '<!doctype html><html><body><nav><a href="/">Home</a></nav></body></html>',
    ],
    ['invalid UTF-8', 'latin.jsonl', Buffer.from('{"id":"1","text":"caf\xe9 in Geneva"}\n', 'latin1')],
  ])('%s', async (_, name, content) => {
    const result = await run(['read', put(name, content)]);
    expect(result.out).toBe('');
    expect(result.code).toBe(1);
    expect(result.err).toMatch(new RegExp(`^chancery: ${name.replace('.', '\\.')}(?::1)?: .+ — .+\\n$`));
  });

  it('a directory with nothing to read', async () => {
    mkdirSync(path.join(folder, 'hollow'), { recursive: true });
    expectFailure(await run(['read', 'hollow']), 'hollow');
  });

  it('a broken line 7 of JSON Lines, the other lines being read', async () => {
    const lines = Array.from({ length: 9 }, (_, index) =>
      JSON.stringify({ id: String(index + 1), text: STORY }),
    );
    lines[6] = '{"id": "7", "text": ';
    const result = await run(['read', put('broken.jsonl', lines.join('\n')), '--format', 'jsonl']);
    expectFailure(result, 'broken.jsonl:7');
    expect(result.out.trimEnd().split('\n')).toHaveLength(8);
  });

  it('a language that the reader does not know, unless the user says otherwise', async () => {
    const french =
      'Le ministre des affaires étrangères a rencontré lundi son homologue à Genève pour parler de la frontière. ' +
      'Les deux pays se sont engagés à reprendre les négociations dans les prochaines semaines, selon le communiqué. ';
    const name = put('communique.txt', french.repeat(3));
    expectFailure(await run(['read', name]), name);
    expect((await run(['read', name, '--language', 'en'])).code).toBe(0);
  });

  it('an address that answers nothing, and a private one that is refused', async () => {
    const address = 'http://127.0.0.1:1/story.html';
    expectFailure(await run(['read', address, '--allow-private', '--timeout', '5']), address);
    expectFailure(await run(['read', address]), address);
  });

  it('with its control characters shown, not sent', async () => {
    const { err } = await run(['read', 'a\u001b[31mb.txt']);
    expect(err).toContain('a␛[31mb.txt');
    expect(err).not.toContain('\u001b');
  });
});

describe('--output', () => {
  it('writes the file whole, in the form of its ending, and leaves nothing else behind', async () => {
    mkdirSync(path.join(folder, 'out'));
    const { code, out } = await run(['read', 'story.txt', '--output', 'out/page.html']);
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(path.join(folder, 'out/page.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*<\/html>\n$/,
    );
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['page.html']);
  });

  it('leaves the file that was there where nothing could be read', async () => {
    put('kept.json', 'as it was');
    const result = await run(['read', 'nowhere.txt', '--output', 'kept.json']);
    expectFailure(result, 'nowhere.txt');
    expect(readFileSync(path.join(folder, 'kept.json'), 'utf8')).toBe('as it was');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says where it cannot write', async () => {
    expectFailure(await run(['read', 'story.txt', '--output', 'no/such/folder.json']), 'no/such/folder.json');
    expectFailure(await run(['read', 'story.txt', '--output', '.']), '.');
  });
});

describe('wrong usage exits with 2', () => {
  it.each([
    [['read']],
    [['reed', 'story.txt']],
    [['read', 'story.txt', '--colour']],
    [['read', 'story.txt', '--format', 'yaml']],
    [['read', 'story.txt', '--published', '2019-13-45']],
    [['read', 'story.txt', '--published', '2019-02-29']],
    [['read', 'story.txt', '--published', 'yesterday']],
    [['read', 'story.txt', '--language', 'not a language']],
    [['read', 'story.txt', '--max-size', 'huge']],
    [['read', 'story.txt', '--timeout', '-1']],
    [['read', 'story.txt', '--width', '7']],
    [['read', 'story.txt', '--url', 'javascript:alert(1)']],
    [['read', 'story.txt', '--min-confidence', '2']],
    [['explain', 'CONSLUT']],
    [[]],
  ])('%j', async (args) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });
});

describe('classify', () => {
  const question = (id: string, actor: readonly number[], recipient: readonly number[]) =>
    JSON.stringify({
      id,
      text: 'Norway sent tents to Chad.',
      actor: { start: actor[0], end: actor[1] },
      recipient: { start: recipient[0], end: recipient[1] },
    });

  it('answers line by line and carries on after a bad one', async () => {
    const input = [
      question('a', [0, 6], [21, 25]),
      '{"id"',
      question('c', [0, 6], [21, 99]),
      question('d', [0, 6], [21, 25]),
    ];
    const { code, out, err } = await run(['classify', '--input-format', 'jsonl', '-'], {
      input: input.join('\n'),
    });
    expect(code).toBe(1);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(Object.keys(answers[0] ?? {})).toEqual(['id', 'event', 'confidence', 'scores']);
    expect(answers[0]?.event).toBe('AID');
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    ).toEqual(['-:2', '-:3']);
  });

  it('names a file that is not there', async () => {
    expectFailure(await run(['classify', 'nowhere.jsonl']), 'nowhere.jsonl');
  });
});

describe('explain, schema, help and version', () => {
  it('explains a category', async () => {
    const { code, out } = await run(['explain', 'consult']);
    expect(code).toBe(0);
    expect(out).toContain('CONSULT');
    expect(out).toContain('visit');
  });

  it('suggests what an unknown name may have meant', async () => {
    const { err } = await run(['explain', 'CONSLUT']);
    expect(err).toMatch(/^chancery: CONSLUT: .+ — Did you mean .*CONSULT/);
  });

  it('lists the names', async () => expect((await run(['explain'])).out).toContain('MOBILIZE'));

  it('prints a JSON Schema that is also in the package', async () => {
    const { out } = await run(['schema']);
    const built = new URL('../../dist/record/record.schema.json', import.meta.url);
    expect(out).toBe(readFileSync(built, 'utf8'));
    expect(JSON.parse(out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
  });

  it('prints its version', async () => expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/));

  it.each(['read', 'classify', 'schema', 'explain'])('has examples in the help of %s', async (name) => {
    const { code, out } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Examples:');
  });
});

describe('signals', () => {
  it('says nothing when the reader of the pipe goes away', async () => {
    const many = Array.from({ length: 300 }, (_, id) => JSON.stringify({ id: String(id), text: STORY })).join(
      '\n',
    );
    const child = start(['read', put('many.jsonl', many), '--format', 'jsonl']);
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  it('leaves no half-written file on Ctrl-C', async () => {
    mkdirSync(path.join(folder, 'broken-off'));
    const child = start(['read', '-', '--input-format', 'jsonl', '--output', 'broken-off/out.jsonl']);
    child.stdin?.on('error', () => {});
    child.stdin?.write(`${JSON.stringify({ id: '1', text: STORY })}\n`);
    const begun = Date.now();
    while (readdirSync(path.join(folder, 'broken-off')).length === 0 && Date.now() - begun < 10_000) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(readdirSync(path.join(folder, 'broken-off'))).toEqual([]);
  });
});

describe('docs/cli.md', () => {
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

  it('is current (npx tsx scripts/docs-cli.ts writes it)', () => expect(page).toBe(cliReference()));

  it('tells of every command and option', () => {
    for (const command of createProgram({ failed: false }).commands) {
      expect(page).toContain(`## \`chancery ${command.name()}\``);
      for (const { long } of command.options) expect(page).toContain(long);
    }
  });
});
