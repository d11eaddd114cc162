/**
 * What the analysis costs over a large archive: copies, origins and incidents of all at once, then of one article more.
 * The articles are made (bench/made-press.ts), with the records that a reader would have made.
 *
 *   npx tsx bench/scale.ts [--articles 100000] [--more 20] [--archive kept.duckdb]
 *
 * --archive keeps the articles, stored and not analysed, for the next run; the work is done on a copy beside it. Seconds
 * are of the clock and, in brackets, of the processor (all threads): on a busy machine the second is what to compare.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { updateIncidents } from '../src/analysis/incidents/of-archive.js';
import { updateProvenance } from '../src/analysis/provenance/of-archive.js';
import { updateSyndication } from '../src/analysis/syndication/of-archive.js';
import { type Archive, openArchive } from '../src/archive/index.js';
import { madeArticle } from './made-press.js';
import { numberOf, printRows } from './shared.js';

const articles = numberOf('articles', 100_000);
const more = numberOf('more', 20);
const at = process.argv.indexOf('--archive');
const kept = at < 0 ? null : (process.argv[at + 1] ?? null);
const BATCH = 256;

const PARTS = [
  ['copies', updateSyndication],
  ['origins', updateProvenance],
  ['incidents', updateIncidents],
] as const;

const scratch = mkdtempSync(join(kept === null ? tmpdir() : dirname(kept), 'chancery-scale-'));
const path = join(scratch, 'archive.duckdb');
const rows: (readonly [string, string])[] = [['articles', String(articles)]];
if (kept !== null && existsSync(kept)) copyFileSync(kept, path);
else {
  const archive = await openArchive(path);
  rows.push(['storing', shown(await timed(() => store(archive, 0, articles)))]);
  await archive.close();
  if (kept !== null) copyFileSync(path, kept);
}

const archive = await openArchive(path);
const whole = { wall: 0, processor: 0 };
for (const [name, update] of PARTS) {
  const spent = await timed(() => update(archive));
  whole.wall += spent.wall;
  whole.processor += spent.processor;
  rows.push([
    `${name} of all`,
    `${shown(spent)}, peak memory ${megabytes(process.resourceUsage().maxRSS * 1024)} MB`,
  ]);
  process.stderr.write(`${rows.at(-1)?.join(': ')}\n`);
}
rows.push(['all of it', shown(whole)]);
rows.push(...(await sizes(archive)));

const each = new Map<string, Spent[]>();
const note = (name: string, spent: Spent): void => void each.set(name, [...(each.get(name) ?? []), spent]);
for (let n = 0; n < more; n += 1) {
  note('storing it', await timed(() => store(archive, articles + n, 1)));
  const together = { wall: 0, processor: 0 };
  for (const [name, update] of PARTS) {
    const spent = await timed(() => update(archive));
    together.wall += spent.wall;
    together.processor += spent.processor;
    note(name, spent);
  }
  note('the analysis', together);
}
await archive.close();
rows.push(['size of the archive, MB', megabytes(statSync(path).size)]);
rmSync(scratch, { recursive: true });
for (const [name, list] of each) {
  rows.push([
    `one more: ${name}, ms, median of ${more} (slowest)`,
    `${middle(list, 'wall')} (${slowest(list)})`,
  ]);
  rows.push([`one more: ${name}, ms of processor, median`, middle(list, 'processor')]);
}
printRows(rows);

async function store(into: Archive, from: number, count: number): Promise<void> {
  const run = await into.beginRun('bench', 'made');
  for (let first = from; first < from + count; first += BATCH) {
    const arrivals = Array.from({ length: Math.min(BATCH, from + count - first) }, (_, n) => {
      const record = madeArticle(first + n);
      return { record, address: record.document.url ?? '', origin: 'record', model: 'made' };
    });
    await into.store(run, arrivals);
  }
  await into.endRun(run, { documents: count, failures: 0 });
}

interface Spent {
  /** Milliseconds. */
  readonly wall: number;
  readonly processor: number;
}

async function timed(work: () => Promise<void>): Promise<Spent> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, processor: (user + system) / 1000 };
}

function shown({ wall, processor }: Spent): string {
  return `${(wall / 1000).toFixed(1)} s (${(processor / 1000).toFixed(1)} s)`;
}

function middle(list: readonly Spent[], of: keyof Spent): string {
  const sorted = list.map((it) => it[of]).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0);
}

function slowest(list: readonly Spent[]): string {
  return Math.max(...list.map(({ wall }) => wall)).toFixed(0);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

async function sizes(of: Archive): Promise<readonly (readonly [string, string])[]> {
  const [row] = await of.rows<Readonly<Record<string, number>>>(
    `SELECT (SELECT sum(len(text)) FROM documents) AS characters, (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM copy_groups) AS copies, (SELECT count(*) FROM incidents) AS incidents,
       (SELECT max(n) FROM (SELECT count(*) AS n FROM incident_reports GROUP BY incident)) AS "reports of the largest incident"`,
  );
  return Object.entries(row ?? {}).map(([name, count]) => [name, String(count)]);
}
