/**
 * Events of our own held-out passages: 15 % of `training/data/passages`, told apart by a digest of their id and never trained on.
 *
 * An event is right with its trigger (overlapping), category, status, and both sides. "Words" compares the words that the model
 * marks (each side overlaps the annotator's); "record" compares whole records: the same reader is run once with the model's
 * triggers and once with the annotator's, and actor and recipient must be the same entities.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLexicon } from '../src/lexicon/index.js';
import type { Evidence } from '../src/reader/events/confidence.js';
import { createEventsStage } from '../src/reader/events/index.js';
import { loadModel, type ModelReading, type TriggerReading } from '../src/reader/model/index.js';
import { createPipeline, createStages } from '../src/reader/pipeline.js';
import { draftOfText } from '../src/reader/start.js';
import type { EventCategory, EventStatus, Span } from '../src/record/index.js';
import { type Judged, printReliability } from './calibration.js';
import { dataFolder, printRows } from './shared.js';

interface GoldEvent {
  readonly event: EventCategory;
  readonly mode?: string;
  readonly intends?: EventCategory;
  readonly status: EventStatus;
  readonly trigger: string;
  readonly actor?: string | readonly string[];
  readonly recipient?: string | readonly string[];
  readonly context?: readonly string[];
}
interface Passage {
  readonly id: string;
  readonly text: string;
  readonly events?: readonly GoldEvent[];
}

/** What counts as found: a trigger that is likelier than not. */
const LIKELIER_THAN_NOT = 0.5;

const folder = dataFolder(
  import.meta.url,
  'passages as training/data/GUIDE.md describes them (ours are in training/data/passages)',
);
const every = process.argv.includes('--all');
const verbose = process.argv.includes('--verbose');

/** As training/train.py tells them apart. */
const isHeldOut = (id: string): boolean => (createHash('sha256').update(id).digest()[0] ?? 0) < 0.15 * 256;

const locate = (text: string, quoted: string): Span | null => {
  const [, words = quoted, nth = '1'] = /^([\s\S]*?)(?:#(\d+))?$/.exec(quoted) ?? [];
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    found.push({ start: at, end: at + words.length });
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  const whole = found.filter(
    ({ start, end }) => !(isWord(start - 1) && isWord(start)) && !(isWord(end) && isWord(end - 1)),
  );
  return (whole.length > 0 ? whole : found)[Number(nth) - 1] ?? null;
};

const spans = (text: string, value: string | readonly string[] | undefined): readonly Span[] =>
  (value === undefined ? [] : typeof value === 'string' ? [value] : value).flatMap(
    (words) => locate(text, words) ?? [],
  );

const asReading = (text: string, gold: GoldEvent): readonly TriggerReading[] => {
  const at = locate(text, gold.trigger);
  if (at === null) return [];
  return [
    {
      ...at,
      event: gold.event,
      mode: gold.mode ?? null,
      intends: gold.intends ?? null,
      status: gold.status,
      contexts: gold.context ?? [],
      actor: spans(text, gold.actor),
      recipient: spans(text, gold.recipient),
      sure: { trigger: 1, event: 1, status: 1, parties: 1 },
    },
  ];
};

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const sameWords = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length > 0 === b.length > 0 && a.every((one) => b.some((other) => overlap(one, other)));
const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((id) => b.includes(id));

const tally = {
  triggers: [0, 0, 0],
  categories: [0, 0, 0],
  words: [0, 0, 0],
  record: [0, 0, 0],
  status: [0, 0],
  modes: [0, 0],
  silent: [0, 0],
};
const add = (row: number[], right: number, found: number, gold: number): void => {
  for (const [i, value] of [right, found, gold].entries()) row[i] = (row[i] ?? 0) + value;
};
const judged: Judged[] = [];

const model = await loadModel();
let now: ModelReading = { names: [], attributions: [], triggers: [] };
const lexicon = createLexicon();
let evidence = new Map<number, Evidence>();
const watched = createEventsStage(lexicon, (trigger, rests) => evidence.set(trigger.start, rests));
const pipeline = createPipeline(createStages(lexicon, watched), async () => ({
  ...model,
  read: async () => now,
}));
/** The annotator's events and nothing else, made into a record by the same rules for names and dates. */
const golden = createPipeline(
  createStages(
    lexicon,
    createEventsStage(
      lexicon,
      () => {},
      () => [],
    ),
  ),
  async () => ({
    ...model,
    read: async () => now,
  }),
);

const passages = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Passage),
  )
  .filter(({ id }) => every || isHeldOut(id));

