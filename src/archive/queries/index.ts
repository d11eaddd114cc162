/** Looking into the archive: filters and the rows they give. */
export { findDocument, readArticle } from './article.js';
export { queryDocuments } from './documents.js';
export { countEvents, queryEvents } from './events.js';
export { type DocumentFilter, type EventFilter, isCode, type StatementFilter } from './filters.js';
export { type NamingFilter, namesIn } from './named.js';
export { hasName, nearestNames } from './names.js';
export type {
  Article,
  ArticleRef,
  DocumentRow,
  EventRow,
  Party,
  Passage,
  StatementRow,
  Voice,
} from './rows.js';
export { countStatements, queryStatements } from './statements.js';
export { eventsWhere } from './where.js';
