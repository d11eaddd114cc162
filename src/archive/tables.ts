/** One record → the rows of its child tables, in the order of the columns in schema/001-initial.sql. */
import type { ChanceryRecord, Entity, Span, Statement } from '../record/index.js';
import { contentWords } from './content.js';
import { daysOf } from './days.js';
import { companyOf } from './sides.js';

/** Dates as "2019-04-27", moments as Date. */
export type Cell = string | number | boolean | null | Date | Uint8Array | readonly string[];
export type Row = readonly Cell[];

/** The tables that are made from a record. */
export const CHILD_TABLES = [
  'sentences',
  'entities',
  'mentions',
  'times',
  'statements',
  'events',
  'event_actors',
  'agenda',
  'disputes',
  'sources',
] as const;
export type ChildTable = (typeof CHILD_TABLES)[number];

/** The companies (see sides.ts) of an event; the archive has numbers for them. */
export interface EventSides {
  readonly actor: string | null;
  readonly recipient: string | null;
}

export interface RecordRows {
  /** Rows of events lack their last two cells, the numbers of their sides. */
  readonly tables: Readonly<Record<ChildTable, readonly Row[]>>;
  /** Of each event. */
  readonly sides: readonly EventSides[];
}

/** @param post gets what each statement says, for the search, and gives back how many words of it count there */
export function rowsOf(
  record: ChanceryRecord,
  reading: number,
  document: number,
  post: (statement: string, content: string) => number,
): RecordRows {
  const text = record.document.text;
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const inOrder = record.sentences
    .map(({ start, end }, index) => ({ start, end, index }))
    .sort((a, b) => a.start - b.start);
  const tables: RecordRows['tables'] = {
    sentences: record.sentences.map((it, index) => [
      reading,
      document,
      index,
      it.start,
      it.end,
      it.paragraph,
    ]),
    entities: record.entities.map((it) => [
      reading,
      document,
      it.id,
      it.name,
      it.kind,
      it.country,
      it.sector,
      it.role,
      it.wikidata,
      it.basis,
    ]),
    mentions: record.mentions.map((it) => [
      reading,
      document,
      it.id,
      it.entity,
      it.start,
      it.end,
      sentenceHolding(it, inOrder),
    ]),
    times: record.times.map((it) => [
      reading,
      document,
      it.id,
      it.type,
      it.value,
      ...dates(it.value),
      it.start,
      it.end,
    ]),
    statements: record.statements.map((it) => {
      const content = contentWords(it.content, text);
      return [reading, document, ...statementCells(it, content, entities, text), post(it.id, content)];
    }),
    events: record.events.map((it) => [
      reading,
      document,
      it.id,
      it.event,
      it.mode,
      it.intends,
      it.context,
      it.quad,
      it.scale,
      it.status,
      it.date.value,
      ...dates(it.date.value),
      it.date.basis,
      it.place,
      nameOf(it.place, entities),
      text.slice(it.trigger.start, it.trigger.end),
      it.trigger.start,
      it.trigger.end,
      it.sentence,
      it.statement,
      it.confidence,
    ]),
    event_actors: record.events.flatMap((it) => [
      ...sideCells(reading, document, it.id, 'actor', it.actor, entities),
      ...sideCells(reading, document, it.id, 'recipient', it.recipient, entities),
    ]),
    agenda: record.agenda.map((it) => [
      reading,
      document,
      it.id,
      it.kind,
      it.what,
      it.date,
      ...dates(it.date),
      it.entities,
      names(it.entities, entities),
      it.event,
      it.start,
      it.end,
    ]),
    disputes: record.disputes.map((it) => [
      reading,
      document,
      it.id,
      it.claim,
      it.challengers,
      it.start,
      it.end,
    ]),
    sources: record.sources.map((it) => [
      reading,
      document,
      it.outlet,
      nameOf(it.outlet, entities) ?? it.outlet,
      it.cites,
      nameOf(it.cites, entities) ?? it.cites,
      it.url,
      it.start,
      it.end,
    ]),
  };
  const sides = record.events.map(({ actor, recipient }) => ({
    actor: companyOf(partiesOf(actor, entities)),
    recipient: companyOf(partiesOf(recipient, entities)),
  }));
  return { tables, sides };
}

type Entities = ReadonlyMap<string, Entity>;

function statementCells(statement: Statement, words: string, entities: Entities, text: string): Cell[] {
  const { content, cue, source } = statement;
  const speaker = statement.speaker === null ? undefined : entities.get(statement.speaker);
  return [
    statement.id,
    statement.speaker,
    speaker?.name ?? null,
    speaker?.country ?? null,
    statement.anonymous,
    statement.directness,
    statement.via,
    names(statement.via, entities),
    statement.parent,
    statement.time,
    statement.stance,
    statement.of,
    words,
    content[0]?.start ?? 0,
    content.at(-1)?.end ?? 0,
    ...spanCells(cue, text),
    ...spanCells(source, text),
  ];
}

function sideCells(
  reading: number,
  document: number,
  event: string,
  side: 'actor' | 'recipient',
  ids: readonly string[],
  entities: Entities,
): Row[] {
  return partiesOf(ids, entities).map(({ id, name, kind, country, sector }, position) => [
    reading,
    document,
    event,
    side,
    position,
    id,
    name,
    kind,
    country,
    sector,
  ]);
}

/** Who is not among the entities stands under the id alone. */
function partiesOf(
  ids: readonly string[],
  entities: Entities,
): readonly Pick<Entity, 'id' | 'name' | 'kind' | 'country' | 'sector'>[] {
  return ids.map((id) => entities.get(id) ?? { id, name: id, kind: 'group', country: null, sector: null });
}

interface IndexedSpan extends Span {
  readonly index: number;
}

/** The index of the sentence that holds the whole span. */
function sentenceHolding({ start, end }: Span, inOrder: readonly IndexedSpan[]): number | null {
  let [from, to] = [0, inOrder.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((inOrder[middle]?.start ?? 0) <= start) from = middle + 1;
    else to = middle;
  }
  const last = inOrder[from - 1];
  return last !== undefined && end <= last.end ? last.index : null;
}

function spanCells(span: Span | null, text: string): Cell[] {
  return span === null ? [null, null, null] : [text.slice(span.start, span.end), span.start, span.end];
}

function dates(value: string | null): [string | null, string | null] {
  const days = daysOf(value);
  return [days?.from ?? null, days?.to ?? null];
}

function nameOf(id: string | null, entities: Entities): string | null {
  return id === null ? null : (entities.get(id)?.name ?? null);
}

function names(ids: readonly string[], entities: Entities): string[] {
  return ids.map((id) => entities.get(id)?.name ?? id);
}
