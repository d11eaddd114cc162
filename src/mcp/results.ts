/** Rows of the archive as answers: bounded in number and bytes, hidden characters made visible. */
import type { ArticleRef, EventRow, Party, Passage, StatementRow } from '../archive/queries/index.js';
import { bounded, endWithin } from './quoted.js';
import type { ArticleShape, EventShape, PassageShape, StatementShape } from './shapes.js';

/** Of all rows of an answer, as JSON: what assistants take at once. */
export const MOST_BYTES = 64 * 1024;
/** Of a sentence or a statement, in UTF-16 code units; more is said to be cut. */
const LONGEST_WORDS = 2000;
/** Of a name or a title. */
const LONGEST_NAME = 300;
/** Of parties on a side, of contexts, of outlets on the way. */
export const MOST_PARTS = 40;

export interface Page<T> {
  readonly rows: readonly T[];
  /** Whether there are others after these. */
  readonly more: boolean;
}

/** The first rows, as many as are wanted and as fit; at least one where there is one. */
export async function pageOf<R, T>(
  rows: AsyncIterable<R> | Iterable<R>,
  limit: number,
  shape: (row: R) => T,
): Promise<Page<T>> {
  const taken: T[] = [];
  let bytes = 0;
  for await (const row of rows) {
    if (taken.length === limit) return { rows: taken, more: true };
    const shaped = shape(row);
    bytes += bytesOf(shaped);
    if (bytes > MOST_BYTES && taken.length > 0) return { rows: taken, more: true };
    taken.push(shaped);
  }
  return { rows: taken, more: false };
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

export function articleOf({ document, title, outlet, published, url, address }: ArticleRef): ArticleShape {
  return {
    document,
    title: name(title),
    outlet: name(outlet),
    published: name(published),
    url: url === null ? null : bounded(url, LONGEST_WORDS),
    address: bounded(address, LONGEST_WORDS),
  };
}

export function eventOf(row: EventRow): EventShape {
  const { id, event, dateBasis, category, intends, quad, scale, status, confidence, voice } = row;
  return {
    id,
    event,
    date: name(row.date),
    dateBasis,
    category,
    mode: name(row.mode),
    intends,
    context: row.context.slice(0, MOST_PARTS).map((context) => bounded(context, LONGEST_NAME)),
    quad,
    scale,
    status,
    actors: row.actors.slice(0, MOST_PARTS).map(partyOf),
    recipients: row.recipients.slice(0, MOST_PARTS).map(partyOf),
    place: name(row.place),
    trigger: passageOf(row.trigger),
    sentence: passageOf(row.sentence),
    voice:
      voice === null
        ? null
        : {
            statement: voice.statement,
            speaker: name(voice.speaker),
            speakerCountry: name(voice.speakerCountry),
            anonymous: voice.anonymous,
            via: names(voice.via),
          },
    confidence,
  };
}

export function statementOf(row: StatementRow): StatementShape {
  const { id, statement, anonymous, directness, parent, stance, of } = row;
  return {
    id,
    statement,
    speaker: name(row.speaker),
    speakerCountry: name(row.speakerCountry),
    anonymous,
    directness,
    via: names(row.via),
    parent,
    stance,
    of,
    content: passageOf(row.content),
    cue: row.cue === null ? null : passageOf(row.cue),
    source: row.source === null ? null : passageOf(row.source),
  };
}

/** Where words are cut, the passage ends with them. */
export function passageOf({ words, start, end }: Passage): PassageShape {
  const last = endWithin(words, LONGEST_WORDS);
  if (last === words.length) return { words: bounded(words, last), start, end };
  // Pieces that stand apart have no simple end.
  const plain = end - start === words.length;
  return { words: bounded(words, last), start, end: plain ? start + last : end, cut: true };
}

export function partyOf({ name: called, kind, country, sector }: Omit<Party, 'entity'>) {
  return {
    name: bounded(called, LONGEST_NAME),
    kind: bounded(kind, LONGEST_NAME),
    country: name(country),
    sector: name(sector),
  };
}

export function name(text: string | null): string | null {
  return text === null ? null : bounded(text, LONGEST_NAME);
}

export function names(list: readonly string[]): string[] {
  return list.slice(0, MOST_PARTS).map((text) => bounded(text, LONGEST_NAME));
}
