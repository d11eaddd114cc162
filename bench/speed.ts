/**
 * Speed and memory: articles of about 800 words a second in one process on one core, and the time from a cold start of
 * the command to its printed record. Articles are those of the folder (`.txt` or `.jsonl`), cut or joined to 800 words.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentFromText } from '../src/document/index.js';
import { createReader } from '../src/index.js';
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
for (const document of documents.slice(0, 5)) await reader.read(document);
let read = 0;
const began = performance.now();
while (performance.now() - began < SECONDS * 1000) {
  const document = documents[read % documents.length];
  if (document) await reader.read(document);
  read++;
}
const perSecond = read / ((performance.now() - began) / 1000);

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

printRows([
  ['articles in the folder, cut or joined to 800 words', String(articles.length)],
  ['articles a second, one process', perSecond.toFixed(1)],
  [
    `cold start to printed record, median of ${COLD_STARTS}, seconds`,
    ((cold[COLD_STARTS >> 1] ?? 0) / 1000).toFixed(2),
  ],
  ['peak memory, MB', (process.resourceUsage().maxRSS / 1024).toFixed(0)],
]);
