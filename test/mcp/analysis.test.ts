/** What an assistant gets of what many articles tell together. */
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { updateAnalysis } from '../../src/analysis/update.js';
import { borrowArchive } from '../../src/archive/index.js';
import { archiveOf, goldenRecords } from '../../src/archive/queries/testing.js';
import { callOn, connectedTo, expectQuoted } from './client.js';
import { hostileQuarrel } from './hostile.js';

const [FIRST, ...REST] = goldenRecords();
if (FIRST === undefined) throw new Error('no records');
const COPY = {
  ...FIRST,
  document: { ...FIRST.document, id: 'copy', url: null, outlet: 'Second Post', title: 'Again' },
};
const RECORDS = [FIRST, COPY, ...REST, hostileQuarrel()];

let documents: readonly number[] = [];
let client: Client;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const made = await archiveOf(RECORDS);
  ends.push(() => made.remove());
  documents = made.documents;
  await updateAnalysis(made.archive);
  const { path } = made.archive;
  await made.archive.close();
  client = await connectedTo(borrowArchive(path));
  ends.push(() => client.close());
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const call = (name: string, args: Record<string, unknown> = {}) => callOn(client, name, args);

const passage = z.object({ words: z.string(), start: z.number(), end: z.number() });
const article = z.object({ document: z.number(), url: z.string().nullable() });
const report = z.object({ article, words: passage });
const page = z.object({ total: z.number(), nextCursor: z.string().nullable(), waiting: z.literal(0) });

/** The very words of the article; what is hidden in them shows as marks. */
function expectWords(document: number, { words, start, end }: z.output<typeof passage>): void {
  const text = RECORDS[documents.indexOf(document)]?.document.text ?? '';
  const seen = text
    .slice(start, end)
    .replace(/[\u{e0000}-\u{e007f}\u2028\u202e]/gu, (it) => '\ufffd'.repeat(it.length));
  for (const piece of words.split(' … ')) expect(seen).toContain(piece);
}

const expectReport = (one: z.output<typeof report>): void => expectWords(one.article.document, one.words);

describe('the tools', () => {
  it('tell each incident once, with words of its reports', async () => {
    const incident = z.object({
      key: z.string(),
      category: z.string().nullable(),
      reports: z.array(report).min(1),
      reportsInAll: z.number(),
    });
    const shape = page.extend({ incidents: z.array(incident) });
    const all = new Map<string, z.output<typeof incident>>();
    for (let cursor: string | undefined; ; ) {
      const args = { limit: 30, ...(cursor !== undefined && { cursor }) };
      const { total, nextCursor, incidents } = shape.parse((await call('incidents', args)).structuredContent);
      for (const one of incidents) all.set(one.key, one);
      if (nextCursor === null) {
        expect(all.size).toBe(total);
        break;
      }
      cursor = nextCursor;
    }
    for (const { reports } of all.values()) for (const one of reports) expectReport(one);
    const copied = [...all.values()].filter(({ reportsInAll }) => reportsInAll > 1);
    expect(copied.length).toBeGreaterThan(0);
    const { text } = await call('incidents', { about: 'arm', event: 'CONSULT', limit: 1 });
    expect(text).toMatch(/^Incidents 1 to 1 of \d+\./);
    expect(text).toMatch(/CONSULT.* · key \d+:/);
    expect(text).toMatch(/on the word of: /);
    expect(text).toMatch(/source: document \d+ · .* · reporting of /);
  });

  it('tell a relation by its loud periods, each with its incidents', async () => {
    const shape = page.extend({
      periods: z.array(
        z.object({
          period: z.string(),
          net: z.number(),
          incidentsInAll: z.number(),
          incidents: z.array(z.object({ scale: z.number(), report: report.nullable() })).min(1),
        }),
      ),
    });
    const { structuredContent, text } = await call('relation', { one: 'ARM', other: 'AZE' });
    const { periods } = shape.parse(structuredContent);
    expect(periods.length).toBeGreaterThan(0);
    for (const { net, incidents, incidentsInAll } of periods) {
      for (const { report: one } of incidents) if (one !== null) expectReport(one);
      if (incidents.length === incidentsInAll)
        expect(incidents.reduce((sum, { scale }) => sum + scale, 0)).toBeCloseTo(net);
    }
    expect(text).toMatch(/Of \d+ periods only those/);
    expect((await call('relation', { one: 'ARM', other: 'Ruritania' })).text).toMatch(
      /^No period was found\.[\s\S]*no about called "Ruritania"/,
    );
  });

  it('tell positions, disputes and the agenda with what to cite', async () => {
    const move = z.object({
      party: z.string(),
      evidence: z.array(z.object({ article, words: passage })).min(1),
    });
    const positions = page
      .extend({ positions: z.array(move).min(1) })
      .parse((await call('positions')).structuredContent).positions;
    for (const { evidence } of positions) for (const one of evidence) expectReport(one);
    const answer = z.object({ article, words: passage });
    const disputes = page
      .extend({ disputes: z.array(z.object({ claim: answer, challenges: z.array(answer).min(1) })).min(1) })
      .parse((await call('disputes')).structuredContent).disputes;
    for (const { claim, challenges } of disputes) for (const one of [claim, ...challenges]) expectReport(one);
    const { text } = await call('agenda', { state: 'no report' });
    expect(text).toMatch(/^Agenda items? 1 to \d+ of \d+\./);
    expect(text).toMatch(/ · no report · /);
    expect(text).toMatch(/source: document \d+ .*\[\d+–\d+\]/);
  });

  it('follow a statement back, by its id or its words', async () => {
    const [first, second] = documents;
    const statement = FIRST.statements[0]?.id ?? '';
    const shape = z.object({
      hops: z.array(z.object({ article, by: z.string().nullable(), says: passage })),
    });
    const { hops } = shape.parse((await call('chain', { document: second, statement })).structuredContent);
    expect(hops.map((hop) => [hop.article.document, hop.by])).toEqual([
      [first, null],
      [second, 'copy'],
    ]);
    for (const hop of hops) expectWords(hop.article.document, hop.says);
    const { start, end } = hops[1]?.says ?? { start: 0, end: 1 };
    expect(
      shape.parse((await call('chain', { document: second, start, end })).structuredContent).hops,
    ).toEqual(hops);
  });

  it('give a brief, every sentence with numbers, every number with its words', async () => {
    const paragraph = z.object({
      section: z.string(),
      sentences: z.array(z.object({ text: z.string(), references: z.array(z.number()).min(1) })).min(1),
      references: z.array(report.extend({ number: z.number() })),
    });
    const shape = page.extend({ since: z.string(), paragraphs: z.array(paragraph).min(1) });
    const { structuredContent, text } = await call('brief', { about: ['ARM', 'AZE'], limit: 100 });
    const { paragraphs } = shape.parse(structuredContent);
    expect(paragraphs[0]?.section).toBe('What happened');
    for (const { sentences, references } of paragraphs) {
      const numbers = new Set(references.map(({ number }) => number));
      expect(new Set(sentences.flatMap((one) => one.references))).toEqual(numbers);
      for (const one of references) expectReport(one);
    }
    expect(text).toMatch(/^Paragraphs 1 to \d+ of \d+\. From 20\d\d-/);
    expect((await call('brief', { about: 'Ruritania' })).text).toMatch(/^No paragraph was found\./);
  });
});

