/**
 * How well the article is taken out of a page: 4-gram F1 of its text against the hand-marked article, and the date,
 * outlet, author and title against what a page states by plain means.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '../src/document/html/index.js';

const USAGE = `usage: npx tsx bench/html.ts <folder> [--json] [--worst]

<folder> holds ground-truth.json ({id: {articleBody, url}}) and pages/<id>.html.gz: the 181 news pages of
scrapinghub's article-extraction-benchmark, https://github.com/scrapinghub/article-extraction-benchmark (MIT).
The set marks no dates: a page's date is right where it equals a date that the page's source names "published"
(article:published_time, datePublished, itemprop or a house name), found by a regular expression of its own.`;

interface Truth {
  readonly articleBody: string;
  readonly url: string;
}

interface Row {
  readonly url: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly date: 'right' | 'wrong' | 'missed' | 'none stated';
  readonly milliseconds: number;
}

const STATED = [
  /"datePublished"\s*:\s*"([^"]{8,40})"/g,
  /(?:property|name|itemprop)=["'](?:og:)?(?:article:published_time|article:published|datePublished)["'][^>]{0,40}content=["']([^"']{8,40})["']/gi,
  /content=["']([^"']{8,40})["'][^>]{0,40}(?:property|name|itemprop)=["'](?:og:)?(?:article:published_time|article:published|datePublished)["']/gi,
];

/** Multiset of word 4-grams, as the benchmark counts them; a shorter text is one gram. */
function grams(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(words.length - 3, Math.min(words.length, 1)); at += 1) {
    const gram = words.slice(at, at + 4).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(found: string, truth: string): { precision: number; recall: number; f1: number } {
  const [a, b] = [grams(found), grams(truth)];
  const size = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  let both = 0;
  for (const [gram, count] of a) both += Math.min(count, b.get(gram) ?? 0);
  const precision = size(a) === 0 ? 0 : both / size(a);
  const recall = size(b) === 0 ? 0 : both / size(b);
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Calendar days that the source states, as written and in UTC. */
function statedDays(html: string): Set<string> {
  const days = new Set<string>();
  for (const pattern of STATED) {
    for (const [, value = ''] of html.matchAll(pattern)) {
      // "0001-01-01" is an empty field of a content system.
      if (/^(?:19|20)\d{2}-\d{2}-\d{2}/.test(value)) days.add(value.slice(0, 10));
      const time = Date.parse(value);
      if (time > 0) days.add(new Date(time).toISOString().slice(0, 10));
    }
  }
  return days;
}

function judge(published: string | null, days: ReadonlySet<string>): 'right' | 'wrong' | 'missed' {
  if (published === null) return 'missed';
  // A page that states the evening in New York states the next day in UTC as well.
  const utc = new Date(published).toISOString().slice(0, 10);
  return days.has(published.slice(0, 10)) || days.has(utc) ? 'right' : 'wrong';
}

async function measure(folder: string): Promise<Row[]> {
  const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<string, Truth>;
  const rows: Row[] = [];
  for (const [id, truth] of Object.entries(truths)) {
    const html = gunzipSync(readFileSync(join(folder, 'pages', `${id}.html.gz`))).toString('utf8');
    const start = performance.now();
    const page = await readPage(html);
    const milliseconds = performance.now() - start;
    const days = statedDays(html);
    const date = days.size === 0 ? 'none stated' : judge(page.published, days);
    rows.push({ url: truth.url, ...overlap(page.text ?? '', truth.articleBody), date, milliseconds });
  }
  return rows;
}

const folder = process.argv[2];
if (folder === undefined || !existsSync(join(folder, 'ground-truth.json'))) {
  console.error(USAGE);
  process.exit(2);
}
const rows = await measure(folder);
const mean = (read: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + read(row), 0) / rows.length;
const dated = rows.filter((row) => row.date !== 'none stated');
const result = {
  pages: rows.length,
  precision: mean((row) => row.precision),
  recall: mean((row) => row.recall),
  f1: mean((row) => row.f1),
  pagesWithDate: dated.length,
  dateRight: dated.filter((row) => row.date === 'right').length / dated.length,
  millisecondsPerPage: mean((row) => row.milliseconds),
};
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(result));
} else {
  console.log(`pages      ${result.pages}`);
  console.log(`precision  ${result.precision.toFixed(3)}`);
  console.log(`recall     ${result.recall.toFixed(3)}`);
  console.log(`4-gram F1  ${result.f1.toFixed(3)}`);
  console.log(`date right ${result.dateRight.toFixed(3)} of ${result.pagesWithDate} pages that state one`);
  console.log(`speed      ${result.millisecondsPerPage.toFixed(1)} ms a page`);
  for (const row of dated) if (row.date !== 'right') console.log(`  date ${row.date}: ${row.url}`);
  if (process.argv.includes('--worst')) {
    for (const row of [...rows].sort((a, b) => a.f1 - b.f1).slice(0, 20)) {
      console.log(
        `  ${row.f1.toFixed(3)} (P ${row.precision.toFixed(2)} R ${row.recall.toFixed(2)}) ${row.url}`,
      );
    }
  }
}
