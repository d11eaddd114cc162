/**
 * Speed and memory: articles of about 800 words a second, by one reader with all threads and by a reader a core (as many
 * articles are read), and the time from a cold start of the command to its printed record. Articles are those of the
 * folder (`.txt` or `.jsonl`), cut or joined to 800 words. Build first (npm run build).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentFromText } from '../src/document/index.js';
import { createReader } from '../src/index.js';
import { createPool } from '../src/intake/pool.js';
import type { SourceDocument } from '../src/record/index.js';
import { dataFolder, printRows, readArticles } from './shared.js';

const SECONDS = 10;
const COLD_STARTS = 7;

const folder = dataFolder(
  import.meta.url,
  'news articles as .txt or .jsonl (the project ships some under examples/)',
);
const articles = readArticles(folder);
const documents = await Promise.all(
  articles.map((text, i) => documentFromText(text, { id: `a${i}`, published: '2020-01-15', language: 'en' })),
);

const reader = createReader();
const perSecond = await rateOf((document) => reader.read(document), 1);
const memory = process.resourceUsage().maxRSS / 1024;
const jobs = availableParallelism();
const pool = await createPool(jobs);
const together = await rateOf((document) => pool.read(document), jobs);
await pool.close();

const scratch = mkdtempSync(join(tmpdir(), 'chancery-'));
const file = join(scratch, 'article.txt');
writeFileSync(file, articles[0] ?? '');
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const cold: number[] = [];
for (let i = 0; i < COLD_STARTS; i++) {
  const start = performance.now();
  const run = spawnSync(process.execPath, [main, 'read', file, '--format', 'json', '--language', 'en']);
  if (run.status !== 0) throw new Error(`the command failed (is it built?): ${run.stderr.toString()}`);
  cold.push(performance.now() - start);
}
rmSync(scratch, { recursive: true });
cold.sort((a, b) => a - b);

/** Documents read in a second by so many at once, after each has read a few. */
async function rateOf(read: (document: SourceDocument) => Promise<unknown>, atOnce: number): Promise<number> {
  const until = async (enough: (done: number) => boolean): Promise<number> => {
    let done = 0;
    const work = async (): Promise<void> => {
      for (let at = done; !enough(at); at = done) {
        done += 1;
        const document = documents[at % documents.length];
        if (document) await read(document);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return done;
  };
  await until((done) => done >= 5 * atOnce);
  const began = performance.now();
  const done = await until(() => performance.now() - began >= SECONDS * 1000);
  return done / ((performance.now() - began) / 1000);
}

printRows([
  ['articles in the folder, cut or joined to 800 words', String(articles.length)],
  ['articles a second, one reader', perSecond.toFixed(1)],
  [`articles a second, ${jobs} readers`, together.toFixed(1)],
  [
    `cold start to printed record, median of ${COLD_STARTS}, seconds`,
    ((cold[COLD_STARTS >> 1] ?? 0) / 1000).toFixed(2),
  ],
  ['peak memory of one reader, MB', memory.toFixed(0)],
]);
