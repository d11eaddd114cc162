/** What the archive promises to whatever stands on it: queries, search, exports, intake, desk. */
import type { ChanceryRecord } from '../record/index.js';
import type { Row } from './tables.js';

export interface OpenOptions {
  /** Read only. While another process writes, reading goes through that process. */
  readonly readonly?: boolean;
  /** Milliseconds to wait for a writer in another process; 0 gives the error at once. */
  readonly wait?: number;
  readonly signal?: AbortSignal;
  /** Make the file where there is none (the default for writing; never done for reading). */
  readonly create?: boolean;
}

/**
 * How this process sees the file: it writes ("owner"), reads the file itself ("direct"), or asks the process that
 * writes ("guest"). Questions have the same answers in each.
 */
export type Access = 'owner' | 'direct' | 'guest';

export interface Candidate {
  /** Where the document comes from: URL, file (and place in it), or id. */
  readonly address: string;
  /** From `fingerprintOf`. */
  readonly fingerprint: string;
  /** Who printed it, where that is known. */
  readonly outlet: string | null;
}

/**
 * "same": a document with this content is here (under this address or another, but not printed by another outlet). "changed": the address is here with
 * other content. `document` is the one that is here.
 */
export type Known =
  | { readonly state: 'new' }
  | { readonly state: 'same' | 'changed'; readonly document: number };

/** A command that writes; its documents and readings name it. */
export interface Run {
  readonly run: number;
  readonly model: string;
}

export interface RunCounts {
  readonly documents: number;
  readonly failures: number;
}

export interface Arrival {
  readonly record: ChanceryRecord;
  readonly address: string;
  /** How it came in: "file", "feed", "warc", "jsonl", "record"… */
  readonly origin: string;
  /** Name and digest of the weights that read it. */
  readonly model: string;
}

/** What became of one arrival, in the order given. */
export type Stored =
  | { readonly state: 'added' | 'changed'; readonly document: number; readonly reading: number }
  | { readonly state: 'same'; readonly document: number }
  | { readonly state: 'refused'; readonly error: Error };

export interface StoreOutcome {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly each: readonly Stored[];
}

export interface StoredRecord {
  readonly document: number;
  readonly reading: number;
  readonly address: string;
  readonly origin: string;
  readonly model: string;
  /** Version of chancery that read it. */
  readonly version: string;
  readonly record: ChanceryRecord;
}

/** Which records; all conditions hold together. Without any: the current reading of every current document. */
export interface RecordFilter {
  /** Numbers of documents. */
  readonly documents?: readonly number[];
  /** Old versions of pages too. */
  readonly versions?: boolean;
  /** All readings of a document, not only the current one. */
  readonly readings?: boolean;
  /** Only records whose reading was not made by this model. */
  readonly notModel?: string;
  /** Only documents with a number above this one: to go on where a run stopped. */
  readonly after?: number;
}

export interface Finding {
  readonly severity: 'error' | 'note';
  /** The table or file. */
  readonly where: string;
  readonly what: string;
  /** What to do about it. */
  readonly hint: string;
}

/** A value that a query binds. Arrays become lists of texts or of numbers. */
export type Parameter = string | number | bigint | boolean | null | readonly string[] | readonly number[];

/**
 * A value as rows give it: BIGINT is a number, DATE "2019-04-27", TIMESTAMP "2019-04-27T10:00:00.000Z", a list an
 * array, a BLOB its bytes.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Value[]
  | { readonly [name: string]: Value };

export interface UserSqlOptions {
  /** Rows at most; the answer says whether there were more. */
  readonly limit?: number | undefined;
  /** Milliseconds until the query is stopped. */
  readonly timeLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface UserSqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Value[])[];
  /** Whether rows beyond the limit were left out. */
  readonly more: boolean;
}

/** What kind of line a correction is of. */
export type CorrectionKind = 'event' | 'statement' | 'entity' | 'time' | 'agenda' | 'dispute' | 'source';