for (const { id, text, events = [] } of passages) {
  const whole = await model.read(text);
  const reading = {
    ...whole,
    triggers: whole.triggers.filter(({ sure }) => sure.trigger >= LIKELIER_THAN_NOT),
  };
  const gold = events.flatMap((event) => asReading(text, event));
  const left = [...gold];
  for (const found of reading.triggers) {
    const at = left.findIndex((other) => overlap(found, other));
    const same = left.find((other) => overlap(found, other) && other.event === found.event) ?? left[at];
    if (same === undefined) {
      if (verbose)
        console.log(
          `${id} also ${found.event} ${found.status} “${text.slice(found.start, found.end)}” ${found.sure.trigger.toFixed(2)}`,
        );
      continue;
    }
    left.splice(left.indexOf(same), 1);
    add(tally.triggers, 1, 0, 0);
    if (same.event !== found.event) continue;
    add(tally.categories, 1, 0, 0);
    add(tally.status, Number(same.status === found.status), 1, 0);
    if (same.mode !== null) add(tally.modes, Number(same.mode === found.mode), 1, 0);
    const right =
      same.status === found.status &&
      sameWords(found.actor, same.actor) &&
      sameWords(found.recipient, same.recipient);
    add(tally.words, Number(right), 0, 0);
    if (!right && verbose) {
      const say = (list: readonly Span[]): string =>
        list.map((span) => text.slice(span.start, span.end)).join(' + ');
      console.log(
        `${id} ${found.event} ${found.status}/${same.status} [${say(found.actor)} / ${say(same.actor)}] → [${say(found.recipient)} / ${say(same.recipient)}] in: ${text}`,
      );
    }
  }
  if (verbose)
    for (const one of left)
      console.log(`${id} missed ${one.event} ${one.status} “${text.slice(one.start, one.end)}”`);
  for (const row of [tally.triggers, tally.categories, tally.words])
    add(row, 0, reading.triggers.length, gold.length);
  if (gold.length === 0) add(tally.silent, Number(reading.triggers.length === 0), 1, 0);

  const { document } = draftOfText(text, '2024-05-10');
  now = whole;
  evidence = new Map();
  const found = (await pipeline(document)).events;
  const rests = evidence;
  now = { ...reading, triggers: gold };
  const wanted = [...(await golden(document)).events];
  add(tally.record, 0, found.length, wanted.length);
  for (const event of found) {
    const at = wanted.findIndex(
      (other) =>
        overlap(event.trigger, other.trigger) &&
        event.event === other.event &&
        event.status === other.status &&
        sameIds(event.actor, other.actor) &&
        sameIds(event.recipient, other.recipient),
    );
    if (at >= 0) wanted.splice(at, 1);
    add(tally.record, Number(at >= 0), 0, 0);
    judged.push({
      confidence: event.confidence,
      right: at >= 0,
      evidence: rests.get(event.trigger.start) ?? null,
    });
  }
}

const f1 = ([right = 0, found = 0, gold = 0]: readonly number[]): string =>
  `${((2 * right) / Math.max(1, found + gold)).toFixed(3)} (P ${(right / Math.max(1, found)).toFixed(3)}, R ${(right / Math.max(1, gold)).toFixed(3)})`;
const share = ([right = 0, all = 0]: readonly number[]): string =>
  `${(right / Math.max(1, all)).toFixed(3)} (${right} of ${all})`;
printRows([
  ['passages; events in gold', `${passages.length}; ${tally.triggers[2]}`],
  ['triggers, F1', f1(tally.triggers)],
  ['triggers with category, F1', f1(tally.categories)],
  ['words: category, status, actor, recipient, F1', f1(tally.words)],
  ['record: category, status, actor, recipient, F1', f1(tally.record)],
  ['status of found events', share(tally.status)],
  ['mode of found events that have one', share(tally.modes)],
  ['passages rightly without an event', share(tally.silent)],
]);

printReliability(judged);
