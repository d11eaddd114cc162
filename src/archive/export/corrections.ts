/**
 * What people said of lines, as passages in the form of training/data/GUIDE.md, so that the reader can be trained on them:
 * the sentences that hold judged events and statements, with each line as the last person left it and the lines that
 * nobody judged as they were read. Beside what a passage has, a line says where it comes from (`article`, `start`, `end`),
 * what was judged (`judged`: the machine's line and the person's) and how many lines were not (`unjudged`).
 *
 * In a passage every span is the exact words of its text; `#2` behind them is their second time as whole words.
 */
import type { ChanceryRecord, PloverEvent, Span, Statement } from '../../record/index.js';
import { articleOf } from '../queries/rows.js';
import type { Archive, NewCorrection, StoredRecord } from '../types.js';
import type { Piece, Pieces } from './piece.js';

interface Said {
  readonly document: number;
  readonly reading: number;
  readonly kind: NewCorrection['kind'];
  readonly target: string;
  readonly verdict: NewCorrection['verdict'];
  readonly replacement: string | null;
  readonly note: string | null;
  readonly author: string | null;
  readonly made: string;
}

export async function* correctionPieces(archive: Archive, signal?: AbortSignal): Pieces {
  const said = await archive.rows<Said>(
    `SELECT document, reading, kind, target, verdict, replacement, note, author, made FROM corrections
     WHERE kind IN ('event', 'statement')
     QUALIFY row_number() OVER (PARTITION BY document, reading, kind, target ORDER BY correction DESC) = 1
     ORDER BY document, reading DESC, correction`,
    [],
    signal,
  );
  const byReading = new Map<number, Said[]>();
  for (const one of said) byReading.set(one.reading, [...(byReading.get(one.reading) ?? []), one]);
  const documents = [...new Set(said.map(({ document }) => document))];
  const readings = archive.records({ documents, versions: true, readings: true }, signal);
  /** Of the document that is at hand: its readings, and what their passages hold. */
  let waiting: StoredRecord[] = [];
  for await (const stored of readings) {
    if (waiting[0] !== undefined && waiting[0].document !== stored.document) {
      yield* passagesOf(waiting, byReading);
      waiting = [];
    }
    if (byReading.has(stored.reading)) waiting.push(stored);
  }
  yield* passagesOf(waiting, byReading);
}

/** Newer readings first: what has a passage from one of them gets none from an older one. */
function* passagesOf(
  stored: readonly StoredRecord[],
  byReading: ReadonlyMap<number, readonly Said[]>,
): Generator<Piece> {
  const taken: Span[] = [];
  for (const one of [...stored].sort((a, b) => b.reading - a.reading)) {
    const said = byReading.get(one.reading) ?? [];
    for (const stretch of stretchesOf(one.record, said)) {
      if (taken.some((it) => meet(it, stretch))) continue;
      taken.push(stretch);
      yield { text: `${JSON.stringify(passage(one, stretch, said))}\n`, rows: 1 };
    }
  }
}

/** Whole sentences around the judged lines; those that meet are one. */
function stretchesOf(record: ChanceryRecord, said: readonly Said[]): readonly Span[] {
  const spans = said
    .map(({ kind, target }) => placeOf(record, kind, target))
    .filter((span) => span !== null)
    .map((span) => widened(record, span))
    .sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && meet(last, span)) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

function placeOf(record: ChanceryRecord, kind: Said['kind'], target: string): Span | null {
  if (kind === 'event') {
    const event = record.events.find(({ id }) => id === target);
    return event === undefined ? null : (record.sentences[event.sentence] ?? event.trigger);
  }
  const statement = record.statements.find(({ id }) => id === target);
  return statement === undefined ? null : spanOf(piecesOf(statement));
}

function piecesOf({ content, cue, source }: Statement): readonly Span[] {
  return [...content, ...(cue === null ? [] : [cue]), ...(source === null ? [] : [source])];
}