/** What a person says of a line of a reading. */
export interface NewCorrection {
  readonly document: number;
  readonly reading: number;
  readonly kind: CorrectionKind;
  /** Id of the line within the reading; of a citation, which has none, its place: "120-160". */
  readonly target: string;
  readonly verdict: 'accepted' | 'rejected' | 'corrected';
  /** Fields of the line that stand there instead, where it is corrected. */
  readonly replacement: Readonly<Record<string, unknown>> | null;
  readonly note: string | null;
  readonly author: string | null;
  /** The audit in which it is said. */
  readonly audit: string | null;
}

/** One table's change. What is deleted goes before what is inserted comes. */
export interface DerivedChange {
  readonly table: string;
  /** All rows, or those whose column has one of these values (and those of them for which `and` holds too). */
  readonly remove?: 'all' | (RowsWith & { readonly and?: RowsWith });
  /** Rows whose cells stand in the order of the table's columns. */
  readonly insert?: readonly Row[];
}

export interface RowsWith {
  readonly column: string;
  readonly values: readonly number[] | readonly string[];
}

export interface Archive {
  readonly path: string;
  readonly access: Access;

  /**
   * The rows of one SELECT. Values are bound, never pasted into `sql`: `$1`, `$2`… or `?`. A list is bound whole:
   * `WHERE country = ANY($1)` or `IN (SELECT unnest($1))`.
   * @throws ArchiveError ARCHIVE_QUERY where the SQL is wrong; the signal's reason where it was aborted
   */
  rows<T extends object>(
    sql: string,
    parameters?: readonly Parameter[],
    signal?: AbortSignal,
  ): Promise<readonly T[]>;
  /** The same, one row at a time in flat memory. What is written meanwhile is not seen. */
  stream<T extends object>(
    sql: string,
    parameters?: readonly Parameter[],
    signal?: AbortSignal,
  ): AsyncIterable<T>;
  /**
   * One statement out of a user's hands: SELECT, EXPLAIN, DESCRIBE, SHOW, without files, settings or environment.
   * @throws ArchiveError ARCHIVE_SQL_REFUSED, ARCHIVE_QUERY, ARCHIVE_SQL_TIME
   */
  userSql(sql: string, options?: UserSqlOptions): Promise<UserSqlResult>;

  /** What is here of documents that are about to be read, in the order given. */
  known(candidates: readonly Candidate[]): Promise<readonly Known[]>;
  /** Begins a run; owner only, as all that writes: otherwise ArchiveError ARCHIVE_READ_ONLY. */
  beginRun(command: string, model: string): Promise<Run>;
  endRun(run: Run, counts: RunCounts): Promise<void>;
  /**
   * Stores documents in one transaction: all or none, safe on disk when it resolves. What is here already is skipped
   * ("same"), a page with new content becomes a new version ("changed"), a record of another schema is "refused".
   */
  store(run: Run, arrivals: readonly Arrival[]): Promise<StoreOutcome>;
  /**
   * Adds a newer reading beside the ones that a document has; it becomes the current one. Its text must be the
   * document's. Resolves with the number of the reading.
   */
  storeReading(run: Run, document: number, record: ChanceryRecord, model: string): Promise<number>;

  /**
   * Changes tables that hold what was worked out from records, or watches, in one transaction; owner only.
   * @throws ArchiveError ARCHIVE_NOT_DERIVED where one of the tables is another
   */
  derive(changes: readonly DerivedChange[]): Promise<void>;
  /**
   * Keeps what a person says of lines, beside the readings; owner only. Resolves with the numbers of the corrections. Of
   * several of one line the newest counts.
   * @throws ArchiveError ARCHIVE_NO_LINE, CORRECTION_INVALID; then none is kept
   */
  correct(corrections: readonly NewCorrection[]): Promise<readonly number[]>;

  /** Whole records in order of document, in flat memory. */
  records(filter?: RecordFilter, signal?: AbortSignal): AsyncIterable<StoredRecord>;
  /** The current record of a document, or null where there is no such document. */
  record(document: number): Promise<StoredRecord | null>;

  /** Checks everything that must hold; an empty list where all is well. */
  doctor(signal?: AbortSignal): Promise<readonly Finding[]>;
  /** Ends what runs, writes all to disk, frees the file. Again is harmless. */
  close(): Promise<void>;
}
