/** A record → what is asserted in it: its statements, and those of its events that its own disputes are about. */
import type { ChanceryRecord, Entity } from '../../record/index.js';
import { articleVector } from '../incidents/likeness.js';
import { partyOf } from '../incidents/reports.js';
import { tellingWords, type Vocabulary, vectorOf } from '../incidents/words.js';
import type { Assertion } from './types.js';

const CONTENT_WORDS = 24;
const TELLING_WORDS = 8;

export function assertionsOf(
  record: ChanceryRecord,
  vocabulary: Vocabulary,
  document: string = record.document.id,
): readonly Assertion[] {
  const { text, title } = record.document;
  const published = record.document.published?.slice(0, 10) ?? null;
  const article = articleVector(`${title ?? ''}\n${text}`, vocabulary);
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const claimed = new Set(record.disputes.map(({ claim }) => claim));
  const make = (
    id: string,
    start: number,
    end: number,
    words: string,
    rest: Pick<Assertion, 'speaker' | 'stance' | 'of'>,
  ): Assertion => ({
    key: `${document}:${id}`,
    document,
    id,
    published,
    words,
    start,
    end,
    ...rest,
    about: partiesWithin(record, entities, start, end),
    content: vectorOf(words, vocabulary, CONTENT_WORDS),
    telling: tellingWords(words, vocabulary, TELLING_WORDS),
    article,
  });
  const statements = record.statements.map((statement) => {
    const start = Math.min(...statement.content.map((span) => span.start));
    const end = Math.max(...statement.content.map((span) => span.end));
    const words = statement.content.map((span) => text.slice(span.start, span.end)).join(' … ');
    const speaker = statement.speaker === null ? undefined : entities.get(statement.speaker);
    return make(statement.id, start, end, words, {
      speaker: speaker === undefined ? null : partyOf(speaker),
      stance: statement.stance,
      of: statement.of ?? challengedBy(record, statement.id),
    });
  });
  const events = record.events
    .filter(({ id }) => claimed.has(id))
    .map((event) => {
      const span = record.sentences[event.sentence] ?? event.trigger;
      return make(event.id, span.start, span.end, text.slice(span.start, span.end), {
        speaker: null,
        stance: null,
        of: null,
      });
    });
  return [...statements, ...events];
}

function challengedBy(record: ChanceryRecord, statement: string): string | null {
  return record.disputes.find(({ challengers }) => challengers.includes(statement))?.claim ?? null;
}

function partiesWithin(
  record: ChanceryRecord,
  entities: ReadonlyMap<string, Entity>,
  start: number,
  end: number,
): readonly string[] {
  const named = record.mentions
    .filter((mention) => mention.start >= start && mention.end <= end)
    .flatMap((mention) => entities.get(mention.entity) ?? []);
  return [...new Set(named.map((entity) => partyOf(entity).key))].sort();
}
