/**
 * What keeping costs: the rate of `add` beside the reader's own, storing alone, the memory of the main process, the size
 * of the archive. Articles are those of the folder, cut or joined to 800 words and mixed to as many as are asked for.
 * Reading alone and `add` take turns, so that other work on the machine weighs on both alike.
 *
 *   npx tsx bench/add.ts <folder> [--articles 400] [--rounds 4] [--records 100000] [--jobs 2] [--ready records.jsonl]
 *
 * Build first (npm run build). With `--ready` nothing is read: the records are those of the file, made before by
 * `chancery read --format jsonl`.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../src/archive/index.js';
import { documentFromText } from '../src/document/index.js';
import { addTo } from '../src/intake/index.js';
import { createPool } from '../src/intake/pool.js';
import type { ChanceryRecord, SourceDocument } from '../src/record/index.js';
import { dataFolder, numberOf, printRows, readArticles } from './shared.js';

const folder = dataFolder(import.meta.url, 'news articles as .txt or .jsonl (some stand under examples/)');
const articles = numberOf('articles', 400);
const rounds = numberOf('rounds', 4);
const records = numberOf('records', 100_000);
const jobs = numberOf('jobs', availableParallelism());
const ready = process.argv.includes('--ready')
  ? process.argv[process.argv.indexOf('--ready') + 1]
  : undefined;
const BATCH = 256;
/** What of a record is words of its article. */
const WORDED: ReadonlySet<string> = new Set(['text', 'title', 'name', 'what']);
/** Records in the archive that is weighed. */
const WEIGHED = 10_000;

const texts = readArticles(folder);
const scratch = mkdtempSync(join(tmpdir(), 'chancery-add-'));

const reading = ready === undefined ? await readByTurns() : null;
const made = reading?.records ?? readRecords(ready ?? '');
const storing = await storeAlone();
const taking = await takeRecords();
const kept = await weigh();
rmSync(scratch, { recursive: true });

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
printRows([
  ...(reading === null ? [] : readingRows(reading)),
  ['different records', String(made.length)],
  ['records a second, storing alone', storing.rate.toFixed(0)],
  ['milliseconds of processor a record, storing alone', storing.processor.toFixed(2)],
  ['records a second, add of a stream of records', taking.rate.toFixed(0)],
  [`memory of the main process at record ${taking.first}, MB`, megabytes(taking.before)],
  [`memory of the main process at record ${records}, MB`, megabytes(taking.after)],
  [`bytes kept for each byte of text, ${WEIGHED} records`, kept.toFixed(2)],
]);

/** Article n: the paragraphs of three, mixed, so that no two are alike, and none is like the examples twice. */
function articleText(n: number): string {
  const paragraphs = [n, n * 7 + 1, n * 13 + 5].flatMap((at) =>
    (texts[at % texts.length] ?? '').split(/\n\s*\n/),
  );
  const length = Math.ceil(paragraphs.length / 3);
  const from = (n * 31) % paragraphs.length;
  const chosen = Array.from({ length }, (_, i) => paragraphs[(from + i * 3) % paragraphs.length] ?? '');
  return `${chosen.join('\n\n')}\n\nDispatch number ${n}.`;
}

async function articleDocument(n: number): Promise<SourceDocument> {
  return documentFromText(articleText(n), { id: `a${n}`, published: '2020-01-15', language: 'en' });
}

interface Reading {
  readonly records: readonly ChanceryRecord[];
  /** Articles a second: the workers alone, and with all that `add` does. */
  readonly alone: number;
  readonly added: number;
}

/** Each round reads its share of the articles alone, and adds as many others. */
async function readByTurns(): Promise<Reading> {
  const each = Math.ceil(articles / rounds);
  const read: ChanceryRecord[] = [];
  let [alone, added] = [0, 0];
  const archive = await openArchive(join(scratch, 'articles.duckdb'));
  for (let round = 0; round < rounds; round += 1) {
    const first = await readAlone(2 * round * each, each);
    read.push(...first.records);
    alone += first.seconds;
    added += await addArticles(archive, (2 * round + 1) * each, each);
  }
  await archive.close();
  return { records: read, alone: (rounds * each) / alone, added: (rounds * each) / added };
}

function readingRows({ alone, added }: Reading): [string, string][] {
  return [
    ['articles read alone, and as many added', String(articles)],
    ['jobs', String(jobs)],
    ['articles a second, workers alone', alone.toFixed(2)],
    ['articles a second, add', added.toFixed(2)],
    ['share of the reader’s rate that is kept', (added / alone).toFixed(3)],
  ];
}

