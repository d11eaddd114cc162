/**
 * Questions to a large archive: more than eight events an article, a million events by default. The articles are the
 * golden records under other dates, countries and names, each with a tail of words of its own. Words, countries and
 * names are drawn as news draws them (few often, many seldom), so that filters and searches have something to sift.
 *
 * Of each question: median and 95th percentile of the time until all of its answer is there (for filters a page of
 * fifty), and of the processor's time meanwhile, which says more where the machine is busy with other things.
 *
 *   npx tsx bench/queries.ts [--articles 120000] [--times 20] [--archive kept.duckdb]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../src/archive/index.js';
import {
  countEvents,
  type EventFilter,
  queryEvents,
  queryStatements,
  type StatementFilter,
} from '../src/archive/queries/index.js';
import { searchArticles, searchStatements } from '../src/archive/search/index.js';
import { stemsOf } from '../src/archive/search/stems.js';
import type { ChanceryRecord } from '../src/record/index.js';
import { goldenRecords } from '../test/archive/wire.js';
import { createDice, numberOf, printRows } from './shared.js';

/** By what they ask for; each call makes another one of its kind. */
type Questions<T> = Readonly<Record<string, () => T>>;

interface Taken {
  readonly wall: number;
  readonly processor: number;
}

const articles = numberOf('articles', 120_000);
const times = numberOf('times', 20);
const BATCH = 256;
const TAIL_WORDS = 500;

const dice = createDice(20190403);
const pick = <T>(from: readonly T[], fallback: T): T => from[Math.floor(dice() * from.length)] ?? fallback;
const golden = goldenRecords();
const COUNTRIES = [
  ...new Set(golden.flatMap(({ entities }) => entities.flatMap(({ country }) => country ?? []))),
];
const SYLLABLES = ['ka', 'ro', 'mi', 'ten', 'lu', 'sha', 'po', 'ver', 'dim', 'ost', 'gra', 'fel'];
const NAMES = [
  ...new Set(golden.flatMap(({ entities }) => entities.map(({ name }) => name))),
  ...Array.from(
    { length: 20_000 },
    (_, n) => `${capital(syllables(n % 131))} ${capital(syllables(n * 7 + 1))}`,
  ),
];
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
const page = (filter: EventFilter) => drain(queryEvents(archive, { ...filter, limit: 50 }));
const filtering = await measure(filters(), page);
const counting = await measure(filters(), async (filter) => {
  await countEvents(archive, filter);
});
const said = await measure(statementFilters(), (filter) =>
  drain(queryStatements(archive, { ...filter, limit: 50 })),
);
const searching = await measure(searches(), (words) => drain(searchArticles(archive, words)));
const searchingStatements = await measure(searches(), (words) => drain(searchStatements(archive, words)));
await archive.close();
if (scratch !== null) rmSync(scratch, { recursive: true });

printRows([
  ['articles', String(size?.documents)],
  ['events', String(size?.events)],
  ['asked', `${times} times each; ms: median, 95th percentile; processor: median, 95th percentile`],
  ...figures('events', filtering),
  ...figures('count of events', counting),
  ...figures('statements', said),
  ...figures('article search', searching),
  ...figures('statement search', searchingStatements),
]);

/** Questions as analysts ask them, each with other names and dates every time. */
function filters(): Questions<EventFilter> {
  return {
    actor: () => ({ actor: country() }),
    'actor and recipient': () => ({ actor: country(), recipient: country() }),
    'either side, status': () => ({ either: country(), status: 'actual' }),
    'category, dates': () => ({ event: 'CONSULT', since: `${year()}-03`, until: `${year()}-09` }),
    'actor, categories, since': () => ({ actor: country(), event: ['ASSAULT', 'THREATEN'], since: year() }),
    'quad, since, oldest': () => ({ quad: 'material conflict', since: `${year()}-01-15`, order: 'oldest' }),
    speaker: () => ({ speaker: drawn(NAMES) }),
    'via, status': () => ({ via: drawn(NAMES), status: ['actual', 'future'] }),
    'actor by name': () => ({ actor: drawn(NAMES) }),
    'actor by pattern': () => ({ actor: `*${drawn(NAMES).slice(-4)}`, confidence: 0.5 }),
    'actor, words': () => ({ actor: country(), text: pick(TELLING.slice(0, 400), 'meeting') }),
    place: () => ({ place: country() }),
    about: () => ({ about: country(), event: 'CONSULT' }),
  };
}

function statementFilters(): Questions<StatementFilter> {
  return {
    'speaker by code': () => ({ speaker: country() }),
    'speaker by name, since': () => ({ speaker: drawn(NAMES), since: year() }),
    via: () => ({ via: drawn(NAMES) }),
    'stance, dates': () => ({ stance: 'denies', since: `${year()}-03`, until: `${year()}-09` }),
    'about, words': () => ({ about: country(), text: pick(TELLING.slice(0, 400), 'meeting') }),
  };
}

function searches(): Questions<string> {
  const word = (rank: number): string => TELLING[Math.floor(dice() * rank)] ?? 'meeting';
  return {
    'a frequent word': () => word(50),
    'a word': () => word(5000),
    'two words': () => `${word(100)} ${word(1000)}`,
    'either word': () => `${word(100)} OR ${word(100)}`,
    'one without another': () => `${word(200)} -${word(50)}`,
    'a phrase': () => '"foreign minister"',
    'a name': () => drawn(NAMES),
  };
}

function country(): string {
  return drawn(COUNTRIES);
}

function year(): string {
  return String(2000 + Math.floor(dice() * 20));
}

/** What each question took, in milliseconds. */
async function measure<T>(
  questions: Questions<T>,
  ask: (question: T) => Promise<void>,
): Promise<ReadonlyMap<string, readonly Taken[]>> {
  const taken = new Map<string, Taken[]>(Object.keys(questions).map((name) => [name, []]));
  for (const make of Object.values(questions)) await ask(make());
  for (let n = 0; n < times; n += 1) {
    for (const [name, make] of Object.entries(questions)) {
      const question = make();
      const [began, used] = [performance.now(), process.cpuUsage()];
      await ask(question);
      const { user, system } = process.cpuUsage(used);
      taken.get(name)?.push({ wall: performance.now() - began, processor: (user + system) / 1000 });
    }
  }
  return taken;
}

/** A row for each question and one for all. */
function figures(what: string, taken: ReadonlyMap<string, readonly Taken[]>): [string, string][] {
  return [...taken, ['all', [...taken.values()].flat()] as const].map(([name, each]) => {
    const of = (key: keyof Taken): string => {
      const sorted = each.map((one) => one[key]).sort((a, b) => a - b);
      return `${quantile(sorted, 0.5).padStart(7)} ${quantile(sorted, 0.95).padStart(7)}`;
    };
    return [`${what}: ${name}`, `${of('wall')}   ${of('processor')}`];
  });
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
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
      name: dice() < 0.7 ? drawn(NAMES) : entity.name,
      country: entity.country === null ? null : drawn(COUNTRIES),
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
  return [...known, ...Array.from({ length: 10_000 }, (_, n) => syllables(n))];
}

/** Another word that nobody has heard for each number. */
function syllables(n: number): string {
  return [n % 12, Math.floor(n / 12) % 12, Math.floor(n / 144) % 12, Math.floor(n / 1728)]
    .map((at) => SYLLABLES[at] ?? '')
    .join('');
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
