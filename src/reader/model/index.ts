/**
 * The trained reader: one small network, one pass over a text. It says where names, cues and triggers stand, which words
 * are the source and content of a cue, which are actor and recipient of a trigger, and the trigger's status, mode and
 * contexts; and, for two given spans, which PLOVER event stands between them.
 *
 * It knows words, not the world: who a phrase denotes, when something was, who hands on what are the stages' business.
 * `training/` makes it; `models/reader/` holds it.
 */
import type { EntityKind, EventCategory, EventStatus, Span } from '../../record/index.js';
import { likeliest, likely, mended, rejoined, runsOf, softmax, spansOf, type Tagged } from './decode.js';
import { asCue, asSaid, charactersOf, withoutMarks } from './edges.js';
import {
  type Anchor,
  type Encoded,
  type Graphs,
  type Labels,
  loadGraphs,
  type ModelOptions,
} from './graphs.js';
import type { Pieces } from './pieces.js';
import { chunksOf, wordsOf } from './words.js';

export type { ModelOptions } from './graphs.js';

export interface NamedSpan extends Span {
  readonly kind: EntityKind;
  readonly probability: number;
}

/** Somebody's words as the network found them: the cue, and the spans of source and content (pieces in text order). */
export interface Attribution {
  readonly cue: Span;
  readonly source: readonly Span[];
  readonly content: readonly Span[];
  readonly probability: number;
}

export interface TriggerReading extends Span {
  readonly event: EventCategory;
  readonly mode: string | null;
  readonly intends: EventCategory | null;
  readonly status: EventStatus;
  readonly contexts: readonly string[];
  readonly actor: readonly Span[];
  readonly recipient: readonly Span[];
  /** How sure each reading is, 0 to 1, as the network says it: the raw stuff of the event's confidence. */
  readonly sure: {
    readonly trigger: number;
    readonly event: number;
    readonly status: number;
    readonly parties: number;
  };
}

export interface ModelReading {
  readonly names: readonly NamedSpan[];
  readonly attributions: readonly Attribution[];
  /** Those too that are less likely than not: `sure.trigger` says how likely each is. */
  readonly triggers: readonly TriggerReading[];
}

export interface Model {
  /** Reads a text of any length; offsets are UTF-16 code units of it. */
  read(text: string): Promise<ModelReading>;
  /** Probability of each PLOVER category for what `actor` does to `recipient`. */
  pair(text: string, actor: Span, recipient: Span): Promise<Readonly<Record<EventCategory, number>>>;
}

/**
 * Chunks in one pass. Several threads want enough to share, few enough to stay in their cache; one thread loses by what
 * is filled up to the longest chunk of a pass (a sixth of all it reads, with eight).
 */
const BATCH = 8;
const BATCH_OF_ONE_THREAD = 2;

/** Of a text longer than any article the model reads the beginning: a hostile megabyte would take it minutes. */
const LONGEST_TEXT = 120_000;
/** The same in words, single marks among them: a page of nothing but marks has as many words as characters. */
const MOST_WORDS = 24_000;

/** A trigger at least this likely is told: below a half it only lends support to what rules see there. */
const LEAST_TRIGGER = 0.25;

/** Contexts at least this likely are recorded. */
const LEAST_CONTEXT = 0.35;

/** @throws ChanceryError READER_MODEL_MISSING */
export const loadModel = async (options: ModelOptions = {}): Promise<Model> => {
  const graphs = await loadGraphs(options);
  const most = options.threads === 1 ? BATCH_OF_ONE_THREAD : BATCH;
  return {
    read: async (text) => {
      const chunks = beginningOf(chunksOf(text.slice(0, LONGEST_TEXT)), MOST_WORDS).flatMap((chunk) =>
        inPieces(graphs, text, chunk),
      );
      // chunks of like length together, so that little is read for padding
      const order = chunks
        .map((_, i) => i)
        .sort((a, b) => lengthOf(chunks[a]) - lengthOf(chunks[b]) || a - b);
      const read: ModelReading[] = chunks.map(() => NOTHING);
      for (let at = 0; at < order.length; at += most) {
        const batch = order.slice(at, at + most);
        const found = await readBatch(
          graphs,
          batch.flatMap((i) => chunks[i] ?? []),
        );
        batch.forEach((i, row) => {
          read[i] = found[row] ?? NOTHING;
        });
      }
      return {
        names: read.flatMap(({ names }) => names),
        attributions: read.flatMap(({ attributions }) => attributions),
        triggers: read.flatMap(({ triggers }) => triggers),
      };
    },
    pair: (text, actor, recipient) => readPair(graphs, text, actor, recipient),
  };
};

const NOTHING: ModelReading = { names: [], attributions: [], triggers: [] };

interface Chunk {
  readonly words: readonly Span[];
  /** A word as it stands in the text; "" beyond the chunk. */
  readonly written: (word: number) => string;
  readonly pieces: Pieces;
}

/** The first chunks, as many as have no more than `most` words together. */
const beginningOf = (chunks: readonly (readonly Span[])[], most: number): readonly (readonly Span[])[] => {
  const taken: (readonly Span[])[] = [];
  let words = 0;
  for (const chunk of chunks) {
    words += chunk.length;
    if (words > most) break;
    taken.push(chunk);
  }
  return taken;
};

