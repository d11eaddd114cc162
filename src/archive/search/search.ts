/**
 * Full-text search over articles or statements, ranked by BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) in SQL
 * over our own postings. Phrases are proved on the texts of the best candidates.
 */

import type { Where } from '../queries/conditions.js';
import type { DocumentFilter, StatementFilter } from '../queries/filters.js';
import { parseDocumentFilter, parseStatementFilter } from '../queries/filters.js';
import { ofCurrent } from '../queries/replaced.js';
import type { ArticleRef, StatementRow } from '../queries/rows.js';
import { type FlatStatement, STATEMENT_COLUMNS, statementRow } from '../queries/statements.js';
import { documentsWhere, statementsWhere } from '../queries/where.js';
import type { Archive } from '../types.js';
import { findPhrases, type Span } from './phrases.js';
import { type Provable, prove } from './proof.js';
import { parseQuestion, type Question } from './question.js';
import { type Counted, needsProof, rank, type Search } from './ranking.js';
import { findMatches, type Snippet, snippetOf } from './snippet.js';

export interface ArticleHit extends ArticleRef {
  readonly score: number;
  readonly snippet: Snippet;
}

export interface StatementHit extends StatementRow {
  readonly score: number;
  /** Where the words looked for stand in `content.words`. */
  readonly matches: readonly Span[];
}

const USUAL_LIMIT = 20;

/** A page of hits, and how many there are in all. */
export interface Found<Hit> {
  readonly total: number;
  readonly hits: readonly Hit[];
}

interface Range {
  readonly limit: number;
  readonly offset: number;
}

interface ArticleCandidate extends Counted {
  readonly document: number;
  readonly score: number;
}

interface StatementCandidate extends Counted {
  readonly reading: number;
  readonly statement: string;
  readonly score: number;
}

/**
 * Articles that hold the words, best first; 20 unless the filter has a `limit`.
 * @param words words, "phrases", OR, -without; stemmed, so "sanctioned" finds "sanctions"
 * @throws ChanceryError SEARCH_INVALID, FILTER_INVALID; the signal's reason where it was aborted
 */
