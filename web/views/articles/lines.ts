/** The lines of a record with the words each stands on, and the voices that speak in it. */
import type { ArticleView, Correction } from '../../app/shapes.js';
import type { Mark } from './pieces.js';

type Whole = ArticleView['record'];
export type Statement = Whole['statements'][number];
export type Entity = Whole['entities'][number];
interface Span {
  readonly start: number;
  readonly end: number;
}

/** As many colours as `voices.css` has; after these they come round again. */
const VOICES = 8;

export interface Voice {
  readonly name: string;
  readonly colour: number;
  readonly unnamed: boolean;
}

export interface StatementLine {
  readonly line: string;
  readonly statement: Statement;
  readonly voice: Voice;
  /** How many statements it is inside of. */
  readonly depth: number;
  readonly via: readonly string[];
}

export interface Lines {
  readonly statements: readonly StatementLine[];
  /** Of an entity by its id. */
  readonly nameOf: (id: string) => string;
  readonly marks: readonly Mark[];
  readonly statementOf: ReadonlyMap<string, StatementLine>;
}

export const lineOf = {
  statement: (id: string) => `statement:${id}`,
  event: (id: string) => `event:${id}`,
  entity: (id: string) => `entity:${id}`,
  agenda: (id: string) => `agenda:${id}`,
  dispute: (id: string) => `dispute:${id}`,
  /** Citations have no id: their place names them. */
  source: ({ start, end }: Span) => `source:${start}-${end}`,
};

export function linesOf(record: Whole): Lines {
  const entity = new Map(record.entities.map((it) => [it.id, it]));
  const nameOf = (id: string) => entity.get(id)?.name ?? id;
  const statements = statementLines(record, entity, nameOf);
  const statementOf = new Map(statements.map((it) => [it.line, it]));
  return { statements, nameOf, statementOf, marks: marksOf(record) };
}

function marksOf(record: Whole): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (line: string, role: string, span: Span | null) => {
    if (span !== null) marks.push({ line, role, start: span.start, end: span.end });
  };
  for (const it of record.statements) {
    for (const span of it.content) add(lineOf.statement(it.id), 'content', span);
    add(lineOf.statement(it.id), 'cue', it.cue);
    add(lineOf.statement(it.id), 'source', it.source);
  }
  for (const it of record.mentions) add(lineOf.entity(it.entity), 'mention', it);
  for (const it of record.events) {
    const line = lineOf.event(it.id);
    add(line, it.quad.endsWith('conflict') ? 'conflict' : 'cooperation', it.trigger);
    const sentence = record.sentences[it.sentence];
    if (sentence === undefined) continue;
    const parties = new Set([...it.actor, ...it.recipient]);
    for (const mention of mentionsIn(record, sentence))
      if (parties.has(mention.entity)) add(line, 'party', mention);
  }
  for (const it of record.agenda) add(lineOf.agenda(it.id), 'agenda', it);
  for (const it of record.disputes) add(lineOf.dispute(it.id), 'dispute', it);
  for (const it of record.sources) add(lineOf.source(it), 'citation', it);
  return marks;
}

/** Mentions stand in the order of the text: the first is found by halving. */
function mentionsIn({ mentions }: Whole, { start, end }: Span): readonly Whole['mentions'][number][] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < mentions.length && (mentions[last]?.start ?? end) < end) last += 1;
  return mentions.slice(low, last);
}

/** Parents first, each followed by what was said inside it. */
function statementLines(
  record: Whole,
  entity: ReadonlyMap<string, Entity>,
  nameOf: (id: string) => string,
): readonly StatementLine[] {
  const voices = new Map<string, Voice>();
  const inside = new Map<string | null, Statement[]>();
  const known = new Set(record.statements.map((it) => it.id));
  for (const it of record.statements) {
    const parent = it.parent !== null && known.has(it.parent) ? it.parent : null;
    inside.set(parent, [...(inside.get(parent) ?? []), it]);
  }
  const lines: StatementLine[] = [];
  const reached = new Set<string>();
  const walk = (parent: string | null, depth: number) => {
    const children = (inside.get(parent) ?? []).toSorted((a, b) => firstOf(a).start - firstOf(b).start);
    for (const statement of children) {
      if (reached.has(statement.id)) continue;
      reached.add(statement.id);
      lines.push({
        line: lineOf.statement(statement.id),
        statement,
        voice: voiceOf(statement, record.document.text, entity, voices),
        depth,
        via: statement.via.map(nameOf),
      });
      walk(statement.id, depth + 1);
    }
  };
  walk(null, 0);
  return lines;
}

export const firstOf = (statement: Statement): Span => statement.content[0] ?? { start: 0, end: 0 };

function voiceOf(
  statement: Statement,
  text: string,
  entity: ReadonlyMap<string, Entity>,
  voices: Map<string, Voice>,
): Voice {
  const speaker = statement.speaker === null ? undefined : entity.get(statement.speaker);
  const words = statement.source === null ? null : text.slice(statement.source.start, statement.source.end);
  const key = statement.speaker ?? `words:${words?.toLowerCase() ?? ''}`;
  const before = voices.get(key);
  if (before !== undefined) return before;
  const unnamed = speaker === undefined || statement.anonymous;
  const name = speaker?.name ?? words ?? 'somebody';
  const voice = { name, colour: voices.size % VOICES, unnamed };
  voices.set(key, voice);
  return voice;
}

/** The newest word on each line, which comes last: "event:e3" → what a person said of it. */
export const newestCorrections = (corrections: readonly Correction[]): ReadonlyMap<string, Correction> =>
  new Map(corrections.map((it) => [`${it.kind}:${it.target}`, it]));

/** "120-160" → the span, where it is one. */
export function spanOf(fragment: string): Span | null {
  const parts = /^(\d{1,9})-(\d{1,9})$/.exec(fragment);
  if (parts === null) return null;
  const start = Number(parts[1]);
  const end = Number(parts[2]);
  return start < end ? { start, end } : null;
}
