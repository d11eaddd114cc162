/** The articles of the archive, the newest first. */
import type { Archive, Parameter } from '../../archive/index.js';
import { type ArticleRef, articleRef } from '../../archive/queries/rows.js';
import { nextOf, offsetOf } from '../cursors.js';
import { articles } from '../shapes/article.js';
import { filters, paging } from '../shapes/filters.js';
import type { ArticleList, Filters } from '../shapes/index.js';
import { type Columns, defineView } from '../view.js';
import { documentsWith } from './article-conditions.js';

const query = filters.extend(paging.shape);

interface Flat extends ArticleRef {
  readonly added: string;
  readonly words: number;
  readonly events: number;
  readonly statements: number;
  readonly origin: string | null;
}

/** Articles as a table: what every list of them begins with. */
export const ARTICLE_COLUMNS: Columns<ArticleRef> = {
  article: (row) => row.document,
  title: (row) => row.title,
  outlet: (row) => row.outlet,
  published: (row) => row.published,
  url: (row) => row.url,
  address: (row) => row.address,
};

export const articlesView = defineView({
  address: '/articles',
  summary: 'Articles, the newest first',
  query,
  shape: articles,
  read: readArticles,
  csv: {
    rows: ({ rows }) => rows,
    columns: {
      ...ARTICLE_COLUMNS,
      added: (row) => row.added,
      words: (row) => row.words,
      events: (row) => row.events,
      statements: (row) => row.statements,
      origin: (row) => row.origin,
    },
  },
});

export async function readArticles(
  archive: Archive,
  asked: Filters & { readonly limit: number; readonly cursor?: string | undefined },
  signal: AbortSignal,
): Promise<ArticleList> {
  const offset = offsetOf('articles', asked);
  const { where, parameters } = documentsWith(asked);
  const [counted] = await archive.rows<{ readonly total: number }>(
    `SELECT count(*) AS total FROM documents d WHERE ${where}`,
    parameters,
    signal,
  );
  const total = counted?.total ?? 0;
  const values: Parameter[] = [...parameters, asked.limit, offset];
  const count = (table: 'events' | 'statements'): string => `
    SELECT c.document, count(*) AS total FROM ${table} c
    JOIN readings r ON r.reading = c.reading AND r.current
    SEMI JOIN picked k ON k.document = c.document GROUP BY c.document`;
  const sorted = 'd.published_date DESC NULLS LAST, d.document DESC';
  const rows = await archive.rows<Flat>(
    `WITH picked AS MATERIALIZED (
       SELECT d.document FROM documents d WHERE ${where} ORDER BY ${sorted}
       LIMIT $${values.length - 1}::BIGINT OFFSET $${values.length}::BIGINT
     )
     SELECT d.document, d.title, d.outlet, d.published, d.url, d.address, d.added, d.words,
       coalesce(e.total, 0) AS events, coalesce(s.total, 0) AS statements, o.name AS origin
     FROM picked k
     JOIN documents d ON d.document = k.document
     LEFT JOIN (${count('events')}) e ON e.document = d.document
     LEFT JOIN (${count('statements')}) s ON s.document = d.document
     LEFT JOIN origins o ON o.document = d.document
     ORDER BY ${sorted}`,
    values,
    signal,
  );
  return {
    rows: rows.map((row) => ({
      ...articleRef(row),
      added: row.added,
      words: row.words,
      events: row.events,
      statements: row.statements,
      origin: row.origin,
    })),
    total,
    next: nextOf('articles', asked, { offset, given: rows.length, total }),
  };
}
