/**
 * Whole articles against what a careful analyst records from them: `<name>.txt` beside `<name>.expected.json`.
 *
 * A statement counts when its content covers, or overlaps by half, the expected piece and its speaker is right. An event
 * counts when it stands in the same sentence with the right category (or intent), status and the countries of actor and
 * recipient.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFromText } from '../src/document/index.js';
import { createLexicon } from '../src/lexicon/index.js';
import type { Evidence } from '../src/reader/events/confidence.js';
import { createEventsStage } from '../src/reader/events/index.js';
import { loadModel } from '../src/reader/model/index.js';
import { createPipeline, createStages } from '../src/reader/pipeline.js';
import type { ChanceryRecord, PloverEvent, Span, Statement } from '../src/record/index.js';
import { type Judged, printReliability } from './calibration.js';
import { dataFolder, printRows } from './shared.js';

interface ExpectedStatement {
  readonly id: string;
  readonly source: string;
  readonly content: string;
  readonly directness: string;
  readonly anonymous?: boolean;
  readonly speaker?: string;
  readonly via?: readonly string[];
}
interface ExpectedEvent {
  readonly id: string;
  readonly what?: string;
  readonly event: readonly string[];
  readonly mode?: string;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly status: string;
  readonly date?: string;
  readonly statement?: string;
  readonly sentence: string;
  /** Other pairs that a careful coder could record instead. */
  readonly also?: readonly { readonly actor: readonly string[]; readonly recipient: readonly string[] }[];
}
interface ExpectedAgenda {
  readonly what: string;
  readonly date: string | null;
  readonly kind: string;
}
interface Expected {
  readonly published: string;
  readonly outlet: string | null;
  readonly statements?: readonly ExpectedStatement[];
  readonly events?: readonly ExpectedEvent[];
  readonly agenda?: readonly ExpectedAgenda[];
  /** Pieces of text in which no event may have its trigger. */
  readonly refuse?: readonly string[];
  readonly sources?: readonly { readonly outlet: string; readonly cites: string }[];
}

const folder = dataFolder(
  import.meta.url,
  'articles with <name>.expected.json beside them (the project keeps its own under examples/)',
);
const verbose = process.argv.includes('--verbose');
const lexicon = createLexicon();
let evidence = new Map<number, Evidence>();
const watched = createEventsStage(lexicon, (trigger, rests) => evidence.set(trigger.start, rests));
const model = await loadModel();
const read = createPipeline(createStages(lexicon, watched), async () => model);
const judged: Judged[] = [];
const totals = {
  statements: [0, 0],
  events: [0, 0],
  recorded: 0,
  agenda: [0, 0],
  sources: [0, 0],
  dates: [0, 0],
  refused: [0, 0],
};

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .sort()) {
  const expected = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Expected;
  const text = readFileSync(join(folder, file.replace('.expected.json', '.txt')), 'utf8');
  const given = {
    published: expected.published,
    ...(expected.outlet === null ? {} : { outlet: expected.outlet }),
  };
  evidence = new Map();
  const record = await read(await documentFromText(text, { id: file, ...given }));
  scoreArticle(file, expected, record);
}

printRows([
  ['statements with the right speaker', `${totals.statements[0]} of ${totals.statements[1]}`],
  ['events with status, actor, recipient', `${totals.events[0]} of ${totals.events[1]}`],
  ['events recorded in all', String(totals.recorded)],
  [
    'events, F1 (all recorded count)',
    ((2 * (totals.events[0] ?? 0)) / Math.max(1, totals.recorded + (totals.events[1] ?? 0))).toFixed(3),
  ],
  ['passages rightly without an event', `${totals.refused[0]} of ${totals.refused[1]}`],
  ['dates of those events', `${totals.dates[0]} of ${totals.dates[1]}`],
  ['agenda items with kind and date', `${totals.agenda[0]} of ${totals.agenda[1]}`],
  ['sources', `${totals.sources[0]} of ${totals.sources[1]}`],
]);

if (!process.argv.includes('--json')) printReliability(judged);

function scoreArticle(file: string, expected: Expected, record: ChanceryRecord): void {
  const say = (line: string): void => {
    if (verbose) process.stdout.write(`${file}: ${line}\n`);
  };
  for (const item of expected.statements ?? []) {
    const found = record.statements.find((s) => saysIt(record, s, item) && isSpeaker(record, s, item));
    count(totals.statements, found !== undefined);
    if (!found) {
      const near = record.statements.filter((s) => saysIt(record, s, item));
      say(
        `no ${item.id} ${item.source}: ${item.content} ${near.map((s) => describe(record, s)).join(' / ')}`,
      );
    } else if (
      item.via &&
      !item.via.every((name) => found.via.some((id) => sameName(nameOf(record, id), name)))
    ) {
      say(
        `via of ${item.id} should be ${item.via.join(', ')}, is ${found.via.map((id) => nameOf(record, id)).join(', ')}`,
      );
    }
  }
  const used = new Set<string>();
  for (const item of expected.events ?? []) {
    const there = record.events.filter((e) => inSentence(record, e, item.sentence));
    const found = there.find((e) => !used.has(e.id) && isEvent(record, e, item));
    count(totals.events, found !== undefined);
    if (found) {
      used.add(found.id);
      if (item.date !== undefined) {
        count(totals.dates, found.date.value === item.date);
        if (found.date.value !== item.date)
          say(`date of ${item.id} should be ${item.date}, is ${found.date.value}`);
      }
    } else {
      say(
        `no ${item.id} ${item.event.join('|')} ${item.status} ${item.actor.join(',')} → ${item.recipient.join(',')} “${item.sentence}” ` +
          there.map((e) => describeEvent(record, e)).join(' / '),
      );
    }
  }
  totals.recorded += record.events.length;
  for (const piece of expected.refuse ?? []) {
    const span = typeof piece === 'string' ? locate(record.document.text, piece) : null;
    const wrong = record.events.find((e) => span !== null && overlap(e.trigger, span) > 0);
    count(totals.refused, wrong === undefined);
    if (wrong) say(`must not: ${describeEvent(record, wrong)} in “${piece}”`);
  }
  for (const event of record.events)
    judged.push({
      confidence: event.confidence,
      right: used.has(event.id),
      evidence: evidence.get(event.trigger.start) ?? null,
    });
  for (const event of record.events.filter((e) => !used.has(e.id)))
    say(`also ${describeEvent(record, event)}`);
  for (const item of expected.agenda ?? []) {
    const found = record.agenda.some((a) => a.kind === item.kind && a.date === item.date);
    count(totals.agenda, found);
    if (!found) say(`no agenda ${item.kind} ${item.date} ${item.what}`);
  }
  for (const a of record.agenda) say(`agenda ${a.kind} ${a.date} ${a.what}`);
  for (const item of expected.sources ?? []) {
    const found = record.sources.some(
      (s) => sameName(nameOf(record, s.outlet), item.outlet) && sameName(nameOf(record, s.cites), item.cites),
    );
    count(totals.sources, found);
    if (!found) say(`no source ${item.outlet} → ${item.cites}`);
  }
}

