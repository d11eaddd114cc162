/**
 * Questions to a large archive: about ten events an article, a million events in a hundred thousand articles by default.
 * The articles are the golden records under other dates, countries and names, each with a tail of words of its own
 * drawn as language draws them (few often, many seldom), so that filters and searches have something to sift.
 *
 *   npx tsx bench/queries.ts [--articles 100000] [--times 20] [--archive kept.duckdb]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../src/archive/index.js';
import { type EventFilter, queryEvents } from '../src/archive/queries/index.js';
import { searchArticles, searchStatements } from '../src/archive/search/index.js';
import { stemsOf } from '../src/archive/search/stems.js';
import type { ChanceryRecord } from '../src/record/index.js';
import { goldenRecords } from '../test/archive/wire.js';
import { numberOf, printRows } from './shared.js';

const articles = numberOf('articles', 100_000);
const times = numberOf('times', 20);
const BATCH = 256;
const TAIL_WORDS = 500;

/** Deterministic, so that two runs ask the same of the same. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const dice = createDice(20190403);
const pick = <T>(from: readonly T[], fallback: T): T => from[Math.floor(dice() * from.length)] ?? fallback;
const golden = goldenRecords();
const COUNTRIES = [
  ...new Set(golden.flatMap(({ entities }) => entities.flatMap(({ country }) => country ?? []))),
];
const NAMES = [...new Set(golden.flatMap(({ entities }) => entities.map(({ name }) => name)))];
const VOCABULARY = vocabulary();
/** Those that can be searched: the most common of all are not kept. */
const TELLING = VOCABULARY.filter((word) => stemsOf(word).size > 0);

const kept = process.argv[process.argv.indexOf('--archive') + 1];
const given = process.argv.includes('--archive') && kept !== undefined;
const scratch = given ? null : mkdtempSync(join(tmpdir(), 'chancery-queries-'));
const path = given ? kept : join(scratch ?? '', 'archive.duckdb');
if (!existsSync(path)) await fill(path);

const archive = await openArchive(path, { readonly: true });
const [size] = await archive.rows<{ readonly events: number; readonly documents: number }>(
  'SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM documents) AS documents',
);
const filtering = await measure(filters(), (filter) => drain(queryEvents(archive, { ...filter, limit: 50 })));
const searching = await measure(searches(), (words) => drain(searchArticles(archive, words)));
const statements = await measure(searches(), (words) => drain(searchStatements(archive, words)));
await archive.close();
if (scratch !== null) rmSync(scratch, { recursive: true });

printRows([
  ['articles', String(size?.documents)],
  ['events', String(size?.events)],
  ['event filters, median ms', quantile(filtering, 0.5)],
  ['event filters, 95th percentile ms', quantile(filtering, 0.95)],
  ['article search, median ms', quantile(searching, 0.5)],
  ['article search, 95th percentile ms', quantile(searching, 0.95)],
  ['statement search, median ms', quantile(statements, 0.5)],
  ['statement search, 95th percentile ms', quantile(statements, 0.95)],
]);

/** Ten questions as analysts ask them, each with other names and dates every time. */
function filters(): readonly (() => EventFilter)[] {
  const country = (): string => pick(COUNTRIES, 'USA');
  const year = (): string => String(2000 + Math.floor(dice() * 20));
  return [
    () => ({ actor: country() }),
    () => ({ actor: country(), recipient: country() }),
    () => ({ either: country(), status: 'actual' }),
    () => ({ event: 'CONSULT', since: `${year()}-03`, until: `${year()}-09` }),
    () => ({ actor: country(), event: ['ASSAULT', 'THREATEN'], since: year() }),
    () => ({ quad: 'material conflict', since: `${year()}-01-15`, order: 'oldest' }),
    () => ({ speaker: pick(NAMES, 'Reuters') }),
    () => ({ via: pick(NAMES, 'Reuters'), status: ['actual', 'future'] }),
    () => ({ actor: `*${pick(NAMES, 'a').slice(-4)}`, confidence: 0.5 }),
    () => ({ actor: country(), text: pick(TELLING.slice(0, 400), 'meeting') }),
  ];
}

function searches(): readonly (() => string)[] {
  const word = (rank: number): string => TELLING[Math.floor(dice() * rank)] ?? 'meeting';
  return [
    () => word(50),
    () => word(5000),
    () => `${word(100)} ${word(1000)}`,
    () => `${word(100)} OR ${word(100)}`,
    () => `${word(200)} -${word(50)}`,
    () => '"foreign minister"',
    () => pick(NAMES, 'minister'),
  ];
}

async function measure<T>(questions: readonly (() => T)[], ask: (question: T) => Promise<void>) {
  for (const question of questions) await ask(question());
  const spent: number[] = [];
  for (let n = 0; n < times; n += 1) {
    for (const question of questions) {
      const asked = question();
      const began = performance.now();
      await ask(asked);
      spent.push(performance.now() - began);
    }
  }
  return spent.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

async function fill(into: string): Promise<void> {
  const filling: Archive = await openArchive(into);
  const run = await filling.beginRun('bench', 'bench');
  for (let at = 0; at < articles; at += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, articles - at) }, (_, i) => madeUp(at + i));
    await filling.store(
      run,
      made.map((record) => ({ record, address: record.document.id, origin: 'record', model: 'bench' })),
    );
  }
  await filling.endRun(run, { documents: articles, failures: 0 });
  await filling.close();
}

/** A golden record retold of other parties on another day. */
function madeUp(n: number): ChanceryRecord {
  const base = golden[n % golden.length];
  if (base === undefined) throw new Error('there are no golden records');
  const published = new Date(Date.UTC(2000, 0, 1 + Math.floor(dice() * 7300))).toISOString().slice(0, 10);
  const tail = Array.from({ length: TAIL_WORDS }, () => drawn(VOCABULARY)).join(' ');
  return {
    ...base,
    document: {
      ...base.document,
      id: `q${n}`,
      url: null,
      text: `${base.document.text}\n\n${tail}.`,
      published,
      publishedBasis: 'given',
    },
    entities: base.entities.map((entity) => ({
      ...entity,
      name: dice() < 0.7 ? pick(NAMES, entity.name) : entity.name,
      country: entity.country === null ? null : pick(COUNTRIES, entity.country),
    })),
    events: base.events.map((event) => ({
      ...event,
      date: { value: published, basis: 'document' as const },
      confidence: dice(),
    })),
  };
}

/** Zipf's law, near enough: the rank is spread evenly over its logarithm. */
function drawn(words: readonly string[]): string {
  return words[Math.floor(words.length ** dice()) - 1] ?? 'the';
}

/** The words of the golden texts, the frequent first, and ten thousand more that nobody has heard. */
function vocabulary(): readonly string[] {
  const counts = new Map<string, number>();
  for (const { document } of golden) {
    for (const [word] of document.text.toLowerCase().matchAll(/\p{L}{3,}/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const known = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const syllables = ['ka', 'ro', 'mi', 'ten', 'lu', 'sha', 'po', 'ver', 'dim', 'ost', 'gra', 'fel'];
  const unknown = Array.from({ length: 10_000 }, (_, n) =>
    [n % 12, Math.floor(n / 12) % 12, Math.floor(n / 144) % 12, Math.floor(n / 1728)]
      .map((at) => syllables[at] ?? '')
      .join(''),
  );
  return [...known, ...unknown];
}
