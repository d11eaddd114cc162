/**
 * The reports of an incident as the archive keeps them beside it, so that an article more can be compared with them, and
 * the incident described again, without a look at their records. Words are kept of those alone that are compared.
 */
import type { Report } from './types.js';
import type { Vector } from './words.js';

/** A report, and whose reporting its document is. */
export interface Member {
  readonly report: Report;
  readonly origin: string;
}

/** A report's fields in their order, without their names: an archive has many reports. */
type Fields = readonly [
  document: string,
  event: string,
  published: Report['published'],
  category: Report['category'],
  mode: Report['mode'],
  intends: Report['intends'],
  quad: Report['quad'],
  scale: Report['scale'],
  status: Report['status'],
  nature: Report['nature'],
  actors: Report['actors'],
  recipients: Report['recipients'],
  from: Report['from'],
  to: Report['to'],
  dated: Report['dated'],
  place: Report['place'],
  trigger: Report['trigger'],
  turn: Report['turn'],
  contested: Report['contested'],
  through: Report['through'],
  quantities: Report['quantities'],
  sentenceKey: Report['sentenceKey'],
  confidence: Report['confidence'],
];

interface Packed {
  readonly origin: string;
  readonly fields: Fields;
  /** Stems of the trigger, the sentence, its telling words. */
  readonly words: readonly [readonly string[], string, readonly number[]];
}

/** A member as a part of `joinPacked`: JSON, which is small in memory. */
export function packMember({ report, origin }: Member, compared: boolean): string {
  const { trigger, sentence, telling } = report.wording;
  const packed: Packed = {
    origin,
    fields: fieldsOf(report),
    words: compared ? [trigger, encode(sentence), telling] : [trigger, '', []],
  };
  return JSON.stringify(packed);
}

function fieldsOf(it: Report): Fields {
  return [
    it.document,
    it.event,
    it.published,
    it.category,
    it.mode,
    it.intends,
    it.quad,
    it.scale,
    it.status,
    it.nature,
    it.actors,
    it.recipients,
    it.from,
    it.to,
    it.dated,
    it.place,
    it.trigger,
    it.turn,
    it.contested,
    it.through,
    it.quantities,
    it.sentenceKey,
    it.confidence,
  ];
}

/** @param articles the words of the articles of those that are compared, by document */
export function joinPacked(members: readonly string[], articles: ReadonlyMap<string, Vector>): string {
  const words = Object.fromEntries([...articles].map(([document, vector]) => [document, encode(vector)]));
  return `{"members":[${members.join(',')}],"articles":${JSON.stringify(words)}}`;
}

/** What `joinPacked` made, in the same order. */
export function unpackMembers(json: string): readonly Member[] {
  const { members, articles } = JSON.parse(json) as {
    readonly members: readonly Packed[];
    readonly articles: Readonly<Record<string, string>>;
  };
  const vectors = new Map(Object.entries(articles).map(([document, words]) => [document, decode(words)]));
  return members.map(({ origin, fields, words: [trigger, sentence, telling] }) => {
    const article = vectors.get(fields[0]) ?? NO_WORDS;
    return { origin, report: reportOf(fields, { trigger, sentence: decode(sentence), telling, article }) };
  });
}

function reportOf(fields: Fields, wording: Report['wording']): Report {
  const [
    document,
    event,
    published,
    category,
    mode,
    intends,
    quad,
    scale,
    status,
    nature,
    actors,
    recipients,
    from,
    to,
    dated,
    place,
    trigger,
    turn,
    contested,
    through,
    quantities,
    sentenceKey,
    confidence,
  ] = fields;
  return {
    key: `${document}:${event}`,
    document,
    event,
    published,
    category,
    mode,
    intends,
    quad,
    scale,
    status,
    nature,
    actors,
    recipients,
    from,
    to,
    dated,
    place,
    trigger,
    turn,
    contested,
    through,
    quantities,
    sentenceKey,
    confidence,
    wording,
  };
}

const NO_WORDS: Vector = new Uint32Array();

function encode(vector: Vector): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

function decode(words: string): Vector {
  if (words === '') return NO_WORDS;
  const bytes = Buffer.from(words, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
