/** Looking things up in one record, for writers that go event by event. */
import type { Entity, Mention, PloverEvent, Span, Statement } from '../../record/index.js';
import { contentWords } from '../content.js';
import type { StoredRecord } from '../types.js';

export interface RecordIndex {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly statements: ReadonlyMap<string, Statement>;
  /** Mentions of an entity, in order of the text. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** The words there. */
  words(span: Span): string;
  /** The words of a statement; pieces that stand apart are joined by " … ". */
  content(statement: Statement): string;
  /** Entities by id, without the ids that the record does not explain. */
  named(ids: readonly string[]): readonly Entity[];
  /** How this text names the entity in or near the event's sentence, or null. */
  namedIn(event: PloverEvent, entity: string): string | null;
}

export function indexOf({ record }: StoredRecord): RecordIndex {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const mentions = new Map<string, Mention[]>();
  for (const mention of record.mentions) {
    const there = mentions.get(mention.entity);
    if (there === undefined) mentions.set(mention.entity, [mention]);
    else there.push(mention);
  }
  const words = ({ start, end }: Span): string => record.document.text.slice(start, end);
  return {
    entities,
    mentions,
    statements: new Map(record.statements.map((statement) => [statement.id, statement])),
    words,
    content: ({ content }) => contentWords(content, record.document.text),
    named: (ids) =>
      ids.flatMap((id) => {
        const entity = entities.get(id);
        return entity === undefined ? [] : [entity];
      }),
    namedIn(event, entity) {
      const sentence = record.sentences[event.sentence];
      const all = mentions.get(entity) ?? [];
      const inside = all.filter(
        ({ start, end }) => sentence !== undefined && start >= sentence.start && end <= sentence.end,
      );
      const [nearest] = (inside.length > 0 ? inside : all).toSorted(
        (a, b) => Math.abs(a.start - event.trigger.start) - Math.abs(b.start - event.trigger.start),
      );
      return nearest === undefined ? null : words(nearest);
    },
  };
}

/** One name for an event in the whole archive, as the view `plover_events` has it. */
export function eventId({ document, reading }: StoredRecord, event: string): string {
  return `${document}:${reading}:${event}`;
}
