/**
 * How well times are found and valued, measured on TempEval-3's training news (TimeBank, AQUAINT) as the task did:
 * relaxed match (any overlap), strict match (same extent), and value F1 = relaxed F1 × share of matched times whose
 * value is right (UzZaman et al. 2013, SemEval-2013 Task 1).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Draft } from '../src/reader/draft.js';
import { createSentencesStage } from '../src/reader/sentences/index.js';
import { draftOfText } from '../src/reader/start.js';
import { createTimesStage } from '../src/reader/times/index.js';

const USAGE = `usage: npx tsx bench/times.ts <data folder> [--json] [--errors] [--half 0|1]

<data folder> holds the folders TimeBank and AQUAINT of TempEval-3's cleaned training set (.tml files), which the
task's page offers: https://www.cs.york.ac.uk/semeval-2013/task1/ (TBAQ-cleaned).
--errors  lists what differs    --half  reads every other article only, for tuning on one half and checking on the other
`;

interface GoldTime {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
}

interface Article {
  readonly name: string;
  readonly text: string;
  readonly published: string;
  readonly gold: readonly GoldTime[];
}

interface Count {
  readonly articles: number;
  readonly gold: number;
  readonly found: number;
  readonly relaxed: number;
  readonly strict: number;
  readonly type: number;
  readonly value: number;
}

const NONE: Count = { articles: 0, gold: 0, found: 0, relaxed: 0, strict: 0, type: 0, value: 0 };

const decodeEntities = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** TimeML to plain text and the times in it, by their offsets there. */
const readArticle = (name: string, source: string): Article => {
  const published = attribute(/<DCT>\s*<TIMEX3[^>]*>/.exec(source)?.[0] ?? '', 'value');
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(source)?.[1] ?? '';
  const gold: GoldTime[] = [];
  let text = '';
  let open: { tag: string; start: number } | null = null;
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece.startsWith('<TIMEX3')) open = { tag: piece, start: text.length };
    else if (piece.startsWith('</TIMEX3') && open !== null) {
      const { tag, start } = open;
      gold.push({ start, end: text.length, type: attribute(tag, 'type'), value: attribute(tag, 'value') });
      open = null;
    } else if (!piece.startsWith('<')) text += decodeEntities(piece);
  }
  return { name, text, published: published.slice(0, 10), gold };
};

const sentencesStage = createSentencesStage({ splitRunTogether: () => null });
const timesStage = createTimesStage();

const measure = (article: Article, report: (line: string) => void): Count => {
  const draft = draftOfText(article.text, article.published);
  const read: Draft = { ...draft, ...sentencesStage.run(draft) };
  const times = timesStage.run(read).times ?? [];
  const near = (start: number, end: number): string =>
    `${article.text.slice(Math.max(0, start - 60), start)}[[${article.text.slice(start, end)}]]${article.text.slice(end, end + 40)}`.replace(
      /\s+/g,
      ' ',
    );
  let [relaxed, strict, type, value] = [0, 0, 0, 0];
  const taken = new Set<string>();
  for (const gold of article.gold) {
    const match = times.find((time) => !taken.has(time.id) && time.start < gold.end && gold.start < time.end);
    if (match === undefined) {
      report(`MISSED ${gold.type} ${gold.value} | ${near(gold.start, gold.end)}`);
      continue;
    }
    taken.add(match.id);
    relaxed += 1;
    if (match.start === gold.start && match.end === gold.end) strict += 1;
    if (match.type === gold.type) type += 1;
    if (match.value === gold.value) value += 1;
    else
      report(`VALUE ${match.value} for ${gold.value} (${article.published}) | ${near(gold.start, gold.end)}`);
  }
  for (const time of times) {
    if (!taken.has(time.id)) report(`EXTRA ${time.type} ${time.value} | ${near(time.start, time.end)}`);
  }
  return { articles: 1, gold: article.gold.length, found: times.length, relaxed, strict, type, value };
};

const sum = (a: Count, b: Count): Count => ({
  articles: a.articles + b.articles,
  gold: a.gold + b.gold,
  found: a.found + b.found,
  relaxed: a.relaxed + b.relaxed,
  strict: a.strict + b.strict,
  type: a.type + b.type,
  value: a.value + b.value,
});

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const scores = (count: Count) => {
  const f1 = (right: number): number => ratio(2 * right, count.gold + count.found);
  return {
    articles: count.articles,
    times: count.gold,
    found: count.found,
    precision: ratio(count.relaxed, count.found),
    recall: ratio(count.relaxed, count.gold),
    relaxedF1: f1(count.relaxed),
    strictF1: f1(count.strict),
    typeF1: f1(count.type),
    valueF1: f1(count.value),
  };
};

const main = (args: readonly string[]): number => {
  const folder = args.find((arg) => !arg.startsWith('--') && arg !== '0' && arg !== '1');
  if (folder === undefined || !existsSync(join(folder, 'TimeBank'))) {
    process.stderr.write(USAGE);
    return 2;
  }
  const half = args.includes('--half') ? Number(args[args.indexOf('--half') + 1]) : null;
  const report = (line: string): void => {
    if (args.includes('--errors')) process.stdout.write(`${line}\n`);
  };
  const results: Record<string, ReturnType<typeof scores>> = {};
  let all = NONE;
  for (const set of ['TimeBank', 'AQUAINT']) {
    let count = NONE;
    const names = readdirSync(join(folder, set))
      .filter((name) => name.endsWith('.tml'))
      .sort();
    names.forEach((name, index) => {
      if (half !== null && index % 2 !== half) return;
      count = sum(count, measure(readArticle(name, readFileSync(join(folder, set, name), 'utf8')), report));
    });
    results[set] = scores(count);
    all = sum(all, count);
  }
  results.both = scores(all);
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`);
  else {
    for (const [set, result] of Object.entries(results)) {
      const line = Object.entries(result).map(
        ([name, n]) => `${name} ${Number.isInteger(n) ? n : n.toFixed(3)}`,
      );
      process.stdout.write(`${set.padEnd(9)} ${line.join('  ')}\n`);
    }
  }
  return 0;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = main(process.argv.slice(2));