export async function* searchArticles(
  archive: Archive,
  words: string,
  filter: DocumentFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<ArticleHit, void, undefined> {
  const question = parseQuestion(words);
  const { limit = USUAL_LIMIT, offset = 0 } = parseDocumentFilter(filter);
  const where = documentsWhere(await ofCurrent(archive, filter, signal));
  const search = { archive, question, limit, offset, signal };
  yield* prove(search, await rankArticles(search, where), (batch) => readArticles(search, batch));
}

/** Statements whose content holds the words; otherwise as `searchArticles`. */
export async function* searchStatements(
  archive: Archive,
  words: string,
  filter: StatementFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<StatementHit, void, undefined> {
  const question = parseQuestion(words);
  const { limit = USUAL_LIMIT, offset = 0 } = parseStatementFilter(filter);
  const where = statementsWhere(await ofCurrent(archive, filter, signal));
  const search = { archive, question, limit, offset, signal };
  yield* prove(search, await rankStatements(search, where), (batch) => readStatements(search, batch));
}

/** Those of the articles for which a condition over `documents d` holds. @throws ChanceryError SEARCH_INVALID */
export async function findArticles(
  archive: Archive,
  words: string,
  where: Where,
  range: Range,
  signal?: AbortSignal,
): Promise<Found<ArticleHit>> {
  const search = { archive, question: parseQuestion(words), ...range, signal };
  return counted(search, await rankArticles(search, where), (batch) => readArticles(search, batch));
}

/** Those of the statements for which a condition over `statements s` holds. @throws ChanceryError SEARCH_INVALID */
export async function findStatements(
  archive: Archive,
  words: string,
  where: Where,
  range: Range,
  signal?: AbortSignal,
): Promise<Found<StatementHit>> {
  const search = { archive, question: parseQuestion(words), ...range, signal };
  return counted(search, await rankStatements(search, where), (batch) => readStatements(search, batch));
}

async function counted<Candidate extends Counted, Hit>(
  search: Search,
  candidates: readonly Candidate[],
  read: (batch: readonly Candidate[]) => Promise<readonly Provable<Hit>[]>,
): Promise<Found<Hit>> {
  const hits: Hit[] = [];
  if (!needsProof(search.question)) {
    for await (const hit of prove(search, candidates, read)) hits.push(hit);
    return { total: candidates[0]?.total ?? 0, hits };
  }
  // How many there are is known when all are proved; only those of the page are made ready to be shown.
  const { limit, offset } = search;
  let total = 0;
  const all = { ...search, offset: 0, limit: Number.POSITIVE_INFINITY };
  const later = async (batch: readonly Candidate[]) =>
    (await read(batch)).map(({ proof, hit }) => ({ proof, hit: () => hit }));
  for await (const hit of prove(all, candidates, later)) {
    if (total >= offset && hits.length < limit) hits.push(hit());
    total += 1;
  }
  return { total, hits };
}

function rankArticles(search: Search, { where, parameters }: Where): Promise<readonly ArticleCandidate[]> {
  const ranked = { postings: 'postings', key: ['document'], table: 'documents', alias: 'd', where };
  return rank<ArticleCandidate>(search, ranked, parameters);
}

function rankStatements(
  search: Search,
  { where, parameters }: Where,
): Promise<readonly StatementCandidate[]> {
  const key = ['reading', 'statement'];
  const ranked = { postings: 'statement_postings', key, table: 'statements', alias: 's', where };
  return rank<StatementCandidate>(search, ranked, parameters);
}

async function readArticles(
  { archive, question, signal }: Search,
  batch: readonly ArticleCandidate[],
): Promise<readonly Provable<ArticleHit>[]> {
  const rows = await archive.rows<ArticleRef & { readonly text: string }>(
    `SELECT d.document, d.title, d.outlet, d.published, d.url, d.address, d.text FROM documents d
     WHERE d.document IN (SELECT unnest($1::BIGINT[]))`,
    [batch.map(({ document }) => document)],
    signal,
  );
  const byNumber = new Map(rows.map((row) => [row.document, row]));
  return batch.flatMap(({ document, score }) => {
    const row = byNumber.get(document);
    if (row === undefined) return [];
    const { text, ...article } = row;
    return [
      {
        // A phrase may stand in the title alone.
        proof: `${article.title ?? ''}\n\u2029\n${text}`,
        hit: (): ArticleHit => ({ ...article, score, snippet: snippetFor(question, text) }),
      },
    ];
  });
}

async function readStatements(
  { archive, question, signal }: Search,
  batch: readonly StatementCandidate[],
): Promise<readonly Provable<StatementHit>[]> {
  const rows = await archive.rows<FlatStatement>(
    `WITH wanted AS (SELECT unnest($1::BIGINT[]) AS reading, unnest($2::VARCHAR[]) AS statement)
     SELECT ${STATEMENT_COLUMNS}
     FROM statements s
     JOIN wanted w ON w.reading = s.reading AND w.statement = s.statement
     JOIN documents d ON d.document = s.document`,
    [batch.map(({ reading }) => reading), batch.map(({ statement }) => statement)],
    signal,
  );
  const byKey = new Map(rows.map((row) => [`${row.reading}:${row.statement}`, row]));
  return batch.flatMap(({ reading, statement, score }) => {
    const row = byKey.get(`${reading}:${statement}`);
    if (row === undefined) return [];
    return [
      {
        proof: row.content,
        hit: (): StatementHit => ({
          ...statementRow(row),
          score,
          matches: matchesIn(question, row.content),
        }),
      },
    ];
  });
}

function snippetFor(question: Question, text: string): Snippet {
  return snippetOf(text, soughtStems(question), soughtPhrases(question, text));
}

function matchesIn(question: Question, content: string): readonly Span[] {
  return findMatches(content, soughtStems(question), soughtPhrases(question, content)).map(
    ({ start, end }) => ({ start, end }),
  );
}

/** Words of phrases light up only where the whole phrase stands. */
function soughtStems({ clauses }: Question): ReadonlySet<string> {
  return new Set(clauses.flat().flatMap(({ exact, stems }) => (exact ? [] : stems)));
}

function soughtPhrases({ clauses }: Question, text: string): readonly Span[] {
  const phrases = clauses.flat().filter(({ exact }) => exact);
  return findPhrases(text, phrases).flat();
}
