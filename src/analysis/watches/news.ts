/** What a watch finds: events, statements or articles in documents above a number, the newest documents first. */
import type { Archive } from '../../archive/index.js';
import {
  type DocumentRow,
  type EventRow,
  queryDocuments,
  queryEvents,
  queryStatements,
  type StatementRow,
} from '../../archive/queries/index.js';
import type { Watch } from './of-archive.js';
import { queriesOf } from './question.js';

export type NewsItem =
  | { readonly kind: 'event'; readonly id: string; readonly document: number; readonly event: EventRow }
  | {
      readonly kind: 'statement';
      readonly id: string;
      readonly document: number;
      readonly statement: StatementRow;
    }
  | {
      readonly kind: 'article';
      readonly id: string;
      readonly document: number;
      readonly article: DocumentRow;
    };

export interface NewsOptions {
  /** Only documents above this number. */
  readonly above: number;
  /** And up to this one. */
  readonly upTo?: number;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** What a filter takes at once. */
const DOCUMENTS = 100;

/**
 * A copy of an article that is here already is no news; of a watch without conditions it is, for that wants articles.
 * @throws the signal's reason where it was aborted
 */
export async function findNews(
  archive: Archive,
  watch: Watch,
  options: NewsOptions,
): Promise<readonly NewsItem[]> {
  const { limit = Number.POSITIVE_INFINITY, signal } = options;
  const queries = queriesOf(watch.question);
  const documents = await documentsOf(archive, watch, options, queries.articles.length > 0);
  const found: NewsItem[] = [];
  for (let at = 0; at < documents.length && found.length < limit; at += DOCUMENTS) {
    const document = documents.slice(at, at + DOCUMENTS);
    const items: NewsItem[] = [];
    for (const filter of queries.events) {
      for await (const event of queryEvents(archive, { ...filter, document }, signal)) {
        items.push({ kind: 'event', id: `event ${event.id}`, document: event.article.document, event });
      }
    }
    for (const filter of queries.statements) {
      for await (const statement of queryStatements(archive, { ...filter, document }, signal)) {
        const { id, article } = statement;
        items.push({ kind: 'statement', id: `statement ${id}`, document: article.document, statement });
      }
    }
    for (const filter of queries.articles) {
      for await (const article of queryDocuments(archive, { ...filter, document }, signal)) {
        items.push({
          kind: 'article',
          id: `article ${article.document}`,
          document: article.document,
          article,
        });
      }
    }
    found.push(...inOrder(items));
  }
  return found.slice(0, limit);
}

/** Of two questions that find the same, one; newest document first, in the order of its text. */
function inOrder(items: readonly NewsItem[]): readonly NewsItem[] {
  const once = [...new Map(items.map((item) => [item.id, item])).values()];
  return once.sort((a, b) => b.document - a.document || startOf(a) - startOf(b));
}

function startOf(item: NewsItem): number {
  if (item.kind === 'event') return item.event.trigger.start;
  return item.kind === 'statement' ? item.statement.content.start : 0;
}

async function documentsOf(
  archive: Archive,
  { feeds }: Watch,
  { above, upTo = Number.MAX_SAFE_INTEGER, signal }: NewsOptions,
  copies: boolean,
): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    `SELECT d.document FROM documents d
     WHERE d.current AND d.document > $1 AND d.document <= $2
       AND ($3 OR d.document IN (SELECT f.document FROM feed_documents f WHERE f.address IN (SELECT unnest($4))))
       AND ($5 OR NOT EXISTS (FROM copy_groups g WHERE g.document = d.document AND g.copy_group < d.document))
     ORDER BY d.document DESC`,
    [above, upTo, feeds.length === 0, feeds, copies],
    signal,
  );
  return rows.map(({ document }) => document);
}