/** One chunk, or several where its words have more pieces than the network takes in. */
const inPieces = (graphs: Graphs, text: string, words: readonly Span[]): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  for (let rest = words; rest.length > 0; ) {
    const pieces = graphs.pieces(text, rest);
    const taken = rest.slice(0, Math.max(1, pieces.first.length));
    const written = (word: number): string => text.slice(taken[word]?.start ?? 0, taken[word]?.end ?? 0);
    chunks.push({ words: taken, written, pieces });
    rest = rest.slice(taken.length);
  }
  return chunks;
};

const lengthOf = (chunk: Chunk | undefined): number => chunk?.pieces.ids.length ?? 0;

const readBatch = async (graphs: Graphs, batch: readonly Chunk[]): Promise<readonly ModelReading[]> => {
  const { labels } = graphs;
  const encoded = await graphs.encode(batch.map(({ pieces }) => pieces));
  const rows = batch.map(({ pieces }, row) => {
    const tags = (logits: Float32Array, names: readonly string[]) =>
      spansOf(logits, row * encoded.width * names.length, pieces.first.length, names);
    return {
      names: tags(encoded.mention, labels.mention),
      cues: tags(encoded.cue, labels.cue),
      triggers: triggersOf(graphs, encoded, row, pieces.first.length),
    };
  });
  const attributions = await readAttributions(
    graphs,
    encoded,
    batch,
    rows.map(({ cues }) => cues),
  );
  const triggers = await readTriggers(
    graphs,
    encoded,
    batch,
    rows.map(({ triggers }) => triggers),
  );
  return batch.map((chunk, row) => ({
    names: (rows[row]?.names ?? []).flatMap((name) =>
      bare(chunk, name).map((span) => ({
        ...span,
        kind: name.label as EntityKind,
        probability: name.probability,
      })),
    ),
    attributions: attributions[row] ?? [],
    triggers: triggers[row] ?? [],
  }));
};

/** Triggers that are more likely than any other reading of their words, and beside them those that may be one. */
const triggersOf = (
  graphs: Graphs,
  { trigger, width }: Encoded,
  row: number,
  words: number,
): readonly Tagged[] => {
  const names = graphs.labels.trigger;
  const at = row * width * names.length;
  const strong = spansOf(trigger, at, words, names);
  const weak = runsOf(trigger, at, words, names, LEAST_TRIGGER).filter(
    (run) => !strong.some(({ from, to }) => from < run.to && run.from < to),
  );
  return [...strong, ...weak].sort((a, b) => a.from - b.from);
};

const anchorsOf = (found: readonly (readonly Tagged[])[]): readonly (Anchor & { readonly span: Tagged })[] =>
  found.flatMap((spans, row) => spans.map((span) => ({ row, from: span.from, to: span.to, span })));

const readAttributions = async (
  graphs: Graphs,
  encoded: Encoded,
  batch: readonly Chunk[],
  cues: readonly (readonly Tagged[])[],
): Promise<readonly (readonly Attribution[])[]> => {
  const found: Attribution[][] = batch.map(() => []);
  const anchors = anchorsOf(cues);
  if (anchors.length === 0) return found;
  const names = graphs.labels.roles.cue;
  const logits = await graphs.cues(encoded, anchors);
  anchors.forEach(({ row, span }, i) => {
    const chunk = batch[row];
    if (chunk === undefined) return;
    const { words, written } = chunk;
    const roles = spansOf(logits, i * encoded.width * names.length, fitting(chunk), names);
    const sources = roles.filter(({ label }) => label === 'source');
    const contents = roles.filter(({ label }) => label === 'content');
    const content = mended(contents, [span, ...sources]).flatMap((piece) => asSaid(written, piece) ?? []);
    if (content.length === 0) return;
    found[row]?.push({
      cue: charactersOf(words, asCue(written, span)),
      source: surest(sources).flatMap((role) => bare(chunk, role)),
      content: content.map((piece) => charactersOf(words, piece)),
      probability: span.probability,
    });
  });
  return found;
};