function spanOf(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function widened({ sentences }: ChanceryRecord, span: Span): Span {
  return spanOf([span, ...sentences.filter((sentence) => meet(sentence, span))]);
}

function meet(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function inside(span: Span, stretch: Span): boolean {
  return span.start >= stretch.start && span.end <= stretch.end;
}

function passage(stored: StoredRecord, stretch: Span, said: readonly Said[]) {
  const { document, record } = stored;
  const text = record.document.text.slice(stretch.start, stretch.end);
  const quote = (span: Span): string | null =>
    inside(span, stretch) ? quoted(text, span.start - stretch.start, span.end - stretch.start) : null;
  const words = (spans: readonly Span[]): string[] => spans.map(quote).filter((it) => it !== null);
  const named = (ids: readonly string[], near: Span): string[] =>
    words(ids.map((id) => nearest(record, id, near, stretch)).filter((span) => span !== null));
  const judged = new Map(said.map((one) => [`${one.kind} ${one.target}`, one]));

  const statementsHere = record.statements.filter((it) => inside(spanOf(piecesOf(it)), stretch));
  const statementLine = ({ source, cue, content, anonymous }: Statement) => ({
    ...given('source', source === null ? null : quote(source)),
    ...given('cue', cue === null ? null : quote(cue)),
    content: words(content),
    ...(anonymous && { anonymous }),
  });
  const eventLine = (event: PloverEvent, says: number) => ({
    event: event.event,
    ...given('mode', event.mode),
    ...given('intends', event.intends),
    status: event.status,
    trigger: quote(event.trigger) ?? '',
    ...some('actor', named(event.actor, event.trigger)),
    ...some('recipient', named(event.recipient, event.trigger)),
    ...some('context', event.context),
    ...(says >= 0 && { says }),
  });

  const keptStatements = statementsHere
    .flatMap((it) => keptOf(it, judged.get(`statement ${it.id}`)) ?? [])
    .filter(({ content }) => words(content).length > 0);
  const places = new Map(keptStatements.map(({ id }, index) => [id, index]));
  const sayOf = ({ statement }: PloverEvent): number =>
    statement === null ? -1 : (places.get(statement) ?? -1);
  const eventsHere = record.events.filter(({ trigger }) => inside(trigger, stretch));
  const keptEvents = eventsHere
    .flatMap((it) => keptOf(it, judged.get(`event ${it.id}`)) ?? [])
    .filter(({ trigger }) => quote(trigger) !== null);
  const judgements = [
    ...statementsHere.map((it) => judgement(it, 'statement', judged, statementLine)),
    ...eventsHere.map((it) => judgement(it, 'event', judged, (line) => eventLine(line, sayOf(line)))),
  ].filter((it) => it !== null);
  return {
    id: `archive-${document}-${stretch.start}`,
    text,
    mentions: mentionsIn(record, stretch),
    statements: keptStatements.map(statementLine),
    events: keptEvents.map((it) => eventLine(it, sayOf(it))),
    article: articleOf(stored),
    ...stretch,
    judged: judgements,
    unjudged: statementsHere.length + eventsHere.length - judgements.length,
  };
}

/** The line as the person left it; null where there is none. */
function keptOf<Line>(line: Line, said: Said | undefined): Line | null {
  if (said === undefined || said.verdict === 'accepted') return line;
  if (said.verdict === 'rejected') return null;
  return { ...line, ...(JSON.parse(said.replacement ?? '{}') as Partial<Line>) };
}

function judgement<Line extends { readonly id: string }>(
  line: Line,
  kind: 'event' | 'statement',
  judged: ReadonlyMap<string, Said>,
  shown: (line: Line) => object,
) {
  const said = judged.get(`${kind} ${line.id}`);
  if (said === undefined) return null;
  const { verdict, note, author, made } = said;
  const person = keptOf(line, said);
  return {
    kind,
    verdict,
    machine: shown(line),
    person: person === null ? null : shown(person),
    note,
    author,
    made,
  };
}

/** The naming of an entity that stands nearest to the trigger. */
function nearest({ mentions }: ChanceryRecord, entity: string, near: Span, stretch: Span): Span | null {
  const distance = ({ start, end }: Span): number => Math.max(0, start - near.end, near.start - end);
  const here = mentions.filter((it) => it.entity === entity && inside(it, stretch));
  return here.reduce<Span | null>(
    (best, it) => (best === null || distance(it) < distance(best) ? it : best),
    null,
  );
}

/** Names alone: what begins with a capital and is neither a pronoun nor opened by an article. */
const NO_NAME =
  /^(?:the|an?|he|she|it|they|we|you|i|his|her|its|their|our|my|this|that|these|those|who|which|both|two|all|some|many|neither|one)\b/i;

/** "Korean", "British", "Israeli": adjectives of states, which are no names of theirs. */
const ADJECTIVE =
  /(?:ian|ean|can|ish|ese|aeli|aqi|[^t]ani|audi|aiti|tari|eni|rati|deshi|French|Dutch|Greek|Swiss|Thai|Afghan|German)s?$/;

function mentionsIn(record: ChanceryRecord, stretch: Span): Readonly<Record<string, readonly string[]>> {
  const kinds = new Map(record.entities.map(({ id, kind }) => [id, kind]));
  const own = new Map(record.entities.map(({ id, name }) => [id, name]));
  const names = new Map<string, Set<string>>();
  for (const mention of record.mentions) {
    const words = record.document.text.slice(mention.start, mention.end);
    const kind = kinds.get(mention.entity);
    if (kind === undefined || !inside(mention, stretch)) continue;
    if (!/^\p{Lu}/u.test(words) || NO_NAME.test(words)) continue;
    if (kind === 'state' && words !== own.get(mention.entity) && ADJECTIVE.test(words)) continue;
    names.set(kind, (names.get(kind) ?? new Set()).add(words));
  }
  return Object.fromEntries([...names].map(([kind, all]) => [kind, [...all]]));
}

/** The words of a span, with `#n` where they stand more than once; null where they cannot be told apart. */
function quoted(text: string, start: number, end: number): string | null {
  const words = text.slice(start, end);
  if (words.trim() === '') return null;
  const all: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) all.push(at);
  const whole = all.filter((at) => isWhole(text, at, words));
  const place = (whole.length > 0 ? whole : all).indexOf(start) + 1;
  if (place === 0) return null;
  return place > 1 || /#\d+$/.test(words) ? `${words}#${place}` : words;
}

const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;

function isWhole(text: string, at: number, words: string): boolean {
  const end = at + words.length;
  const joinedBefore = LETTER_BEFORE.test(text.slice(Math.max(0, at - 2), at)) && LETTER_AFTER.test(words);
  const joinedAfter = LETTER_AFTER.test(text.slice(end, end + 2)) && LETTER_BEFORE.test(words);
  return !joinedBefore && !joinedAfter;
}

function given(name: string, value: string | null): Readonly<Record<string, string>> {
  return value === null ? {} : { [name]: value };
}

function some(name: string, values: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return values.length === 0 ? {} : { [name]: values };
}
