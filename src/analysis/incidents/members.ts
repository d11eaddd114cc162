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

const FIELDS = [
  'document',
  'event',
  'published',
  'category',
  'mode',
  'intends',
  'quad',
  'scale',
  'status',
  'nature',
  'actors',
  'recipients',
  'from',
  'to',
  'dated',
  'place',
  'trigger',
  'turn',
  'contested',
  'through',
  'quantities',
  'sentenceKey',
  'confidence',
] as const satisfies readonly (keyof Report)[];

/** The values of FIELDS, then the rest. */
interface Packed {
  readonly origin: string;
  readonly fields: readonly unknown[];
  /** Stems of the trigger, the sentence, its telling words. */
  readonly words: readonly [readonly string[], string, readonly number[]];
}

/** A member as a part of `joinPacked`: JSON, which is small in memory. */
export function packMember({ report, origin }: Member, compared: boolean): string {
  const { trigger, sentence, telling } = report.wording;
  const packed: Packed = {
    origin,
    fields: FIELDS.map((field) => report[field]),
    words: compared ? [trigger, encode(sentence), telling] : [trigger, '', []],
  };
  return JSON.stringify(packed);
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
    const plain = Object.fromEntries(FIELDS.map((field, at) => [field, fields[at]])) as unknown as Pick<
      Report,
      (typeof FIELDS)[number]
    >;
    const article = vectors.get(plain.document) ?? new Uint32Array();
    const wording = { trigger, sentence: decode(sentence), telling, article };
    return {
      origin,
      report: { ...plain, key: `${plain.document}:${plain.event}`, wording },
    };
  });
}

function encode(vector: Vector): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

function decode(words: string): Vector {
  const bytes = Uint8Array.from(Buffer.from(words, 'base64'));
  return new Uint32Array(bytes.buffer);
}
