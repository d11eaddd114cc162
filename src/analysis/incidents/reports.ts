/** A record → its reports: each event with the words, days and parties by which other articles' reports are known to be of the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { daysOf } from '../../archive/days.js';
import type { ChanceryRecord, Entity, PloverEvent } from '../../record/index.js';
import { quantitiesOf } from '../quantities.js';
import { articleVector, wordingOf } from './likeness.js';
import type { Nature, Party, Report } from './types.js';
import type { Vocabulary } from './words.js';

interface Turns {
  readonly postponed: readonly string[];
  readonly cancelled: readonly string[];
}

const turns = JSON.parse(readFileSync(new URL('./data/turns.json', import.meta.url), 'utf8')) as Turns;
const POSTPONED = new RegExp(`\\b(?:${turns.postponed.join('|')})`, 'i');
const CANCELLED = new RegExp(`\\b(?:${turns.cancelled.join('|')})`, 'i');

/** @param document what names the document in keys; in an archive its number, otherwise the record's own id */
export function reportsOf(
  record: ChanceryRecord,
  vocabulary: Vocabulary,
  document: string = record.document.id,
): readonly Report[] {
  const { text, title } = record.document;
  const article = articleVector(`${title ?? ''}\n${text}`, vocabulary);
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const published = record.document.published?.slice(0, 10) ?? null;
  const contested = new Set(record.disputes.map(({ claim }) => claim));
  return record.events.map((event): Report => {
    const span = record.sentences[event.sentence] ?? event.trigger;
    const sentence = text.slice(span.start, span.end);
    const triggerWords = text.slice(event.trigger.start, event.trigger.end);
    return {
      key: `${document}:${event.id}`,
      document,
      event: event.id,
      published,
      category: event.event,
      mode: event.mode,
      intends: event.intends,
      quad: event.quad,
      scale: event.scale,
      status: event.status,
      nature: natureOf(event),
      actors: partiesOf(event.actor, entities),
      recipients: partiesOf(event.recipient, entities),
      ...datesOf(event, published),
      place: partiesOf(event.place === null ? [] : [event.place], entities)[0] ?? null,
      trigger: event.trigger,

      turn: turnOf(sentence),
      contested: contested.has(event.id) || (event.statement !== null && contested.has(event.statement)),
      through: throughOf(record, event, entities),
      quantities: quantitiesOf(sentence),
      sentenceKey: sentenceKeyOf(sentence, triggerWords),
      wording: wordingOf(triggerWords, sentence, article, vocabulary),
      confidence: event.confidence,
    };
  });
}

export function throughOf(
  record: ChanceryRecord,
  { statement }: PloverEvent,
  entities: ReadonlyMap<string, Entity>,
): string | null {
  const told = statement === null ? undefined : record.statements.find(({ id }) => id === statement);
  if (told === undefined) return null;
  const way = [told.speaker, ...told.via].flatMap((id) => (id === null ? [] : (entities.get(id) ?? [])));
  return way.filter(({ kind }) => kind === 'outlet').at(-1)?.name ?? null;
}

export function turnOf(sentence: string): Report['turn'] {
  if (POSTPONED.test(sentence)) return 'postponed';
  return CANCELLED.test(sentence) ? 'cancelled' : null;
}

/** White space and letters' case aside, so that copies of a sentence fold. */
export function sentenceKeyOf(sentence: string, trigger: string): string {
  const words = `${sentence}\n${trigger}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return createHash('sha256').update(words).digest('hex').slice(0, 24);
}

export function partyOf({ name, country }: Pick<Entity, 'name' | 'country'>): Party {
  return { key: country ?? name.toLowerCase(), name, country };
}

function partiesOf(ids: readonly string[], entities: ReadonlyMap<string, Entity>): readonly Party[] {
  return ids.flatMap((id) => {
    const entity = entities.get(id);
    return entity === undefined ? [] : [partyOf(entity)];
  });
}

/** By the codebook a planned act is AGREE or THREATEN that intends it. */
function natureOf({ event, intends, status }: PloverEvent): Nature {
  if (event === 'THREATEN' || status === 'hypothetical') return 'possibility';
  return status === 'future' || (event === 'AGREE' && intends !== null) ? 'plan' : 'happening';
}

function datesOf(event: PloverEvent, published: string | null): Pick<Report, 'from' | 'to' | 'dated'> {
  const days = daysOf(event.date.value);
  if (days === null) return { from: null, to: null, dated: 'unknown' };
  const told = event.date.basis !== 'document' || days.from !== published;
  return { ...days, dated: told ? 'told' : 'assumed' };
}
