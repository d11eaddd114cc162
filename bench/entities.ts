/**
 * Named entities in political text: F1 of spans with their kind, on CrossNER's politics domain.
 *
 * Only proper names count, as in the data: groups by description, bare nouns and pronouns are left out of what the
 * reader found, and so is whatever lies in a gold span of a type that the record has no kind for (elections, events).
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLexicon } from '../src/lexicon/index.js';
import type { Draft } from '../src/reader/draft.js';
import { createEntitiesStage } from '../src/reader/entities/index.js';
import { loadModel } from '../src/reader/model/index.js';
import { createSentencesStage } from '../src/reader/sentences/index.js';
import { draftOfText } from '../src/reader/start.js';
import type { EntityKind } from '../src/record/index.js';

const USAGE = `usage: npx tsx bench/entities.ts <folder> [--json] [--errors]

<folder> holds CrossNER's politics domain: train.txt and dev.txt, one token and its BIO tag a line.
Public at https://github.com/zliucr/CrossNER (ner_data/politics), MIT licence; Liu et al., AAAI 2021.`;

type Type = 'person' | 'place' | 'organization';

const GOLD_TYPES: Readonly<Record<string, Type>> = {
  politician: 'person',
  person: 'person',
  country: 'place',
  location: 'place',
  organisation: 'organization',
  politicalparty: 'organization',
};
const FOUND_TYPES: Readonly<Record<EntityKind, Type>> = {
  person: 'person',
  state: 'place',
  place: 'place',
  organization: 'organization',
  outlet: 'organization',
  group: 'organization',
};

interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: Type | null;
}

interface Case {
  readonly text: string;
  readonly gold: readonly Span[];
}

const readCase = (block: string): Case => {
  let text = '';
  const gold: { start: number; end: number; type: Type | null }[] = [];
  for (const line of block.split('\n')) {
    const [word = '', tag = 'O'] = line.split('\t');
    const glued = text === '' || /^(?:[,.;:!?)]|'s|''|n't|')$/.test(word) || /[(]$/.test(text);
    if (!glued) text += ' ';
    const start = text.length;
    text += word;
    const last = gold[gold.length - 1];
    if (tag.startsWith('I-') && last !== undefined) last.end = text.length;
    else if (tag !== 'O') gold.push({ start, end: text.length, type: GOLD_TYPES[tag.slice(2)] ?? null });
  }
  return { text, gold };
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Proper names only, outermost where they nest, nothing that the data has no type for. */
const foundIn = (draft: Draft, gold: readonly Span[]): readonly Span[] => {
  const kinds = new Map(draft.entities.map(({ id, kind }) => [id, kind]));
  const spans: Span[] = [];
  for (const { start, end, entity } of draft.mentions) {
    const words = draft.document.text.slice(start, end);
    const kind = kinds.get(entity);
    if (kind === undefined || /^[a-z]/.test(words) || /\s[a-z]+$/.test(words)) continue;
    if (/^(?:he|she|it|they|his|her|its|their|the)$/i.test(words.split(' ')[0] ?? '')) continue;
    const span = { start, end, type: FOUND_TYPES[kind] };
    if (spans.some((other) => overlaps(other, span))) continue;
    spans.push(span);
  }
  const untyped = gold.filter(({ type }) => type === null);
  return spans.filter((span) => !untyped.some((other) => overlaps(other, span)));
};

const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end && a.type === b.type;

const main = async (): Promise<number> => {
  const [folder, ...flags] = process.argv.slice(2);
  const files = ['dev.txt'].map((file) => join(folder ?? '', file));
  if (folder === undefined || !files.every((file) => existsSync(file))) {
    console.error(USAGE);
    return 2;
  }
  const cases = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/\n\s*\n/)
      .filter((block) => block.trim() !== '')
      .map((block) => readCase(block.trim())),
  );
  const lexicon = createLexicon();
  const model = await loadModel();
  const sentences = createSentencesStage(lexicon);
  const entities = createEntitiesStage(lexicon);
  const counts = new Map<Type | 'all', { right: number; found: number; gold: number }>();
  const count = (type: Type | null, key: 'right' | 'found' | 'gold'): void => {
    for (const name of [type, 'all' as const]) {
      if (name === null) continue;
      const row = counts.get(name) ?? { right: 0, found: 0, gold: 0 };
      row[key] += 1;
      counts.set(name, row);
    }
  };
  for (const { text, gold } of cases) {
    const start = { ...draftOfText(text), model: await model.read(text) };
    const read = { ...start, ...sentences.run(start) };
    const draft = { ...read, ...entities.run(read) };
    const found = foundIn(draft, gold);
    const typed = gold.filter(({ type }) => type !== null);
    for (const span of typed) count(span.type, 'gold');
    for (const span of found) {
      count(span.type, 'found');
      if (typed.some((other) => same(span, other))) count(span.type, 'right');
      else if (flags.includes('--errors')) console.log(`+ ${span.type}\t${text.slice(span.start, span.end)}`);
    }
    if (!flags.includes('--errors')) continue;
    for (const span of typed) {
      if (!found.some((other) => same(span, other)))
        console.log(`- ${span.type}\t${text.slice(span.start, span.end)}`);
    }
  }
  const table = [...counts].map(([type, { right, found, gold }]) => {
    const precision = found === 0 ? 0 : right / found;
    const recall = gold === 0 ? 0 : right / gold;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { type, gold, found, precision, recall, f1 };
  });
  if (flags.includes('--json')) {
    console.log(JSON.stringify({ bench: 'entities', cases: cases.length, table }));
    return 0;
  }
  console.log(`${cases.length} sentences`);
  for (const { type, gold, found, precision, recall, f1 } of table) {
    const figures = [precision, recall, f1].map((figure) => figure.toFixed(3)).join('  ');
    console.log(
      `${type.padEnd(14)}${String(gold).padStart(6)}${String(found).padStart(6)}  P, R, F1: ${figures}`,
    );
  }
  return 0;
};

process.exitCode = await main();
