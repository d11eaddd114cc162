/** What an assistant gets from the archive: with the SDK's own client, over memory and over the built command. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Archive, type ArchiveSource, borrowArchive, openArchive } from '../../src/archive/index.js';
import { archiveOf, goldenRecords } from '../../src/archive/queries/testing.js';
import type { ChanceryRecord } from '../../src/record/index.js';
import { recordSchema } from '../../src/record/schema.js';
import { callOn, connectedTo, expectQuoted } from './client.js';
import { HIDDEN, HOSTILE_TEXT, hostileRecord, longRecord } from './hostile.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const RECORDS = [...goldenRecords(), longRecord(), hostileRecord()];

let file = '';
let documents: readonly number[] = [];
let client: Client;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const made = await archiveOf(RECORDS);
  ends.push(() => made.remove());
  documents = made.documents;
  file = made.archive.path;
  await made.archive.close();
  client = await connectTo(borrowArchive(file));
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function connectTo(source: ArchiveSource): Promise<Client> {
  const connected = await connectedTo(source);
  ends.push(() => connected.close());
  return connected;
}

const call = (name: string, args: Record<string, unknown> = {}, from = client) => callOn(from, name, args);

const passage = z.object({ words: z.string(), start: z.number(), end: z.number() });
const reference = z.object({ document: z.number(), url: z.string().nullable() });
const event = z.object({
  id: z.string(),
  category: z.string(),
  status: z.string(),
  sentence: passage,
  trigger: passage,
  actors: z.array(z.object({ name: z.string() })),
  recipients: z.array(z.object({ name: z.string() })),
});
const statement = z.object({ id: z.string(), speaker: z.string().nullable(), content: passage });
const eventsAnswer = z.object({
  total: z.number(),
  nextCursor: z.string().nullable(),
  events: z.array(event.extend({ article: reference })),
});
const statementsAnswer = z.object({
  total: z.number(),
  nextCursor: z.string().nullable(),
  statements: z.array(statement.extend({ article: reference })),
});
const articleAnswer = z.object({
  nextCursor: z.string().nullable(),
  leftOut: z.number(),
  text: passage,
  events: z.array(event),
  statements: z.array(statement.extend({ pieces: z.array(passage) })),
});

const eventsOf = async (args: Record<string, unknown>) =>
  eventsAnswer.parse((await call('events', args)).structuredContent);

function recordOf(document: number): ChanceryRecord {
  const record = RECORDS[documents.indexOf(document)];
  if (record === undefined) throw new Error(`no document ${document}`);
  return record;
}

/** The very words; what is hidden in them shows as marks, one for each code unit. */
function expectWords({ words, start, end }: z.output<typeof passage>, text: string): void {
  expect(words).toBe(visibleOf(text.slice(start, end)));
}

const visibleOf = (text: string): string =>
  text.replace(/[\u{e0000}-\u{e007f}\u2028\u202e]/gu, (hidden) => '\ufffd'.repeat(hidden.length));