it.each([
  ['incidents', { about: 'SWE' }],
  ['relation', { one: 'SWE', other: 'FRA' }],
  ['positions', { about: 'SWE' }],
  ['bargaining', { one: 'SWE', other: 'FRA' }],
  ['disputes', { about: 'SWE' }],
  ['agenda', { about: 'SWE' }],
  ['chain', { document: RECORDS.length, statement: 'S1' }],
  ['brief', { about: 'SWE' }],
])('hostile words stay quoted data in %s', async (tool, args) => {
  const { text, structuredContent, isError } = await call(tool, args);
  expect(isError).toBeUndefined();
  expectQuoted(text, (await call(tool, args)).text, structuredContent);
});

it.each<[string, Record<string, unknown>, RegExp]>([
  ['incidents', { nature: 'deed' }, /^MCP_ARGUMENT_INVALID: nature/],
  ['incidents', { since: '2019-02-31' }, /^MCP_ARGUMENT_INVALID: since: the calendar has no such day/],
  ['incidents', { signal: 1 }, /^MCP_ARGUMENT_INVALID: .*signal/],
  ['relation', { one: 'PRK' }, /^MCP_ARGUMENT_INVALID: other/],
  ['relation', { one: 'PRK', other: 'USA', by: 'day' }, /^MCP_ARGUMENT_INVALID: by/],
  ['brief', {}, /^MCP_ARGUMENT_INVALID: about/],
  ['brief', { about: [] }, /^MCP_ARGUMENT_INVALID: about/],
  ['chain', { document: 1 }, /^MCP_ARGUMENT_INVALID: statement: give either/],
  ['chain', { document: 1, start: 9, end: 3 }, /^MCP_ARGUMENT_INVALID: statement/],
  ['chain', { document: 1, statement: 'none' }, /^MCP_STATEMENT_UNKNOWN: .*1:none/],
  ['agenda', { cursor: 'nonsense' }, /^MCP_CURSOR_INVALID: /],
])('%s %j is one line with what to do', async (tool, args, message) => {
  const { text, isError } = await call(tool, args);
  expect(isError).toBe(true);
  expect(text).toMatch(message);
  expect(text.split('\n')).toHaveLength(1);
});

it('says what the analysis has not taken in', async () => {
  const made = await archiveOf(RECORDS.slice(0, 2));
  const { path } = made.archive;
  await made.archive.close();
  const early = await connectedTo(borrowArchive(path));
  try {
    const { text, structuredContent } = await callOn(early, 'incidents');
    expect(structuredContent).toMatchObject({ waiting: 2, incidents: [] });
    expect(text).toContain('2 articles are not taken into this yet');
  } finally {
    await early.close();
    await made.remove();
  }
});
