/**
 * The root code of a given pair: sentences with a marked source and target and one of fifteen labels, where YIELD is
 * our CONCEDE or RETREAT. Rules were worked out on one half of the sentences (told apart by a hash of their id) and the
 * other half shows whether they carry over; both are printed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReader } from '../src/index.js';
import { createLexicon } from '../src/lexicon/index.js';
import { pooled } from '../src/reader/events/classify.js';
import { createRuleClassifier, type Shares } from '../src/reader/events/rule-classify.js';
import type { EventCategory, Span } from '../src/record/index.js';
import { dataFolder } from './shared.js';

interface Case {
  readonly id: string;
  readonly text: string;
  readonly actor: Span;
  readonly recipient: Span;
  readonly label: string;
}
interface Guess extends Case {
  readonly guess: string;
  readonly confidence: number;
}
interface Row {
  readonly label: string;
  readonly cases: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const folder = dataFolder(
  import.meta.url,
  'plv-train.tsv of Hu et al. 2024, "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political ' +
    'Relation Classification", https://github.com/snowood1/Zero-Shot-PLOVER',
);
const json = process.argv.includes('--json');
/** Another power for the rules than the product's, to see what it would do. */
const given = process.argv.find((argument) => argument.startsWith('--rules='))?.slice('--rules='.length);
const weight = given === undefined ? undefined : Number(given);
const verbose = process.argv.find((argument) => argument.startsWith('--errors='))?.slice('--errors='.length);

const lexicon = createLexicon();
const byRule = createRuleClassifier(lexicon);
const cases = readCases(join(folder, 'plv-train.tsv'));
const folds = process.argv.find((argument) => argument.startsWith('--folds='))?.slice('--folds='.length);
const guesses = folds === undefined ? await ask(cases) : fromFolds(cases, folds);

/** The product as it ships: it was trained on these sentences, so this only shows that it has learned them. */
async function ask(asked: readonly Case[]): Promise<readonly Guess[]> {
  const reader = createReader();
  const answers: Guess[] = [];
  for (const one of asked) {
    const { event, confidence } = await reader.classify(one);
    answers.push({ ...one, guess: rootOf(event), confidence });
  }
  return answers;
}

/** The honest figure: for each sentence the shares of a network that was trained without it, pooled with the rules as in the product. */
function fromFolds(asked: readonly Case[], file: string): readonly Guess[] {
  const shares = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; scores: Shares })
      .map(({ id, scores }) => [id, scores]),
  );
  return asked.map((one) => {
    const model = shares.get(one.id);
    // a sentence that marks no source, or was too long for the network, is left to the rules
    const rules = byRule(one);
    const scores: Record<string, number> = {
      ...(model === undefined ? rules : pooled(model, rules, weight)),
    };
    const yields = (scores['CONCEDE'] ?? 0) + (scores['RETREAT'] ?? 0);
    const all = Object.entries(scores).filter(([name]) => name !== 'CONCEDE' && name !== 'RETREAT');
    const [guess, confidence] = [...all, ['YIELD', yields] as const].reduce((a, b) => (b[1] > a[1] ? b : a));
    return { ...one, guess, confidence };
  });
}
const worked = guesses.filter(({ id }) => inWorkingHalf(id));
const held = guesses.filter(({ id }) => !inWorkingHalf(id));
const report = { all: score(guesses), worked: score(worked), held: score(held) };

if (json) console.log(JSON.stringify({ ...report, confusion: confusion(guesses) }, null, 2));
else {
  for (const [name, { cases, macro, accuracy }] of Object.entries(report))
    console.log(
      `${name.padEnd(7)} ${cases} cases  macro-F1 ${macro.toFixed(3)}  accuracy ${accuracy.toFixed(3)}`,
    );
  for (const row of report.all.rows)
    console.log(
      `${row.label.padEnd(10)} ${String(row.cases).padStart(4)}  P ${row.precision.toFixed(2)}  R ${row.recall.toFixed(2)}  F1 ${row.f1.toFixed(2)}`,
    );
  printConfusion(guesses);
}
if (verbose !== undefined)
  for (const one of worked)
    if (one.guess !== one.label && (verbose === 'all' || one.label === verbose))
      console.log(
        `${one.id} ${one.label} ← ${one.guess} ${one.confidence.toFixed(2)}  [${one.text.slice(one.actor.start, one.actor.end)} → ${one.text.slice(one.recipient.start, one.recipient.end)}] ${one.text}`,
      );

function rootOf(event: EventCategory): string {
  return event === 'CONCEDE' || event === 'RETREAT' ? 'YIELD' : event;
}

/** FNV-1a: any hash will do that scatters neighbouring ids. */
function inWorkingHalf(id: string): boolean {
  let hash = 2166136261;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return ((hash >>> 8) & 1) === 0;
}

function readCases(path: string): readonly Case[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const columns = header.replace(/\r$/, '').split('\t');
  return lines.map((line) => {
    const cells = line.replace(/\r$/, '').split('\t').map(unquoted);
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return { id: cell('sentence_id'), label: cell('gold_root'), ...unmarked(cell('marked_sentence')) };
  });
}

function unquoted(cell: string): string {
  return cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Takes `<s>…</s>` and `<t>…</t>` out and says where they stood. */
function unmarked(marked: string): Pick<Case, 'text' | 'actor' | 'recipient'> {
  const at: Record<string, number> = {};
  let text = '';
  let from = 0;
  for (const mark of marked.matchAll(/<\/?[st]>/g)) {
    text += marked.slice(from, mark.index);
    at[mark[0]] ??= text.length;
    from = mark.index + mark[0].length;
  }
  text += marked.slice(from);
  const span = (name: string): Span => ({ start: at[`<${name}>`] ?? 0, end: at[`</${name}>`] ?? 0 });
  return { text, actor: span('s'), recipient: span('t') };
}

function score(guesses: readonly Guess[]): {
  cases: number;
  macro: number;
  accuracy: number;
  rows: readonly Row[];
} {
  const labels = [...new Set(guesses.map(({ label }) => label))].sort();
  const rows = labels.map((label): Row => {
    const gold = guesses.filter((one) => one.label === label).length;
    const guessed = guesses.filter((one) => one.guess === label).length;
    const right = guesses.filter((one) => one.label === label && one.guess === label).length;
    const precision = guessed === 0 ? 0 : right / guessed;
    const recall = gold === 0 ? 0 : right / gold;
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { label, cases: gold, precision, recall, f1 };
  });
  return {
    cases: guesses.length,
    macro: rows.reduce((sum, { f1 }) => sum + f1, 0) / rows.length,
    accuracy: guesses.filter(({ label, guess }) => label === guess).length / guesses.length,
    rows,
  };
}

function confusion(guesses: readonly Guess[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const { label, guess } of guesses) {
    table[label] ??= {};
    const row = table[label];
    row[guess] = (row[guess] ?? 0) + 1;
  }
  return table;
}

/** Gold down, guesses across. */
function printConfusion(guesses: readonly Guess[]): void {
  const table = confusion(guesses);
  const labels = Object.keys(table).sort();
  console.log(`${'gold'.padEnd(10)}${labels.map((label) => label.slice(0, 5).padStart(6)).join('')}`);
  for (const label of labels)
    console.log(
      `${label.padEnd(10)}${labels.map((guess) => String(table[label]?.[guess] ?? '·').padStart(6)).join('')}`,
    );
}