async function readAlone(from: number, count: number) {
  const documents = await Promise.all(Array.from({ length: count }, (_, n) => articleDocument(from + n)));
  const pool = await createPool(jobs);
  await Promise.all(documents.slice(0, jobs).map((document) => pool.read(document)));
  const began = performance.now();
  const read = await Promise.all(documents.map((document) => pool.read(document)));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { seconds, records: read };
}

async function addArticles(archive: Archive, from: number, count: number): Promise<number> {
  const file = join(scratch, `articles-${from}.jsonl`);
  const lines = Array.from({ length: count }, (_, n) => {
    const line = { id: `a${from + n}`, text: articleText(from + n), published: '2020-01-15', language: 'en' };
    return `${JSON.stringify(line)}\n`;
  });
  writeFileSync(file, lines.join(''));
  // From the first batch on, when the workers have started, as it is above.
  let [before, began] = [0, 0];
  for await (const { done } of addTo(archive, [file], { jobs })) {
    if (began === 0 && done > 0) [before, began] = [done, performance.now()];
  }
  return ((performance.now() - began) / 1000) * (count / (count - before));
}

function readRecords(file: string): readonly ChanceryRecord[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ChanceryRecord);
}

/** The same reading under another number: a text, a day and an address of its own. */
function renumbered(n: number): ChanceryRecord {
  const base = made[n % made.length];
  if (base === undefined) throw new Error('there are no records');
  const text = `${base.document.text}\n\nRecord number ${n}.`;
  const published = new Date(Date.UTC(2015, 0, 1 + (n % 3000))).toISOString().slice(0, 10);
  return {
    ...base,
    document: { ...base.document, id: `r${n}`, url: `https://wire.example/${n}`, text, published },
  };
}

/** Time and processor's time in `store`; the records are made outside of it. */
async function storeAll(archive: Archive, count: number, record: (n: number) => ChanceryRecord) {
  const run = await archive.beginRun('bench', 'bench');
  let [spent, processor] = [0, 0];
  for (let at = 0; at < count; at += BATCH) {
    const arrivals = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => {
      const one = record(at + i);
      return { record: one, address: one.document.url ?? '', origin: 'record', model: 'bench' };
    });
    const [began, used] = [performance.now(), process.cpuUsage()];
    await archive.store(run, arrivals);
    const { user, system } = process.cpuUsage(used);
    spent += performance.now() - began;
    processor += (user + system) / 1000;
  }
  return { rate: count / (spent / 1000), processor: processor / count };
}

async function storeAlone() {
  const archive = await openArchive(join(scratch, 'storing.duckdb'));
  const stored = await storeAll(archive, Math.min(records, 5000), renumbered);
  await archive.close();
  return stored;
}

async function takeRecords() {
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < records; n += 1) yield Buffer.from(`${JSON.stringify(renumbered(n))}\n`);
  }
  const archive = await openArchive(join(scratch, 'records.duckdb'));
  let first = 0;
  let before = 0;
  let after = 0;
  const began = performance.now();
  for await (const { done } of addTo(archive, ['-'], { stdin: lines() })) {
    after = process.memoryUsage.rss();
    if (first === 0 && done >= Math.min(1000, records / 10)) [first, before] = [done, after];
  }
  const rate = records / ((performance.now() - began) / 1000);
  await archive.close();
  return { rate, first, before, after };
}

/** Bytes kept for each byte of text, in an archive where no two articles have their words in common. */
async function weigh(): Promise<number> {
  const archive = await openArchive(join(scratch, 'weighed.duckdb'));
  await storeAll(archive, WEIGHED, (n) => inAlphabet(renumbered(n), Math.floor(n / made.length)));
  const [row] = await archive.rows<{ readonly bytes: number }>(
    'SELECT sum(strlen(text))::BIGINT AS bytes FROM documents',
  );
  await archive.close();
  return statSync(archive.path).size / (row?.bytes ?? 1);
}

/**
 * The same article with its letters moved on in the alphabet: as long, word for word, so that all offsets hold, and yet
 * nothing that a database could find to be the same. Without this, repeated articles would be kept for next to nothing.
 */
function inAlphabet<T>(value: T, by: number, words = false): T {
  const move = (letter: string, a: number): string =>
    String.fromCharCode(((letter.charCodeAt(0) - a + by) % 26) + a);
  if (typeof value === 'string') {
    const moved = value.replace(/[a-z]/g, (it) => move(it, 97)).replace(/[A-Z]/g, (it) => move(it, 65));
    return (words ? moved : value) as T;
  }
  if (Array.isArray(value)) return value.map((item) => inAlphabet(item, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inAlphabet(item, by, WORDED.has(key))]);
  return Object.fromEntries(entries) as T;
}
