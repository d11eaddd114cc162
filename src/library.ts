/** The archive as programs use it: the verbs of the command line, typed, with async iterators and abort signals. */
import type { Writable } from 'node:stream';
import type { ExportFormat, ExportOptions, ExportOutcome } from './archive/export/index.js';
import type {
  Access,
  Finding,
  OpenOptions,
  RecordFilter,
  StoredRecord,
  UserSqlOptions,
  UserSqlResult,
} from './archive/index.js';
import type {
  Article,
  DocumentFilter,
  DocumentRow,
  EventFilter,
  EventRow,
  StatementFilter,
  StatementRow,
} from './archive/queries/index.js';
import type { ArticleHit, StatementHit } from './archive/search/index.js';
import type { AddOptions, Progress, RereadOptions, RereadProgress } from './intake/index.js';

/**
 * An open archive. Whatever iterates stops where its signal is aborted, and throws the signal's reason; leaving the
 * loop early stops it too. What a question has wrong is a ChanceryError FILTER_INVALID or SEARCH_INVALID.
 */
export interface Archive {
  readonly path: string;
  /** "owner" writes; "direct" reads the file; "guest" reads through the process that writes. */
  readonly access: Access;
  /** Reads articles (or takes records ready made) and keeps them; what is here already is not read again. */
  add(inputs: readonly string[], options?: AddOptions): AsyncIterable<Progress>;
  /** Reads again, with the present reader, what an older one has read, and says what changed. */
  reread(options?: RereadOptions): AsyncIterable<RereadProgress>;
  /** Articles that hold the words, best first. */
  search(words: string, filter?: DocumentFilter, signal?: AbortSignal): AsyncIterable<ArticleHit>;
  /** Statements that hold the words, best first. */
  searchStatements(
    words: string,
    filter?: StatementFilter,
    signal?: AbortSignal,
  ): AsyncIterable<StatementHit>;
  /** Newest first. */
  events(filter?: EventFilter, signal?: AbortSignal): AsyncIterable<EventRow>;
  statements(filter?: StatementFilter, signal?: AbortSignal): AsyncIterable<StatementRow>;
  articles(filter?: DocumentFilter, signal?: AbortSignal): AsyncIterable<DocumentRow>;
  /** One article with all that was found in it, or null where there is none of that number. */
  article(document: number, signal?: AbortSignal): Promise<Article | null>;
  /** Whole records as they were read. */
  records(filter?: RecordFilter, signal?: AbortSignal): AsyncIterable<StoredRecord>;
  /** @param target a file, which appears only when whole; a stream; for parquet a folder */
  export(format: ExportFormat, target: string | Writable, options?: ExportOptions): Promise<ExportOutcome>;
  /** One query that only reads. */
  sql(query: string, options?: UserSqlOptions): Promise<UserSqlResult>;
  /** Checks the archive; an empty list where all is well. */
  doctor(signal?: AbortSignal): Promise<readonly Finding[]>;
  /** Ends what runs, writes all to disk, frees the file. Again is harmless. */
  close(): Promise<void>;
}

/**
 * Opens an archive, or makes one. One process writes at a time, and opens it once; any number read.
 *
 * ```ts
 * const archive = await openArchive('wire.duckdb');
 * for await (const { done, rate } of archive.add(['wire/'])) console.log(done, rate);
 * for await (const event of archive.events({ actor: 'PRK', status: 'actual' })) console.log(event);
 * await archive.close();
 * ```
 * @param path default: `CHANCERY_ARCHIVE`, or where the platform keeps such data
 * @throws ArchiveError ARCHIVE_BUSY, ARCHIVE_MISSING, ARCHIVE_NOT_ARCHIVE and others, each with its hint
 */
export async function openArchive(path?: string, options: OpenOptions = {}): Promise<Archive> {
  // Loaded here, so that a program that only reads articles loads no database.
  const [store, queries, search, ways, intake] = await Promise.all([
    import('./archive/index.js'),
    import('./archive/queries/index.js'),
    import('./archive/search/index.js'),
    import('./archive/export/index.js'),
    import('./intake/index.js'),
  ]);
  const archive = await store.openArchive(path ?? store.archivePlace(), options);
  return {
    path: archive.path,
    access: archive.access,
    add: (inputs, adding) => intake.addTo(archive, inputs, adding),
    reread: (rereading) => intake.reread(archive, rereading),
    search: (words, filter, signal) => search.searchArticles(archive, words, filter, signal),
    searchStatements: (words, filter, signal) => search.searchStatements(archive, words, filter, signal),
    events: (filter, signal) => queries.queryEvents(archive, filter, signal),
    statements: (filter, signal) => queries.queryStatements(archive, filter, signal),
    articles: (filter, signal) => queries.queryDocuments(archive, filter, signal),
    article: (document, signal) => queries.readArticle(archive, document, signal),
    records: (filter, signal) => archive.records(filter, signal),
    export: (format, target, exporting) => ways.exportArchive(archive, format, target, exporting),
    sql: (query, asking) => archive.userSql(query, asking),
    doctor: (signal) => archive.doctor(signal),
    close: () => archive.close(),
  };
}