function count(pair: number[], right: boolean): void {
  pair[0] = (pair[0] ?? 0) + (right ? 1 : 0);
  pair[1] = (pair[1] ?? 0) + 1;
}

function saysIt(record: ChanceryRecord, statement: Statement, item: ExpectedStatement): boolean {
  const piece = locate(record.document.text, item.content);
  if (!piece) return false;
  const shared = statement.content.reduce((sum, span) => sum + overlap(span, piece), 0);
  return shared >= (piece.end - piece.start) / 2;
}

function isSpeaker(record: ChanceryRecord, statement: Statement, item: ExpectedStatement): boolean {
  if (item.anonymous && !statement.anonymous) return false;
  const wanted = item.speaker ?? item.source;
  if (statement.speaker && namesOf(record, statement.speaker).some((name) => sameName(name, wanted)))
    return true;
  if (item.speaker || !statement.source) return false;
  const words = record.document.text.slice(statement.source.start, statement.source.end);
  return sameName(words, item.source);
}

/** What an entity is called: by the lexicon, and in this article. */
function namesOf(record: ChanceryRecord, id: string): readonly string[] {
  const written = record.mentions.filter(({ entity }) => entity === id);
  return [
    nameOf(record, id),
    ...written
      .map(({ start, end }) => record.document.text.slice(start, end))
      .filter((name) => /^\p{Lu}\S* /u.test(name)),
  ];
}

function sameName(a: string, b: string): boolean {
  const words = (s: string): readonly string[] =>
    s
      .toLowerCase()
      .replace(/^the |[.,]/g, '')
      .split(/[\s,]+/)
      .filter((w) => w !== '' && !/^(?:mr|ms|mrs|the|news|agency)$/.test(w));
  const [x, y] = [words(a), words(b)];
  return x.length > 0 && y.length > 0 && (x.every((w) => y.includes(w)) || y.every((w) => x.includes(w)));
}

function inSentence(record: ChanceryRecord, event: PloverEvent, piece: string): boolean {
  const span = locate(record.document.text, piece);
  const sentence = record.sentences[event.sentence];
  return span !== null && sentence !== undefined && overlap(sentence, span) > 0;
}

function isEvent(record: ChanceryRecord, event: PloverEvent, item: ExpectedEvent): boolean {
  return (
    (item.event.includes(event.event) || (event.intends !== null && item.event.includes(event.intends))) &&
    isStatus(event, item.status.split(' or ')) &&
    [item, ...(item.also ?? [])].some(
      ({ actor, recipient }) =>
        sameSet(countries(record, event.actor), actor) &&
        sameSet(countries(record, event.recipient), recipient),
    )
  );
}

/** By the contract an AGREE or THREATEN that names its intent is future or hypothetical, though the word was said. */
function isStatus(event: PloverEvent, accepted: readonly string[]): boolean {
  const announced = event.intends !== null && (event.event === 'AGREE' || event.event === 'THREATEN');
  return accepted.includes(event.status) || (announced && accepted.includes('actual'));
}

function countries(record: ChanceryRecord, ids: readonly string[]): readonly string[] {
  return ids.map((id) => record.entities.find((e) => e.id === id)?.country ?? `(${nameOf(record, id)})`);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((x) => b.includes(x));
}

function nameOf(record: ChanceryRecord, id: string): string {
  return record.entities.find((e) => e.id === id)?.name ?? id;
}

function describe(record: ChanceryRecord, s: Statement): string {
  return `[${s.speaker ? nameOf(record, s.speaker) : '-'}${s.anonymous ? ' anonymous' : ''}]`;
}

function describeEvent(record: ChanceryRecord, e: PloverEvent): string {
  const words = record.document.text.slice(e.trigger.start, e.trigger.end);
  return `${e.event}${e.mode ? `/${e.mode}` : ''}${e.intends ? `(${e.intends})` : ''} ${e.status} ${countries(record, e.actor)} → ${countries(record, e.recipient)} ${e.date.value} “${words}” ${e.confidence}`;
}

function locate(text: string, piece: string): Span | null {
  // no-break spaces are as wide as plain ones, so offsets stay
  const start = text.replaceAll('\u00a0', ' ').indexOf(piece.replaceAll('\u00a0', ' '));
  return start < 0 ? null : { start, end: start + piece.length };
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
