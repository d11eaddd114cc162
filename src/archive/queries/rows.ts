/** What queries give back. Offsets are half-open, in UTF-16 code units of the document's text. */
import type { ChanceryRecord, PloverEvent, Statement } from '../../record/index.js';
import type { StoredRecord } from '../types.js';

/** The article a row comes from. */
export interface ArticleRef {
  /** Its number in this archive. */
  readonly document: number;
  readonly title: string | null;
  readonly outlet: string | null;
  /** ISO 8601, as the article says. */
  readonly published: string | null;
  readonly url: string | null;
  /** Where it came from: its URL, file or id. */
  readonly address: string;
}

/** These fields alone, of a row that has more. */
export function articleRef({ document, title, outlet, published, url, address }: ArticleRef): ArticleRef {
  return { document, title, outlet, published, url, address };
}

/** The article of a record. */
export function articleOf({ document, address, record }: StoredRecord): ArticleRef {
  return articleRef({ ...record.document, document, address });
}

export interface Party {
  readonly entity: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly sector: string | null;
}

/** Words of the article, and where they stand in it. */
export interface Passage {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Who says so, and through whom. */
export interface Voice {
  /** Id of the statement within the document. */
  readonly statement: string;
  readonly speaker: string | null;
  readonly speakerCountry: string | null;
  readonly anonymous: boolean;
  readonly via: readonly string[];
}

export interface EventRow {
  /** Unique in the archive: document:reading:event, as in the view plover_events. */
  readonly id: string;
  readonly reading: number;
  readonly event: string;
  /** TIMEX3 value, and the days that it spans. */
  readonly date: string | null;
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly dateBasis: PloverEvent['date']['basis'];
  readonly category: PloverEvent['event'];
  readonly mode: string | null;
  readonly intends: PloverEvent['intends'];
  readonly context: readonly string[];
  readonly quad: PloverEvent['quad'];
  readonly scale: number;
  readonly status: PloverEvent['status'];
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  readonly place: string | null;
  readonly trigger: Passage;
  readonly sentence: Passage;
  /** Null where the outlet says so in its own voice. */
  readonly voice: Voice | null;
  readonly confidence: number;
  readonly article: ArticleRef;
}

export interface StatementRow {
  /** Unique in the archive: document:reading:statement. */
  readonly id: string;
  readonly reading: number;
  readonly statement: string;
  readonly speaker: string | null;
  readonly speakerCountry: string | null;
  readonly anonymous: boolean;
  readonly directness: Statement['directness'];
  readonly via: readonly string[];
  readonly parent: string | null;
  readonly stance: Statement['stance'];
  /** Id of the statement or event that the stance is about. */
  readonly of: string | null;
  /** What is said; pieces that stand apart are joined by " … ". */
  readonly content: Passage;
  readonly cue: Passage | null;
  /** The speaker in the article's words. */
  readonly source: Passage | null;
  readonly article: ArticleRef;
}

export interface DocumentRow extends ArticleRef {
  /** The id that it came with. */
  readonly id: string;
  readonly author: string | null;
  readonly language: string | null;
  readonly words: number;
  /** When it was added to the archive, UTC. */
  readonly added: string;
  readonly events: number;
  readonly statements: number;
}

/** One article with all that was read in it. */
export interface Article extends ArticleRef {
  readonly reading: number;
  readonly model: string;
  readonly version: string;
  readonly record: ChanceryRecord;
  readonly events: readonly EventRow[];
  readonly statements: readonly StatementRow[];
}
