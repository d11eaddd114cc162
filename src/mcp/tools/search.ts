/** `search`: words, in articles or in what people say. */
import { z } from 'zod';
import type { Archive } from '../../archive/index.js';
import { searchArticles, searchStatements } from '../../archive/search/index.js';
import { readCursor, writeCursor } from '../cursor.js';
import { argumentInvalid } from '../errors.js';
import { searchInput } from '../inputs.js';
import { line, quotedAt, sourceLine, statementLines } from '../lines.js';
import { nearMisses } from '../near-misses.js';
import { NOTICE, quote } from '../quoted.js';
import { articleOf, type Page, pageOf, passageOf, statementOf } from '../results.js';
import { articleShape, pageShape, passageShape, statementShape } from '../shapes.js';
import { goesOn, headOf, numbered } from '../wording.js';
import { defineTool } from './tool.js';

const score = z.number().describe('BM25; comparable within one search');
const articleHit = z.object({ article: articleShape, score, snippet: passageShape });
const statementHit = statementShape.extend({ article: articleShape, score });

type Asked = Omit<z.output<typeof searchInput>, 'limit' | 'cursor'>;
type ArticleHit = z.output<typeof articleHit>;
type StatementHit = z.output<typeof statementHit>;

export const searchTool = defineTool({
  name: 'search',
  title: 'Search articles and statements',
  description: `Finds words in the articles of the archive, or in statements (what people say in them), best match first. Begin here where you do not know what the archive holds; then read an article by its number with the tool article, or narrow down with events and statements. Cite the article (outlet, date, URL or document number) with whatever you take from it.`,
  input: searchInput,
  output: z.object({
    ...pageShape,
    in: z.enum(['articles', 'statements']),
    articles: z.array(articleHit),
    statements: z.array(statementHit),
  }),
  async answer({ limit, cursor, ...asked }, archive, signal) {
    const where = whereTo(asked);
    const offset = readCursor(cursor, 'search', asked);
    const range = { limit: limit + 1, offset };
    const articles = where === 'articles' ? await inArticles(archive, asked, range, signal) : NOTHING;
    const statements = where === 'statements' ? await inStatements(archive, asked, range, signal) : NOTHING;
    const shown = articles.rows.length + statements.rows.length;
    const more = articles.more || statements.more;
    const nextCursor = more ? writeCursor(offset + shown, 'search', asked) : null;
    const lines = [...articles.rows.map(articleLines), ...statements.rows.map(hitLines)];
    const near = shown > 0 ? [] : await nearMisses(archive, asked, signal);
    return {
      structured: {
        notice: NOTICE,
        nextCursor,
        in: where,
        articles: [...articles.rows],
        statements: [...statements.rows],
      },
      text: quote(
        headOf(where === 'articles' ? 'article' : 'statement', offset, shown, null),
        [...lines.flatMap((hit, index) => numbered(offset + index + 1, hit)), ...near],
        goesOn(nextCursor),
      ),
    };
  },
});

const NOTHING = { rows: [], more: false } as const;

/** @throws ChanceryError MCP_ARGUMENT_INVALID where conditions on articles and on statements are mixed */
function whereTo(asked: Asked): 'articles' | 'statements' {
  const { speaker, via, anonymous, directness, stance, author, kind } = asked;
  const ofStatements = Object.entries({ speaker, via, anonymous, directness, stance }).filter(isGiven);
  const ofArticles = Object.entries({ author, kind }).filter(isGiven);
  const where = asked.in ?? (ofStatements.length > 0 ? 'statements' : 'articles');
  const [wrong] = where === 'articles' ? ofStatements : ofArticles;
  if (wrong === undefined) return where;
  throw argumentInvalid(wrong[0], `${where} have none; search in the other`);
}

function isGiven([, value]: readonly [string, unknown]): boolean {
  return value !== undefined;
}

interface Range {
  readonly limit: number;
  readonly offset: number;
}

function inArticles(
  archive: Archive,
  { words, author, about, kind, since, until, outlet, document, replaced }: Asked,
  range: Range,
  signal: AbortSignal,
): Promise<Page<ArticleHit>> {
  const filter = { author, about, kind, since, until, outlet, document, replaced, ...range };
  const hits = searchArticles(archive, words, given(filter), signal);
  return pageOf(hits, range.limit - 1, (hit) => ({
    article: articleOf(hit),
    score: hit.score,
    snippet: passageOf(hit.snippet),
  }));
}

function inStatements(
  archive: Archive,
  { words, author: _author, kind: _kind, in: _in, ...filter }: Asked,
  range: Range,
  signal: AbortSignal,
): Promise<Page<StatementHit>> {
  const hits = searchStatements(archive, words, { ...filter, ...range }, signal);
  return pageOf(hits, range.limit - 1, (hit) => ({
    ...statementOf(hit),
    article: articleOf(hit.article),
    score: hit.score,
  }));
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without what was not given: a condition that is undefined is none. */
function given<T extends object>(filter: T): Partial<Given<T>> {
  return Object.fromEntries(Object.entries(filter).filter(isGiven)) as Partial<Given<T>>;
}

function articleLines({ article, snippet }: ArticleHit): readonly string[] {
  return [line([article.title ?? '(no title)']), `  words: ${quotedAt(snippet)}`, sourceLine(article)];
}

function hitLines(hit: StatementHit): readonly string[] {
  return [...statementLines(hit), sourceLine(hit.article)];
}
