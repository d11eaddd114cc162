/** Lines of records as they are put before a person: the sentence, what was read in it, and whom it names. */
import { articleOf } from '../../archive/queries/rows.js';
import type { Archive, StoredRecord } from '../../archive/types.js';
import type { ChanceryRecord, Span } from '../../record/index.js';
import type { ReviewLine } from '../shapes/index.js';
import type { Columns } from '../view.js';
import { correctionsOf } from './corrections.js';

export type LineKind = ReviewLine['kind'];

/** Lines as a table. */
export const LINE_COLUMNS: Columns<ReviewLine> = {
  article: (row) => row.document,
  reading: (row) => row.reading,
  kind: (row) => row.kind,
  line: (row) => row.target,
  confidence: (row) => row.confidence,
  verdict: (row) => row.corrections.at(-1)?.verdict,
  note: (row) => row.corrections.at(-1)?.note,
  sentence: (row) => row.sentence.words,
  start: (row) => row.sentence.start,
  end: (row) => row.sentence.end,
  outlet: (row) => row.article.outlet,
  published: (row) => row.article.published,
  url: (row) => row.article.url,
};

export interface LineKey {
  readonly document: number;
  readonly target: string;
}

/** The lines of the current readings of those documents, in the order given; what is not there is left out. */
export async function readLines(
  archive: Archive,
  kind: LineKind,
  keys: readonly LineKey[],
  signal: AbortSignal,
): Promise<ReviewLine[]> {
  const documents = [...new Set(keys.map(({ document }) => document))];
  const stored = new Map<number, StoredRecord>();
  for await (const one of archive.records({ documents }, signal)) stored.set(one.document, one);
  const said = await correctionsOf(archive, documents, signal);
  return keys.flatMap(({ document, target }) => {
    const one = stored.get(document);
    const line = one === undefined ? null : lineOf(one, kind, target);
    if (one === undefined || line === null) return [];
    const own = said.filter(
      (it) =>
        it.document === document && it.reading === one.reading && it.kind === kind && it.target === target,
    );
    return [{ ...line, corrections: own }];
  });
}

type Unsaid = Omit<ReviewLine, 'corrections'>;

function lineOf(stored: StoredRecord, kind: LineKind, target: string): Unsaid | null {
  const { record, document, reading } = stored;
  const found = kind === 'event' ? eventIn(record, target) : statementIn(record, target);
  if (found === null) return null;
  const { start, end } = found.sentence;
  return {
    document,
    reading,
    kind,
    target,
    article: articleOf(stored),
    sentence: { words: record.document.text.slice(start, end), start, end },
    marks: found.marks,
    fields: found.fields,
    entities: record.entities.map(({ id, name, kind: sort, country }) => ({ id, name, kind: sort, country })),
    confidence: found.confidence,
  };
}

interface Found {
  readonly sentence: Span;
  readonly marks: ReviewLine['marks'];
  readonly fields: Record<string, unknown>;
  readonly confidence: number | null;
}

function eventIn(record: ChanceryRecord, id: string): Found | null {
  const event = record.events.find((it) => it.id === id);
  if (event === undefined) return null;
  const sentence = record.sentences[event.sentence] ?? event.trigger;
  const named = (role: string, entities: readonly string[]) =>
    record.mentions
      .filter((it) => entities.includes(it.entity) && it.start >= sentence.start && it.end <= sentence.end)
      .map(({ start, end }) => ({ role, start, end }));
  const { id: _, confidence, ...fields } = event;
  return {
    sentence,
    marks: [
      mark('trigger', event.trigger),
      ...named('actor', event.actor),
      ...named('recipient', event.recipient),
    ],
    fields,
    confidence,
  };
}

function statementIn(record: ChanceryRecord, id: string): Found | null {
  const statement = record.statements.find((it) => it.id === id);
  if (statement === undefined) return null;
  const { content, cue, source } = statement;
  const marks = [
    ...content.map((piece) => mark('content', piece)),
    ...(cue === null ? [] : [mark('cue', cue)]),
    ...(source === null ? [] : [mark('source', source)]),
  ];
  const { id: _, ...fields } = statement;
  return { sentence: around(record, marks), marks, fields, confidence: null };
}

function mark(role: string, { start, end }: Span): ReviewLine['marks'][number] {
  return { role, start, end };
}

/** The sentences that hold all of these, whole. */
export function around({ sentences }: ChanceryRecord, spans: readonly Span[]): Span {
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const touched = sentences.filter(({ start, end }) => start < last && end > first);
  return {
    start: Math.min(first, ...touched.map(({ start }) => start)),
    end: Math.max(last, ...touched.map(({ end }) => end)),
  };
}
