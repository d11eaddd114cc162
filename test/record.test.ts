/** What every record promises, whatever the article: schema, evidence, references, determinism, bounded time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChanceryRecord, createReader, documentFromText, type SourceDocument } from '../src/index.js';
import { recordSchema } from '../src/record/schema.js';
import { readExamples } from './read-examples.js';

const reader = createReader();
const examples = [...(await readExamples()).values()].flat();

const documentOf = (text: string): SourceDocument => ({
  id: 'property',
  title: null,
  text,
  outlet: 'Harbor Dispatch',
  author: null,
  url: null,
  language: 'en',
  published: '2024-05-14',
  publishedBasis: 'given',
});

function checkRecord(record: ChanceryRecord): void {
  recordSchema.parse(record);
  const { text } = record.document;
  const spans = [
    ...record.sentences,
    ...record.mentions,
    ...record.times,
    ...record.statements.flatMap((s) => [
      ...s.content,
      ...(s.cue ? [s.cue] : []),
      ...(s.source ? [s.source] : []),
    ]),
    ...record.events.map((e) => e.trigger),
    ...record.agenda,
    ...record.disputes,
    ...record.sources,
  ];
  for (const span of spans) {
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    const evidence = text.slice(span.start, span.end);
    expect(evidence).toBe(evidence.trim());
  }
  const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> => {
    const set = new Set(items.map((item) => item.id));
    expect(set.size).toBe(items.length);
    return set;
  };
  const entities = ids(record.entities);
  const statements = ids(record.statements);
  const events = ids(record.events);
  const times = ids(record.times);
  ids(record.mentions);
  ids(record.agenda);
  ids(record.disputes);
  const known = (set: ReadonlySet<string>, id: string | null): void => {
    if (id !== null) expect(set.has(id), `unknown id ${id}`).toBe(true);
  };
  const claims = new Set([...statements, ...events]);
  for (const mention of record.mentions) known(entities, mention.entity);
  for (const s of record.statements) {
    known(entities, s.speaker);
    for (const id of s.via) known(entities, id);
    known(statements, s.parent);
    known(times, s.time);
    known(claims, s.of);
    expect(s.parent).not.toBe(s.id);
  }
  for (const e of record.events) {
    for (const id of [...e.actor, ...e.recipient]) known(entities, id);
    known(entities, e.place);
    known(statements, e.statement);
    const sentence = record.sentences[e.sentence];
    expect(sentence && sentence.start <= e.trigger.start && e.trigger.end <= sentence.end).toBe(true);
  }
  for (const a of record.agenda) {
    for (const id of a.entities) known(entities, id);
    known(events, a.event);
  }
  for (const d of record.disputes) {
    known(claims, d.claim);
    for (const id of d.challengers) known(claims, id);
  }
  for (const edge of record.sources) {
    known(entities, edge.outlet);
    known(entities, edge.cites);
  }
}

describe('a record', () => {
  test.each(examples.map((record) => [record.document.id, record] as const))(
    '%s keeps its promises',
    (_id, record) => {
      checkRecord(record);
      expect(record.events.length).toBeGreaterThan(0);
      expect(record.statements.length).toBeGreaterThan(0);
    },
  );

  test('the same document gives the same record, from another reader too', async () => {
    for (const { document } of examples) {
      expect(await reader.read(document)).toEqual(await createReader().read(document));
    }
  });

  const piece = fc.constantFrom(
    ...(
      'Oslo|Moscow|the Norwegian minister|President Lund|he|said|denied|will visit|has not attacked|met|sanctions on|“|”|,|.|\n\n|' +
      'according to|Reuters|on Tuesday|last June|which|and|not|threatened to|talks with|by|the rebels|’s|\u00a0|😀|\u202e|U.S.-|“We|(|)|—'
    ).split('|'),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 80 }).map((words) => words.join(' ')),
  );

  test('any text gives a record that keeps its promises', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const record = await reader.read(documentOf(input));
        checkRecord(record);
        expect(record.document.text).toBe(input);
      }),
      { numRuns: 300 },
    );
  });

  test('text is kept as it came', async () => {
    const raw = 'Oslo\u00a0hosts “talks”\r\n\r\nOslo\u00a0hosts “talks”\r\n\r\nNorwayhas recalled its envoy.';
    const document = await documentFromText(raw, { language: 'en' });
    expect(document.text).toBe(raw);
    checkRecord(await reader.read(document));
  });

  test.each([
    ['one unbroken run', 'x'.repeat(1_000_000)],
    ['short words', 'q7! '.repeat(250_000)],
    ['quotation marks', '“ he said ” "'.repeat(75_000)],
    ['names', 'Russia and '.repeat(90_000)],
    ['verbs', 'said that '.repeat(100_000)],
    ['dates', 'on May 3, 2019 '.repeat(65_000)],
    ['line breaks', 'a\n'.repeat(500_000)],
    ['marks without letters', '\u0301\u202e'.repeat(500_000)],
  ])('a megabyte of %s neither crashes nor hangs', async (_name, noise) => {
    checkRecordLoosely(await reader.read(documentOf(noise)));
  });
});

/** The full check walks every span; for a megabyte the schema and the order of magnitude are what matters. */
function checkRecordLoosely(record: ChanceryRecord): void {
  expect(record.schema).toBe('chancery.record/1');
  for (const mention of record.mentions.slice(0, 1000)) expect(mention.end).toBeGreaterThan(mention.start);
}
