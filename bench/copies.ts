/**
 * How well and how fast copies are found among many articles: articles are made from those of a folder (paragraphs mixed,
 * so that none is like another), and some of them are printed again as papers do: under another head, cut, reordered,
 * with a paragraph added, with words changed. F1 over all pairs of articles of one group. Seeded: the same each time.
 *
 *   npx tsx bench/copies.ts <folder> [--articles 10000] [--archive]
 *
 * --archive also stores them in an archive and measures `updateSyndication`, and what one article more costs it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCopies, type Text } from '../src/analysis/syndication/index.js';
import { updateSyndication } from '../src/analysis/syndication/of-archive.js';
import { bareRecord } from '../src/analysis/testing.js';
import { type Arrival, openArchive } from '../src/archive/index.js';
import { dataFolder, numberOf, printRows, readArticles } from './shared.js';

const folder = dataFolder(import.meta.url, 'news articles as .txt or .jsonl (some stand under examples/)');
const count = numberOf('articles', 10_000);
/** Of ten articles six stand alone; the others are printed two to nine times. */
const ALONE = 0.6;
const MAX_PRINTS = 9;
const random = seeded(20190228);

const paragraphs = [...new Set(readArticles(folder).flatMap((text) => text.split(/\n\s*\n/)))].filter(
  (paragraph) => paragraph.split(/\s+/).length >= 15,
);
const sentences = paragraphs.flatMap((paragraph) => paragraph.match(/[^.!?]+[.!?]["”]?\s*/g) ?? []);
const vocabulary = [...new Set(paragraphs.join(' ').match(/\p{L}{4,}/gu) ?? [])];

const { texts, groups } = makePress();
const began = performance.now();
const found = findCopies(texts);
const seconds = (performance.now() - began) / 1000;

const predicted = pairs(found.groups);
const golden = pairs(groups);
let right = 0;
for (const pair of predicted) if (golden.has(pair)) right += 1;
const precision = right / Math.max(1, predicted.size);
const recall = right / Math.max(1, golden.size);

const rows: (readonly [string, string])[] = [
  ['articles', String(texts.length)],
  ['pairs of copies', String(golden.size)],
  ['precision', precision.toFixed(4)],
  ['recall', recall.toFixed(4)],
  ['F1', ((2 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(4)],
  ['seconds, in memory', seconds.toFixed(1)],
];
if (process.argv.includes('--archive')) rows.push(...(await measureArchive()));
printRows(rows);

function makePress(): { readonly texts: readonly Text[]; readonly groups: readonly (readonly number[])[] } {
  const made: { readonly group: number; readonly text: string }[] = [];
  for (let group = 0; made.length < count; group += 1) {
    const story = makeStory();
    made.push({ group, text: story.join('\n\n') });
    const prints = random() < ALONE ? 1 : 2 + Math.floor(random() * (MAX_PRINTS - 1));
    for (let print = 1; print < prints && made.length < count; print += 1) {
      made.push({ group, text: printAgain(story).join('\n\n') });
    }
  }
  shuffle(made);
  const lists = new Map<number, number[]>();
  const texts = made.map(({ group, text }, index): Text => {
    const list = lists.get(group) ?? [];
    list.push(index + 1);
    lists.set(group, list);
    return { document: index + 1, text, outlet: `Outlet ${Math.floor(random() * 80)}` };
  });
  return { texts, groups: [...lists.values()].filter((list) => list.length > 1) };
}

/**
 * Paragraphs of three to nine sentences drawn from all articles. Two stories share a sentence here and there, as articles
 * on one matter share quotations; no two share a passage by design.
 */
function makeStory(): string[] {
  return Array.from({ length: 4 + Math.floor(random() * 8) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => changed(pick(sentences).trim(), 0.12)).join(
      ' ',
    ),
  );
}

/** One to three of the things that papers do to a wire. */
function printAgain(story: readonly string[]): string[] {
  let copy = [...story];
  const ways = [cut, reorder, rehead, add, noise];
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) copy = pick(ways)(copy);
  return copy;
}

/** From the end, as papers cut: down to two fifths. */
function cut(story: readonly string[]): string[] {
  return story.slice(0, Math.max(2, Math.ceil(story.length * (0.4 + random() * 0.5))));
}

function reorder(story: readonly string[]): string[] {
  const copy = [...story];
  shuffle(copy);
  return copy;
}

function rehead(story: readonly string[]): string[] {
  return [changed(pick(sentences), 0.3), ...story];
}

/** A paragraph of the paper's own at the end, a fifth of the whole at most. */
function add(story: readonly string[]): string[] {
  const length = story.join(' ').split(/\s+/).length;
  const own = changed(pick(sentences).trim(), 0.3)
    .split(/\s+/)
    .slice(0, Math.ceil(length / 5));
  return [...story, own.join(' ')];
}

/** One word in twenty-five replaced, left out or misspelt. */
function noise(story: readonly string[]): string[] {
  return story.map((paragraph) => changed(paragraph, 0.04));
}

function changed(text: string, share: number): string {
  return text
    .split(' ')
    .flatMap((word) => {
      if (random() >= share) return [word];
      const way = random();
      if (way < 0.4) return [pick(vocabulary)];
      return way < 0.6 ? [] : [`${word.slice(0, 2)}${word.slice(3)}x`];
    })
    .join(' ');
}

function pairs(lists: readonly (readonly number[])[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const list of lists) {
    for (const [at, one] of list.entries()) for (const two of list.slice(at + 1)) all.add(`${one} ${two}`);
  }
  return all;
}

async function measureArchive(): Promise<readonly (readonly [string, string])[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'chancery-copies-'));
  const archive = await openArchive(join(scratch, 'copies.duckdb'));
  const store = async (list: readonly Text[]): Promise<void> => {
    const run = await archive.beginRun('bench', 'none');
    for (let from = 0; from < list.length; from += 256) {
      await archive.store(run, list.slice(from, from + 256).map(arrivalOf));
    }
    await archive.endRun(run, { documents: list.length, failures: 0 });
  };
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const last = texts.slice(-20);
  await store(texts.slice(0, -20));
  const whole = await timed(() => updateSyndication(archive));
  const each: number[] = [];
  for (const text of last) {
    await store([text]);
    each.push(await timed(() => updateSyndication(archive)));
  }
  each.sort((a, b) => a - b);
  await archive.close();
  rmSync(scratch, { recursive: true });
  return [
    ['seconds, archive', (whole / 1000).toFixed(1)],
    ['milliseconds for one more, median of 20', (each[10] ?? 0).toFixed(0)],
    ['milliseconds for one more, slowest of 20', (each.at(-1) ?? 0).toFixed(0)],
  ];
}

function arrivalOf({ document, text, outlet }: Text): Arrival {
  const record = bareRecord({
    id: `a${document}`,
    title: null,
    text,
    outlet,
    author: null,
    url: null,
    language: 'en',
    published: '2020-01-15',
    publishedBasis: 'given',
  });
  return { record, address: `a${document}`, origin: 'record', model: 'none' };
}

function pick<T>(list: readonly T[]): T {
  const it = list[Math.floor(random() * list.length)];
  if (it === undefined) throw new Error('the folder holds too little text');
  return it;
}

function shuffle<T>(list: T[]): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one === undefined || two === undefined) continue;
    list[at] = two;
    list[other] = one;
  }
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
