/** The archive as programs use it: the verbs of the command line, typed, with async iterators and abort signals. */
import type { Writable } from 'node:stream';
import type { AgendaEntry } from './analysis/agenda/index.js';
import type { Bargaining } from './analysis/bargaining/index.js';
import type { Brief } from './analysis/briefs/index.js';
import type { DisputeRow } from './analysis/disputes/index.js';
import type { IncidentRow } from './analysis/incidents/index.js';
import type { PositionRow } from './analysis/positions/index.js';
import type { Chain, ProvDocument } from './analysis/provenance/index.js';
import type {
  AgendaQuestion,
  BargainingQuestion,
  BriefQuestion,
  CopyQuestion,
  DisputeQuestion,
  IncidentQuestion,
  NetworkQuestion,
  PositionQuestion,
  RelationQuestion,
} from './analysis/questions.js';
import type { ArchiveNetwork, Relation } from './analysis/relations/index.js';
import type { CopyRow, PassageRow } from './analysis/syndication/asked.js';
import type { UpdateOptions } from './analysis/update.js';
import type { ExportFormat, ExportOptions, ExportOutcome } from './archive/export/index.js';
import type {
  Access,
  Finding,
  OpenOptions,
  RecordFilter,
  Archive as StoredArchive,
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
import type { Span } from './record/index.js';

/**
 * An open archive. Whatever iterates stops where its signal is aborted, and throws the signal's reason; leaving the
 * loop early stops it too; so does whatever resolves with one answer. What a question has wrong is a ChanceryError
 * FILTER_INVALID or SEARCH_INVALID.
 *
 * Days are ISO 8601 ("2019-02-28"); a question may name a month or year, which counts whole. Offsets are UTF-16 code
 * units of the article's text, half-open. Documents are named by their number in this archive; an incident, dispute or
 * entry of the agenda by the `key` of what tells it first, "12:e3" being event e3 of document 12.
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

  /**
   * Works out which articles are copies, whose reporting each is, and which reports tell of one thing, for all that was
   * added or read again since the last time. The verbs below answer from what was worked out last: call it after `add`.
   * Stopped, it goes on there when called again.
   * @throws ArchiveError ARCHIVE_READ_ONLY where this process does not own the archive
   */
  analyse(options?: UpdateOptions): Promise<void>;
  /** How many articles the next `analyse` would take in. */
  waiting(signal?: AbortSignal): Promise<number>;
  /** What happened, is planned or might, each thing once with the words of all its reports; by day. */
  incidents(question?: IncidentQuestion, signal?: AbortSignal): Promise<readonly IncidentRow[]>;
  /**
   * Cooperation and conflict between two sides, a point for each week or month, as sums of PLOVER's scale (−10 to +10 an
   * incident); what is usual; and when it changed, with a probability from 0 to 1. Without points where nothing passed.
   * @param one a country by its code or an actor by name; or several, which count as one side
   */
  relation(
    one: string | readonly string[],
    other: string | readonly string[],
    question?: RelationQuestion,
    signal?: AbortSignal,
  ): Promise<Relation>;
  /** Who acts toward whom among countries, with sums of PLOVER's scale; friends and foes, balance, who stands between. */
  network(question?: NetworkQuestion, signal?: AbortSignal): Promise<ArchiveNetwork>;
  /** What each party asks of which, offers, refuses and warns of, by issue, as it changed over time. */
  positions(question?: PositionQuestion, signal?: AbortSignal): Promise<readonly PositionRow[]>;
  /**
   * What two ask, offer, agree, refuse and warn each other of, by issue; what became of what was asked; and whom else each
   * has to turn to.
   * @param one a country by its code, or an actor by name
   */
  bargaining(
    one: string,
    other: string,
    question?: BargainingQuestion,
    signal?: AbortSignal,
  ): Promise<Bargaining>;
  /** Claims that somebody else denies or challenges, in whatever article; those that most contest first. */
  disputes(question?: DisputeQuestion, signal?: AbortSignal): Promise<readonly DisputeRow[]>;
  /** What is planned, possible, due or remembered, each thing once, with what came of it; by day. */
  agenda(question?: AgendaQuestion, signal?: AbortSignal): Promise<readonly AgendaEntry[]>;
  /** The same as an iCalendar feed (RFC 5545). */
  calendar(question?: AgendaQuestion, signal?: AbortSignal): Promise<string>;
  /** Articles that print one text, wholly or cut, and whose reporting each is; by group. */
  copies(question?: CopyQuestion, signal?: AbortSignal): Promise<readonly CopyRow[]>;
  /** The words that an article shares with others. */
  passages(document: number, signal?: AbortSignal): Promise<readonly PassageRow[]>;
  /**
   * A statement from its first report on, article by article, with what each changed of it.
   * @param what id of a statement of the document ("s3"), or the place of any of its words
   * @returns null where there is no such document or statement
   */
  chain(document: number, what: string | Span, signal?: AbortSignal): Promise<Chain | null>;
  /** The W3C PROV graph of articles and of all that they were made from, as PROV-JSON. */
  provenance(documents: readonly number[], signal?: AbortSignal): Promise<ProvDocument>;
  /**
   * A situation brief or press review; every sentence of it stands on words of articles, which are its references.
   * @returns null where the archive holds no dated article; without sections where it holds nothing on this
   */
  brief(question: BriefQuestion, signal?: AbortSignal): Promise<Brief | null>;

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
    ...analysisOf(archive),
    doctor: (signal) => archive.doctor(signal),
    close: () => archive.close(),
  };
}

