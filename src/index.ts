/**
 * Chancery's library: an article in, its sourced record out; and an archive of thousands of them.
 *
 * ```ts
 * import { createReader, documentFromText, openArchive } from 'chancery';
 * const reader = createReader();
 * const record = await reader.read(await documentFromText(text, { published: '2019-04-03' }));
 *
 * const archive = await openArchive('wire.duckdb');
 * for await (const { done } of archive.add(['wire/'])) console.log(done);
 * for await (const event of archive.events({ actor: 'PRK', status: 'actual' })) console.log(event);
 * await archive.analyse();
 * const { points, changes } = await archive.relation('PRK', 'USA', { since: '2019' });
 * await archive.close();
 * ```
 */
export type {
  AgendaEntry,
  AgendaMention,
  AgendaState,
} from './analysis/agenda/index.js';
export type {
  Act,
  BargainIssue,
  Bargaining,
  BargainMove,
  Demand,
  OutsideOption,
} from './analysis/bargaining/index.js';
export type {
  Brief,
  BriefKind,
  Paragraph,
  Piece,
  Reference,
  Section,
  Sentence,
} from './analysis/briefs/index.js';
export type { Answer, DisputeRow, Saying } from './analysis/disputes/index.js';
export type { Evidence } from './analysis/evidence.js';
export type {
  Disagreement,
  IncidentRow,
  Nature,
  Outcome,
  Party,
} from './analysis/incidents/index.js';
export type {
  Issue,
  MoveKind,
  PositionCell,
  PositionEvidence,
  PositionRow,
} from './analysis/positions/index.js';
export type { Chain, Change, Hop, ProvDocument } from './analysis/provenance/index.js';
export type {
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
export type {
  ArchiveNetwork,
  Balance,
  Baseline,
  Broker,
  NetworkTie,
  PeriodLength,
  Relation,
  RelationChange,
  RelationIncident,
  RelationPoint,
  SignedTie,
  Triad,
} from './analysis/relations/index.js';
export type { CopyRow, PassageRow } from './analysis/syndication/asked.js';
export type { UpdateOptions } from './analysis/update.js';
// Errors by themselves, so that the database is loaded only where an archive is opened.
export { ArchiveError, type ArchiveErrorCode } from './archive/errors.js';
export { ExportError, type ExportErrorCode } from './archive/export/errors.js';
export type {
  ExportFormat,
  ExportOptions,
  ExportOutcome,
} from './archive/export/index.js';
export type {
  Access,
  Finding,
  OpenOptions,
  RecordFilter,
  StoredRecord,
  UserSqlOptions,
  UserSqlResult,
} from './archive/index.js';
export type {
  Article,
  DocumentFilter,
  DocumentRow,
  EventFilter,
  EventRow,
  StatementFilter,
  StatementRow,
  Voice,
} from './archive/queries/index.js';
export type { ArticleHit, Snippet, StatementHit } from './archive/search/index.js';
export {
  DocumentError,
  type DocumentErrorCode,
  documentFromHtml,
  documentFromText,
  documentsFromJsonl,
  type Given,
  type InputFormat,
  type InputOptions,
  type InputResult,
  readInputs,
} from './document/index.js';
export type {
  AddOptions,
  Counts,
  Difference,
  Failure,
  Progress,
  Rereading,
  RereadOptions,
  RereadProgress,
} from './intake/index.js';
export { type Archive, openArchive } from './library.js';
export {
  createReader,
  type PairInput,
  type PairResult,
  type Reader,
  type ReaderOptions,
} from './reader/index.js';
export * from './record/index.js';
