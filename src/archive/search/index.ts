/** Full-text search. */
export {
  type ArticleHit,
  findArticles,
  findStatements,
  type StatementHit,
  searchArticles,
  searchStatements,
} from './search.js';
export type { Snippet } from './snippet.js';