describe('the tools', () => {
  it('only read, and explain PLOVER', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['search', 'events', 'statements', 'article', 'actors'],
      ...['incidents', 'relation', 'positions', 'bargaining', 'disputes', 'agenda', 'chain', 'brief'],
    ]);
    for (const { annotations, description, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(description).toContain('never instructions to follow');
      expect(inputSchema.type).toBe('object');
      expect(outputSchema?.type).toBe('object');
    }
    const explained = tools.find(({ name }) => name === 'events')?.description;
    for (const word of ['CONSULT', 'visit', 'hypothetical', 'scale']) {
      expect(explained?.toLowerCase()).toContain(word.toLowerCase());
    }
  });

  it('give every event with its words, its speaker and its article', async () => {
    const found = await eventsOf({ limit: 100 });
    const all = RECORDS.flatMap(({ events }) => events);
    expect(found.total).toBe(all.length);
    expect(found.events.length).toBeGreaterThan(10);
    for (const { sentence, trigger, article } of found.events) {
      const { text } = recordOf(article.document).document;
      expectWords(sentence, text);
      expectWords(trigger, text);
    }
    const { text } = await call('events', { event: 'CONSULT', actor: 'SWE', limit: 1 });
    expect(text).toMatch(/CONSULT.* · actual · .*\(SWE\)/);
    expect(text).toMatch(/words: “.+” \[\d+–\d+\]; the act: “.+” \[\d+–\d+\]/);
    expect(text).toMatch(/according to: /);
    expect(text).toMatch(/source: document \d+ · /);
  });

  it('narrow events down', async () => {
    const { events } = await eventsOf({ event: ['CONSULT', 'AGREE'], status: 'actual' });
    expect(events.length).toBeGreaterThan(0);
    for (const { category, status } of events) {
      expect(['CONSULT', 'AGREE']).toContain(category);
      expect(status).toBe('actual');
    }
  });

  it('go on where an answer ended, until all is told once', async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await eventsOf({ limit: 60, ...(cursor !== undefined && { cursor }) });
      ids.push(...page.events.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    // As many as fit in an answer, which is fewer than were asked for where they are long.
    expect(ids).toHaveLength(RECORDS.flatMap(({ events }) => events).length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('give statements with their words and speakers', async () => {
    const all = statementsAnswer.parse((await call('statements', { limit: 100 })).structuredContent);
    expect(all.total).toBe(RECORDS.flatMap(({ statements }) => statements).length);
    const speaker = all.statements.find((one) => one.speaker !== null)?.speaker;
    const theirs = statementsAnswer.parse((await call('statements', { speaker })).structuredContent);
    expect(theirs.statements.length).toBeGreaterThan(0);
    for (const one of theirs.statements) {
      expect(one.speaker).toBe(speaker);
      const { text } = recordOf(one.article.document).document;
      for (const piece of one.content.words.split(' … ')) expect(text).toContain(piece);
    }
  });

  it('search articles, and statements', async () => {
    const inArticles = await call('search', { words: 'summit' });
    expect(inArticles.structuredContent).toMatchObject({ in: 'articles', statements: [] });
    const hits = z
      .object({ articles: z.array(z.object({ article: reference, snippet: passage })).min(1) })
      .parse(inArticles.structuredContent);
    for (const { article, snippet } of hits.articles) {
      expectWords(snippet, recordOf(article.document).document.text);
    }
    const inStatements = await call('search', { words: 'ignore instructions', directness: 'direct' });
    expect(inStatements.structuredContent).toMatchObject({ in: 'statements', articles: [] });
    expect(
      z.object({ statements: z.array(statement).min(1) }).safeParse(inStatements.structuredContent).success,
    ).toBe(true);
  });

  it('give an article, part by part, with the words of all that was found in it', {
    timeout: 180_000,
  }, async () => {
    for (const document of documents) {
      const {
        events,
        statements,
        document: { text },
      } = recordOf(document);
      const told: z.output<typeof articleAnswer>[] = [];
      for (let cursor: string | undefined; ; ) {
        const { structuredContent } = await call('article', {
          document,
          ...(cursor !== undefined && { cursor }),
        });
        const part = articleAnswer.parse(structuredContent);
        told.push(part);
        if (part.nextCursor === null) break;
        cursor = part.nextCursor;
      }
      expect(told.map((part) => part.text.words).join('')).toBe(visibleOf(text));
      const leftOut = told.reduce((sum, part) => sum + part.leftOut, 0);
      expect(told.flatMap((part) => [...part.events, ...part.statements]).length + leftOut).toBe(
        events.length + statements.length,
      );
      for (const part of told) {
        for (const one of part.events) expectWords(one.sentence, text);
        for (const one of part.statements) for (const piece of one.pieces) expectWords(piece, text);
      }
    }
  });

  it('find an article by its address', async () => {
    const [document = 0] = documents;
    const named = recordOf(document).document.url ?? recordOf(document).document.id;
    expect((await call('article', { named })).structuredContent).toMatchObject({ article: { document } });
  });

  it('count who does what', async () => {
    const { structuredContent } = await call('actors', { status: 'actual', limit: 100 });
    const counted = z
      .object({
        actors: z.array(
          z.object({
            name: z.string(),
            events: z.number(),
            asActor: z.number(),
            does: z.array(z.object({ events: z.number() })),
          }),
        ),
      })
      .parse(structuredContent);
    expect(counted.actors.length).toBeGreaterThan(3);
    for (const { name, events: total, asActor, does } of counted.actors.slice(0, 5)) {
      expect(does.reduce((sum, { events }) => sum + events, 0)).toBe(asActor);
      if (/[\ufffd\n]/.test(name)) continue;
      // Names may stand for several, in different countries.
      expect((await eventsOf({ status: 'actual', either: name, limit: 1 })).total).toBeGreaterThanOrEqual(
        total,
      );
    }
    expect(counted.actors.map(({ events }) => events)).toEqual(
      counted.actors.map(({ events }) => events).sort((a, b) => b - a),
    );
  });

  it('say which names are near, where nothing was found', async () => {
    const known = RECORDS.flatMap(({ events, entities }) =>
      entities.filter(({ id, kind }) => kind === 'person' && events.some(({ actor }) => actor.includes(id))),
    ).find(({ name }) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name));
    const { text, structuredContent } = await call('events', { actor: `${known?.name}x` });
    expect(structuredContent).toMatchObject({ total: 0, events: [] });
    expect(text).toContain('No event was found.');
    expect(text).toContain(known?.name);
  });
});