type AnalysisVerb =
  | 'analyse'
  | 'waiting'
  | 'incidents'
  | 'relation'
  | 'network'
  | 'positions'
  | 'bargaining'
  | 'disputes'
  | 'agenda'
  | 'calendar'
  | 'copies'
  | 'passages'
  | 'chain'
  | 'provenance'
  | 'brief';

/** Each part of the analysis is loaded when it is asked for. */
function analysisOf(archive: StoredArchive): Pick<Archive, AnalysisVerb> {
  const agenda = () => import('./analysis/agenda/index.js');
  const copies = () => import('./analysis/syndication/asked.js');
  const chains = () => import('./analysis/provenance/press-of-archive.js');
  const relations = () => import('./analysis/relations/index.js');
  return {
    async analyse(options) {
      const { updateAnalysis } = await import('./analysis/update.js');
      return updateAnalysis(archive, options);
    },
    async waiting(signal) {
      const { countWaiting } = await import('./analysis/waiting.js');
      return countWaiting(archive, signal);
    },
    async incidents(question, signal) {
      const { incidentsIn } = await import('./analysis/incidents/index.js');
      return incidentsIn(archive, question, signal);
    },
    relation: async (one, other, question, signal) =>
      (await relations()).relationBetween(archive, one, other, question, signal),
    network: async (question, signal) => (await relations()).networkIn(archive, question, signal),
    async positions(question, signal) {
      const { positionsIn } = await import('./analysis/positions/index.js');
      return positionsIn(archive, question, signal);
    },
    async bargaining(one, other, question, signal) {
      const { bargainingBetween } = await import('./analysis/bargaining/index.js');
      return bargainingBetween(archive, one, other, question, signal);
    },
    async disputes(question, signal) {
      const { disputesIn } = await import('./analysis/disputes/index.js');
      return disputesIn(archive, question, signal);
    },
    agenda: async (question, signal) => (await agenda()).agendaIn(archive, question, signal),
    async calendar(question, signal) {
      const { agendaCalendar, agendaIn } = await agenda();
      return agendaCalendar(await agendaIn(archive, question, signal));
    },
    copies: async (question, signal) => (await copies()).copiesIn(archive, question, signal),
    passages: async (document, signal) => (await copies()).passagesOf(archive, document, signal),
    chain: async (document, what, signal) => (await chains()).readChain(archive, document, what, signal),
    provenance: async (documents, signal) => (await chains()).readProvenanceGraph(archive, documents, signal),
    async brief(question, signal) {
      const [{ briefOn }, { readCodeNames }] = await Promise.all([
        import('./analysis/briefs/index.js'),
        import('./lexicon/code-names.js'),
      ]);
      const names = readCodeNames();
      return briefOn(archive, question, { nameOf: (code) => names.get(code)?.name ?? code }, signal);
    },
  };
}
