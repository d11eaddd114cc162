/**
 * What keeping costs: the rate of `add` beside the reader's own, storing alone, the memory of the main process, the size
 * of the archive. Articles are those of the folder, cut or joined to 800 words and mixed to as many as are asked for.
 *
 *   npx tsx bench/add.ts <folder> [--articles 10000] [--records 100000] [--jobs 2]      (build first: npm run build)
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../src/archive/index.js';
import { documentFromText } from '../src/document/index.js';
import { addTo } from '../src/intake/index.js';
import { createPool } from '../src/intake/pool.js';
import type { ChanceryRecord, SourceDocument } from '../src/record/index.js';
import { dataFolder, numberOf, printRows, readArticles } from './shared.js';

const folder = dataFolder(import.meta.url, 'news articles as .txt or .jsonl (some stand under examples/)');
const articles = numberOf('articles', 10_000);
const records = numberOf('records', 100_000);
const jobs = numberOf('jobs', availableParallelism());
const BATCH = 256;
/** Articles that the reader's own rate is measured on, and that are read once for the records. */
const SAMPLE = Math.min(articles, 400);

const texts = readArticles(folder);
const scratch = mkdtempSync(join(tmpdir(), 'chancery-add-'));

const own = await readAlone();
const adding = await readAndStore();
const storing = await storeAlone(own.records);
const taking = await takeRecords(own.records);
rmSync(scratch, { recursive: true });

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
printRows([
  ['articles read and stored', String(articles)],
  ['jobs', String(jobs)],
  ['articles a second, workers alone', own.rate.toFixed(2)],
  ['articles a second, add', adding.rate.toFixed(2)],
  ['share of the reader’s rate that is kept', (adding.rate / own.rate).toFixed(3)],
  ['records a second, storing alone', storing.rate.toFixed(0)],
  ['records a second, add of a file of records', taking.rate.toFixed(0)],
  [`memory of the main process at record ${taking.first}, MB`, megabytes(taking.before)],
  [`memory of the main process at record ${records}, MB`, megabytes(taking.after)],
  ['bytes kept for each byte of text, articles read', adding.kept.toFixed(2)],
  ['bytes kept for each byte of text, many records', taking.kept.toFixed(2)],
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

async function readAlone() {
  const documents = await Promise.all(Array.from({ length: SAMPLE }, (_, n) => articleDocument(n)));
  const pool = await createPool(jobs);
  await Promise.all(documents.slice(0, jobs * 4).map((document) => pool.read(document)));
  const began = performance.now();
  const read = await Promise.all(documents.map((document) => pool.read(document)));
  const rate = read.length / ((performance.now() - began) / 1000);
  await pool.close();
  return { rate, records: read };
}

async function readAndStore() {
  const file = join(scratch, 'articles.jsonl');
  const lines: string[] = [];
  for (let n = 0; n < articles; n += 1) {
    lines.push(
      JSON.stringify({ id: `a${n}`, text: articleText(n), published: '2020-01-15', language: 'en' }),
    );
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  const path = join(scratch, 'articles.duckdb');
  const archive = await openArchive(path);
  const began = performance.now();
  let added = 0;
  for await (const progress of addTo(archive, [file], { jobs })) added = progress.added;
  const rate = added / ((performance.now() - began) / 1000);
  return { rate, kept: await keptPerByte(archive) };
}

/** The same reading under another number: a text, a day and an address of its own. */
function renumbered(made: readonly ChanceryRecord[], n: number): ChanceryRecord {
  const base = made[n % made.length];
  if (base === undefined) throw new Error('there are no records');
  const text = `${base.document.text}\n\nRecord number ${n}.`;
  const published = new Date(Date.UTC(2015, 0, 1 + (n % 3000))).toISOString().slice(0, 10);
  return {
    ...base,
    document: { ...base.document, id: `r${n}`, url: `https://wire.example/${n}`, text, published },
  };
}

async function storeAlone(made: readonly ChanceryRecord[]) {
  const archive = await openArchive(join(scratch, 'storing.duckdb'));
  const run = await archive.beginRun('bench', 'bench');
  const count = Math.min(records, 5000);
  let spent = 0;
  for (let at = 0; at < count; at += BATCH) {
    const arrivals = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => {
      const record = renumbered(made, at + i);
      return { record, address: record.document.url ?? '', origin: 'record', model: 'bench' };
    });
    const began = performance.now();
    await archive.store(run, arrivals);
    spent += performance.now() - began;
  }
  await archive.close();
  return { rate: count / (spent / 1000) };
}

async function takeRecords(made: readonly ChanceryRecord[]) {
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < records; n += 1) yield Buffer.from(`${JSON.stringify(renumbered(made, n))}\n`);
  }
  const path = join(scratch, 'records.duckdb');
  const archive = await openArchive(path);
  let first = 0;
  let before = 0;
  let after = 0;
  const began = performance.now();
  for await (const { done } of addTo(archive, ['-'], { stdin: lines() })) {
    after = process.memoryUsage.rss();
    if (first === 0 && done >= Math.min(1000, records / 10)) [first, before] = [done, after];
  }
  const rate = records / ((performance.now() - began) / 1000);
  return { rate, first, before, after, kept: await keptPerByte(archive) };
}

/** Closes the archive and weighs it. */
async function keptPerByte(archive: Archive): Promise<number> {
  const [row] = await archive.rows<{ readonly bytes: number }>(
    'SELECT sum(strlen(text))::BIGINT AS bytes FROM documents',
  );
  await archive.close();
  return statSync(archive.path).size / (row?.bytes ?? 1);
}