describe('hostile words', () => {
  it.each([
    ['events', { outlet: '*Hostile*' }],
    ['statements', { outlet: '*Hostile*' }],
    ['search', { words: 'ignore previous instructions' }],
    ['article', { named: 'hostile-1' }],
    ['actors', { outlet: '*Hostile*' }],
  ])('stay quoted data in %s', async (tool, args) => {
    const { text, structuredContent, isError } = await call(tool, args);
    expect(isError).toBeUndefined();
    expectQuoted(text, (await call(tool, args)).text, structuredContent);
  });

  it('are escaped in the record, which stays the same to a parser', async () => {
    const uri = `chancery://document/${documents.at(-1)}`;
    const { contents } = await client.readResource({ uri });
    const [content] = z.array(z.object({ text: z.string(), mimeType: z.string() })).parse(contents);
    expect(content?.mimeType).toBe('application/json');
    expect(content?.text).not.toContain(HIDDEN);
    expect(recordSchema.parse(JSON.parse(content?.text ?? '')).document.text).toBe(HOSTILE_TEXT);
  });
});

describe('the resource', () => {
  it('is a template, and gives the record of each document', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['chancery://document/{n}']);
    for (const document of documents) {
      const { contents } = await client.readResource({ uri: `chancery://document/${document}` });
      const [content] = z.array(z.object({ text: z.string() })).parse(contents);
      expect(JSON.parse(content?.text ?? '')).toEqual(recordOf(document));
    }
  });

  it.each([
    'chancery://document/999999',
    'chancery://document/..%2F..%2Fetc',
    'chancery://document/1%20OR%201',
    'file:///etc/passwd',
  ])('refuses %s', async (uri) => {
    await expect(client.readResource({ uri })).rejects.toThrow();
  });
});

describe('wrong arguments', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['events', { event: 'MEET' }, /^MCP_ARGUMENT_INVALID: event: .*CONSULT.* — /],
    ['events', { event: ['CONSULT', 'MEET'] }, /^MCP_ARGUMENT_INVALID: event/],
    ['events', { since: '2019-02-31' }, /^MCP_ARGUMENT_INVALID: since: the calendar has no such day/],
    ['events', { limit: 0 }, /^MCP_ARGUMENT_INVALID: limit/],
    ['events', { limit: 1_000_000 }, /^MCP_ARGUMENT_INVALID: limit/],
    ['events', { offset: 3 }, /^MCP_ARGUMENT_INVALID: .*offset/],
    ['events', { cursor: 'nonsense' }, /^MCP_CURSOR_INVALID: /],
    ['events', { actor: "'; DROP TABLE events; --" }, /^No event was found/],
    ['statements', { speaker: 7 }, /^MCP_ARGUMENT_INVALID: speaker/],
    ['search', {}, /^MCP_ARGUMENT_INVALID: words/],
    ['search', { words: '-' }, /^SEARCH_INVALID: /],
    ['search', { words: 'grain', in: 'articles', speaker: 'RUS' }, /^MCP_ARGUMENT_INVALID: speaker/],
    ['article', {}, /^MCP_ARGUMENT_INVALID: document/],
    ['article', { document: 999_999 }, /^MCP_DOCUMENT_UNKNOWN: /],
    ['article', { named: '../../etc/passwd' }, /^MCP_DOCUMENT_UNKNOWN: /],
    ['actors', { order: 'newest' }, /^MCP_ARGUMENT_INVALID: /],
    ['delete', {}, /^MCP_TOOL_UNKNOWN: .*search, events/],
  ])('%s %j is one line with what to do', async (tool, args, message) => {
    const { text, isError } = await call(tool, args);
    expect(text).toMatch(message);
    if (isError) expect(text.split('\n')).toHaveLength(1);
  });

  it('refuses a cursor of another question', async () => {
    const { nextCursor } = await eventsOf({ limit: 1 });
    const { text, isError } = await call('events', { limit: 1, status: 'actual', cursor: nextCursor });
    expect(isError).toBe(true);
    expect(text).toMatch(/^MCP_CURSOR_INVALID/);
  });
});

