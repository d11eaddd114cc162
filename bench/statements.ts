/**
 * How well statements are found: precision, recall and F1 of source, cue and content against PolNeAR.
 *
 * A token counts for a role where it is in any attribution's span of that role. Beside that: spans that agree exactly,
 * and whole attributions (content overlaps by half of the gold's tokens, sources overlap).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../src/record/index.js';
import { createDraft, readStatements } from './statements-reader.js';

const USAGE = `usage: npx tsx bench/statements.ts <folder with text/ and attributions/> [--json]

Measures statements against PolNeAR, news articles with attributions in brat's standoff format.
Newell et al. 2018, "An Attribution Relations Corpus for Political News"; https://github.com/networkdynamics/PolNeAR`;

const ROLES = ['content', 'source', 'cue'] as const;
type Role = (typeof ROLES)[number];
type Attribution = Readonly<Record<Role, readonly Span[]>>;

/** Reads brat's file: T lines hold spans, E lines tie them into attributions. */
const readGold = (file: string): readonly Attribution[] => {
  const spans = new Map<string, readonly Span[]>();
  const gold: Attribution[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const textBound = /^(T\d+)\t\S+ ([\d ;]+)\t/.exec(line);
    if (textBound?.[1] !== undefined && textBound[2] !== undefined) {
      const pieces = textBound[2].split(';').map((piece) => piece.split(' ').map(Number));
      spans.set(
        textBound[1],
        pieces.map(([start = 0, end = 0]) => ({ start, end })),
      );
    }
    if (!/^E\d+\t/.test(line)) continue;
    const roles: Record<Role, Span[]> = { content: [], source: [], cue: [] };
    for (const part of (line.split('\t')[1] ?? '').split(' ')) {
      const [name = '', id = ''] = part.split(':');
      const role = name.toLowerCase().replace(/\d+$/, '');
      if (role === 'content' || role === 'source' || role === 'cue')
        roles[role].push(...(spans.get(id) ?? []));
    }
    gold.push(roles);
  }
  return gold;
};

const words = (text: string): readonly Span[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

const covered = (spans: readonly Span[], tokens: readonly Span[], size: number): ReadonlySet<number> => {
  const marks = new Uint8Array(size);
  for (const span of spans) marks.fill(1, span.start, span.end);
  const found = new Set<number>();
  tokens.forEach((token, i) => {
    if (marks[token.start] === 1) found.add(i);
  });
  return found;
};

interface Score {
  right: number;
  found: number;
  gold: number;
}
const rates = ({ right, found, gold }: Score) => {
  const precision = found === 0 ? 0 : right / found;
  const recall = gold === 0 ? 0 : right / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, found, gold };
};

const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let count = 0;
  for (const item of a) if (b.has(item)) count++;
  return count;
};

const main = async (): Promise<number> => {
  const folder = process.argv[2];
  if (
    folder === undefined ||
    !existsSync(join(folder, 'attributions')) ||
    !existsSync(join(folder, 'text'))
  ) {
    console.error(USAGE);
    return 2;
  }
  const scores: Record<string, Score> = {};
  const score = (name: string): Score => {
    scores[name] ??= { right: 0, found: 0, gold: 0 };
    return scores[name];
  };
  let cases = 0;
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    // One article may be annotated by several people; the annotator's code closes the file's name.
    const article = join(folder, 'text', `${file.replace(/_[^_]*\.ann$/, '')}.txt`);
    if (!file.endsWith('.ann') || !existsSync(article)) continue;
    const text = readFileSync(article, 'utf8');
    const tokens = words(text);
    const gold = readGold(join(folder, 'attributions', file));
    const found: readonly Attribution[] = readStatements(await createDraft(text)).map((statement) => ({
      content: statement.content,
      source: statement.source === null ? [] : [statement.source],
      cue: statement.cue === null ? [] : [statement.cue],
    }));
    cases++;
    for (const role of ROLES) {
      const inGold = covered(
        gold.flatMap((one) => one[role]),
        tokens,
        text.length,
      );
      const inFound = covered(
        found.flatMap((one) => one[role]),
        tokens,
        text.length,
      );
      const byToken = score(`${role} tokens`);
      byToken.right += shared(inFound, inGold);
      byToken.found += inFound.size;
      byToken.gold += inGold.size;
      const key = (spans: readonly Span[]): string => [...covered(spans, tokens, text.length)].join(',');
      const goldKeys = new Set(gold.map((one) => key(one[role])).filter((one) => one !== ''));
      const foundKeys = new Set(found.map((one) => key(one[role])).filter((one) => one !== ''));
      const exact = score(`${role} spans`);
      exact.right += [...foundKeys].filter((one) => goldKeys.has(one)).length;
      exact.found += foundKeys.size;
      exact.gold += goldKeys.size;
    }
    const whole = score('whole attributions');
    const sets = (list: readonly Attribution[]) =>
      list.map((one) => ({
        content: covered(one.content, tokens, text.length),
        source: covered(one.source, tokens, text.length),
      }));
    const goldSets = sets(gold);
    const foundSets = sets(found);
    const agree = (a: (typeof goldSets)[number], b: (typeof goldSets)[number], size: number): boolean =>
      shared(a.content, b.content) * 2 >= size &&
      size > 0 &&
      (shared(a.source, b.source) > 0 || (a.source.size === 0 && b.source.size === 0));
    const recalled = goldSets.filter((one) =>
      foundSets.some((other) => agree(one, other, one.content.size)),
    ).length;
    const correct = foundSets.filter((one) =>
      goldSets.some((other) => agree(one, other, one.content.size)),
    ).length;
    // Several of ours may share one of the gold's: precision counts ours, recall counts the gold's.
    whole.right += Math.min(recalled, correct);
    whole.found += found.length;
    whole.gold += gold.length;
  }
  const table = Object.fromEntries(Object.entries(scores).map(([name, one]) => [name, rates(one)]));
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ cases, ...table }));
    return 0;
  }
  console.log(`${cases} annotated articles`);
  for (const [name, one] of Object.entries(table)) {
    const figures = [one.precision, one.recall, one.f1].map((value) => value.toFixed(3)).join('  ');
    console.log(`${name.padEnd(20)} P R F1  ${figures}   (${one.found} found, ${one.gold} in gold)`);
  }
  return 0;
};

process.exitCode = await main();