const readTriggers = async (
  graphs: Graphs,
  encoded: Encoded,
  batch: readonly Chunk[],
  triggers: readonly (readonly Tagged[])[],
): Promise<readonly (readonly TriggerReading[])[]> => {
  const found: TriggerReading[][] = batch.map(() => []);
  const anchors = anchorsOf(triggers);
  if (anchors.length === 0) return found;
  const { labels } = graphs;
  const names = labels.roles.trigger;
  const out = await graphs.triggers(encoded, anchors);
  anchors.forEach(({ row, span }, i) => {
    const chunk = batch[row];
    if (chunk === undefined) return;
    const [trigger] = bare(chunk, span);
    if (trigger === undefined) return;
    const roles = rejoined(
      spansOf(out.roles, i * encoded.width * names.length, fitting(chunk), names),
      chunk.written,
    );
    const event = likeliest(out.event, i * labels.event.length, labels.event.length);
    const category = labels.event[event.index] ?? '';
    const status = likeliest(out.status, i * labels.status.length, labels.status.length);
    const intends = likeliest(out.intends, i * labels.intends.length, labels.intends.length);
    const parties = (label: string): readonly Span[] =>
      surest(roles.filter((role) => role.label === label)).flatMap((role) => bare(chunk, role));
    found[row]?.push({
      ...trigger,
      event: category as EventCategory,
      mode: modeOf(out.mode, i, labels, category),
      intends: (labels.intends[intends.index] || null) as EventCategory | null,
      status: (labels.status[status.index] ?? 'actual') as EventStatus,
      contexts: likely(out.context, i * labels.context.length, labels.context.length, LEAST_CONTEXT).flatMap(
        (k) => labels.context[k] ?? [],
      ),
      actor: parties('actor'),
      recipient: parties('recipient'),
      sure: {
        trigger: span.probability,
        event: event.probability,
        status: status.probability,
        parties: roles.reduce((least, { probability }) => Math.min(least, probability), 1),
      },
    });
  });
  return found;
};

/** The span without marks at its edges; none where nothing is left, or only words that denote nobody. */
const bare = ({ words, written }: Chunk, span: Tagged): readonly Span[] => {
  const range = withoutMarks(written, span);
  if (range === null) return [];
  for (let at = range.from; at < range.to; at++)
    if (!EMPTY.test(written(at))) return [charactersOf(words, range)];
  return [];
};

const EMPTY = /^(?:the|an?|of|in|on|at|to|for|and|or|by|with|from|[’']?s)$/i;

/** The surest of several phrases for one side, and those that are nearly as sure. */
const surest = (roles: readonly Tagged[]): readonly Tagged[] => {
  const most = Math.max(...roles.map(({ probability }) => probability));
  return roles.filter(
    ({ probability }) => probability >= most * NEARLY && (probability >= LEAST_PARTY || probability === most),
  );
};

const NEARLY = 0.75;
const LEAST_PARTY = 0.55;

/** The likeliest of the category's own modes, or none: names are "ASSAULT drone", and "" for none. */
const modeOf = (logits: Float32Array, anchor: number, { mode }: Labels, category: string): string | null => {
  const all = softmax(logits, anchor * mode.length, mode.length);
  let [name, most] = ['', all[0] ?? 0];
  mode.forEach((each, i) => {
    if (each.startsWith(`${category} `) && (all[i] ?? 0) > most) [name, most] = [each, all[i] ?? 0];
  });
  return name === '' ? null : name.slice(category.length + 1);
};

const readPair = async (
  graphs: Graphs,
  text: string,
  actor: Span,
  recipient: Span,
): Promise<Readonly<Record<EventCategory, number>>> => {
  const words = pairWords(wordsOf(text), actor, recipient);
  const pieces = graphs.pieces(text, words);
  const encoded = await graphs.encode([pieces]);
  const side = (span: Span): Anchor => {
    const touched = words.map((_, i) => i).filter((i) => overlaps(words[i], span) && i < pieces.first.length);
    const from = touched[0] ?? nearestWord(words, span);
    return { row: 0, from, to: (touched.at(-1) ?? from) + 1 };
  };
  const logits = await graphs.pair(encoded, side(actor), side(recipient));
  const scores = softmax(logits, 0, graphs.labels.category.length);
  return Object.fromEntries(graphs.labels.category.map((name, i) => [name, scores[i] ?? 0])) as Record<
    EventCategory,
    number
  >;
};

/** All words where one pass takes them in; else, of a longer text, those around both sides. */
const pairWords = (words: readonly Span[], actor: Span, recipient: Span): readonly Span[] => {
  if (words.length <= PAIR_WORDS) return words;
  const around = (span: Span, count: number): readonly [number, number] => {
    const at = nearestWord(words, span);
    const from = Math.max(0, Math.min(at - (count >> 1), words.length - count));
    return [from, from + count];
  };
  const [a, r] = [around(actor, PAIR_WORDS), around(recipient, PAIR_WORDS)];
  const middle = (a[0] + r[0]) >> 1;
  if (Math.abs(a[0] - r[0]) < PAIR_WORDS / 2) return words.slice(middle, middle + PAIR_WORDS);
  const [left, right] = [around(actor, PAIR_WORDS >> 1), around(recipient, PAIR_WORDS >> 1)].sort(
    (x, y) => x[0] - y[0],
  );
  return [
    ...words.slice(...(left ?? a)),
    ...words.slice(Math.max(right?.[0] ?? 0, left?.[1] ?? 0), right?.[1]),
  ];
};

/** Of a text that is longer than this, the words around both sides are read. */
const PAIR_WORDS = 140;

const nearestWord = (words: readonly Span[], { start }: Span): number =>
  Math.max(
    0,
    Math.min(
      words.length - 1,
      words.findIndex(({ end }) => end > start),
    ),
  );

const overlaps = (word: Span | undefined, span: Span): boolean =>
  word !== undefined && word.start < span.end && word.end > span.start;

/** How many words of a chunk the network took in. */
const fitting = ({ pieces }: Chunk): number => pieces.first.length;