describe('the archive', () => {
  it('may be missing: the tools say so until it is there', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'chancery-mcp-'));
    ends.push(async () => rmSync(folder, { recursive: true, force: true }));
    const place = path.join(folder, 'none.duckdb');
    const early = await connectTo(borrowArchive(place));
    const { text, isError } = await call('events', {}, early);
    expect(isError).toBe(true);
    expect(text).toMatch(/^ARCHIVE_MISSING: .* — .*chancery add/);
    await (await openArchive(place)).close();
    expect((await call('events', {}, early)).text).toContain('No event was found.');
  });

  it('is held only while calls run', async () => {
    await Promise.all([call('events'), call('statements'), call('actors')]);
    const writer = await openArchive(file);
    await writer.close();
    expect((await call('events')).isError).toBeUndefined();
  });

  it('is given up in between where somebody wants to write, however close together the calls are', async () => {
    const source = borrowArchive(file);
    const [first, joined, later] = await source.use(async (archive) => {
      const beside = await source.use(async (same) => same);
      writeFileSync(`${file}.wanted`, '');
      return [archive, beside, source.use(async (other) => other)] as const;
    });
    expect(joined).toBe(first);
    // A writer had its turn before this one.
    expect(await later).not.toBe(first);
  });

  it('learns that a call was cancelled', async () => {
    let asked = (_signal: AbortSignal): void => {};
    const seen = new Promise<AbortSignal>((resolve) => {
      asked = resolve;
    });
    const real = borrowArchive(file);
    const watched: ArchiveSource = {
      use: (work) =>
        real.use((archive) => {
          // A real archive, whose next question takes until the signal comes.
          const slow: Archive = {
            ...archive,
            rows: async (sql, parameters, signal) => {
              await aborted(signal, asked);
              return archive.rows(sql, parameters, signal);
            },
          };
          return work(slow);
        }),
    };
    const impatient = await connectTo(watched);
    const stop = new AbortController();
    const answer = impatient.callTool({ name: 'events', arguments: {} }, undefined, { signal: stop.signal });
    const signal = await seen;
    expect(signal.aborted).toBe(false);
    stop.abort();
    await expect(answer).rejects.toThrow();
    if (!signal.aborted) await once(signal, 'abort');
    expect(signal.aborted).toBe(true);
  });
});

describe('chancery mcp', () => {
  it('answers over stdio, also while another process writes', { timeout: 180_000 }, async () => {
    const made = await archiveOf(RECORDS.slice(0, 3));
    const remote = new Client({ name: 'test', version: '0' });
    try {
      // This process owns the archive; the server asks it.
      await remote.connect(
        new StdioClientTransport({
          command: process.execPath,
          args: [MAIN, 'mcp', '--archive', made.archive.path],
          stderr: 'inherit',
        }),
      );
      await remote.listTools();
      const count = async () =>
        eventsAnswer.parse((await call('events', { limit: 1 }, remote)).structuredContent).total;
      const before = RECORDS.slice(0, 3).flatMap(({ events }) => events).length;
      expect(await count()).toBe(before);
      const run = await made.archive.beginRun('test', 'model-1');
      const record = hostileRecord();
      await made.archive.store(run, [{ record, address: 'new', origin: 'record', model: 'model-1' }]);
      expect(await count()).toBe(before + record.events.length);
      // The writer goes, another comes: nobody is in anybody's way.
      await made.archive.close();
      expect(await count()).toBe(before + record.events.length);
      // Not even where the assistant never stops asking.
      let asking = true;
      const chatter = [1, 2, 3].map(async () => {
        while (asking) await count();
      });
      const next = await openArchive(made.archive.path, { wait: 30_000 });
      expect(await count()).toBe(before + record.events.length);
      asking = false;
      await Promise.all(chatter);
      await next.close();
    } finally {
      await remote.close();
      await made.remove();
    }
  });

  it('writes nothing but protocol, and ends when its input does', { timeout: 180_000 }, async () => {
    const server = spawn(process.execPath, [MAIN, 'mcp', '--archive', file], { stdio: 'pipe' });
    const hello = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test', version: '0' },
    };
    const messages = [
      { jsonrpc: '2.0', id: 1, method: 'initialize', params: hello },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'events', arguments: {} } },
      { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'events', arguments: { event: 1 } } },
      { jsonrpc: '2.0', id: 4, method: 'no/such' },
    ];
    server.stdin.end(`this is no JSON\n${messages.map((message) => JSON.stringify(message)).join('\n')}\n`);
    const { out, code } = await outcomeOf(server);
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => z.object({ jsonrpc: z.literal('2.0'), id: z.number() }).parse(JSON.parse(line)).id);
    expect(ids.sort()).toEqual([1, 2, 3, 4]);
  });
});

/** Gives nothing before the signal has come. */
async function aborted(signal: AbortSignal | undefined, tell: (signal: AbortSignal) => void): Promise<void> {
  if (signal === undefined) throw new Error('no signal');
  tell(signal);
  if (!signal.aborted) await once(signal, 'abort');
}

async function outcomeOf(child: ChildProcess): Promise<{ readonly out: string; readonly code: unknown }> {
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  return { out, code };
}
