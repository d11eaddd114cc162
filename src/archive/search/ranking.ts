/** The ranking in SQL: BM25 (Robertson and Zaragoza 2009) with k1 1.2 and b 0.75, over postings of our own. */
import type { Archive, Parameter } from '../types.js';
import type { Question, Term } from './question.js';

export interface Search {
  readonly archive: Archive;
  readonly question: Question;
  readonly limit: number;
  readonly offset: number;
  readonly signal: AbortSignal | undefined;
}

/** Candidates whose text is read to prove a phrase: the best ones by their words. */
const MOST_PROVED = 5_000;

/** What is ranked. */
export interface Ranked {
  readonly postings: string;
  /** Columns that name a row, in the postings and in the table. */
  readonly key: readonly string[];
  /** It has a column `words`, the length of each row. */
  readonly table: string;
  /** The table's name in `where`. */
  readonly alias: string;
  readonly where: string;
}

/**
 * Keys and scores, best first. Each stem has a bit; which of them a row has is one integer, and the clauses are asked
 * of it.
 */
function rankingSql(
  question: Question,
  bits: ReadonlyMap<string, number>,
  bound: number,
  { postings, key, table, alias, where }: Ranked,
): string {
  const columns = (of: string): string => key.map((column) => `${of}.${column}`).join(', ');
  const has = (term: Term): string => {
    const mask = maskOf(term, bits);
    return `(found & ${mask}) = ${mask}`;
  };
  const conditions = [
    ...question.clauses.map((clause) => `(${clause.map(has).join(' OR ')})`),
    ...question.excluded.filter(({ exact }) => !exact).map((term) => `NOT (${has(term)})`),
  ];
  const asked = `$${bound + 1}::VARCHAR[]`;
  return `
WITH asked AS (
  SELECT k.stem, q.bit, q.counts
  FROM (SELECT unnest(${asked}) AS word, unnest($${bound + 2}::BIGINT[]) AS bit, unnest($${bound + 3}::INTEGER[]) AS counts) q
  JOIN stems k ON k.word = q.word
), hits AS MATERIALIZED (
  SELECT ${columns('p')}, p.count, a.bit, a.counts FROM ${postings} p JOIN asked a ON a.stem = p.stem
), size AS (
  SELECT count(*) AS total, avg(words) AS words FROM ${table}
), weights AS (
  SELECT h.bit, ln(1 + (greatest(any_value(size.total) - count(*), 0) + 0.5) / (count(*) + 0.5)) AS weight
  FROM hits h, size GROUP BY h.bit
), scored AS (
  SELECT ${columns('h')}, bit_or(h.bit) AS found,
    sum(h.counts * w.weight * h.count * 2.2 / (h.count + 1.2 * (0.25 + 0.75 * ${alias}.words / greatest(size.words, 1)))) AS score
  FROM hits h
  JOIN ${table} ${alias} ON ${key.map((column) => `${alias}.${column} = h.${column}`).join(' AND ')}
  JOIN weights w ON w.bit = h.bit
  CROSS JOIN size
  WHERE ${where}
  GROUP BY ${columns('h')}
)
SELECT ${key.join(', ')}, round(score, 6) AS score, count(*) OVER () AS total FROM scored
WHERE ${conditions.join(' AND ')}
ORDER BY round(score, 6) DESC, ${key.map((column) => `${column} DESC`).join(', ')}
LIMIT $${bound + 4}::BIGINT OFFSET $${bound + 5}::BIGINT`;
}

/** How many there are in all stands in each row. */
export interface Counted {
  readonly total: number;
}

/** Keys and scores of what holds the words and passes the condition, whose parameters are given; best first. */
export async function rank<T extends object>(
  { archive, question, limit, offset, signal }: Search,
  ranked: Ranked,
  parameters: readonly Parameter[],
): Promise<readonly T[]> {
  const bits = bitsOf(question);
  const sql = rankingSql(question, bits, parameters.length, ranked);
  const stems = [...bits.keys()];
  const sought = new Set(question.clauses.flatMap((clause) => clause.flatMap((term) => term.stems)));
  const page = needsProof(question) ? [MOST_PROVED, 0] : [limit, offset];
  const values = [
    ...parameters,
    stems,
    [...bits.values()],
    stems.map((stem) => (sought.has(stem) ? 1 : 0)),
    ...page,
  ];
  return archive.rows<T>(sql, values, signal);
}

/** Whether the stems alone do not decide: the words must be looked at. */
export function needsProof({ clauses, excluded }: Question): boolean {
  return [...clauses.flat(), ...excluded].some(({ exact }) => exact);
}

function bitsOf({ clauses, excluded }: Question): ReadonlyMap<string, number> {
  const terms = [...clauses.flat(), ...excluded.filter(({ exact }) => !exact)];
  const stems = [...new Set(terms.flatMap((term) => term.stems))];
  return new Map(stems.map((stem, index) => [stem, 2 ** index]));
}

function maskOf({ stems }: Term, bits: ReadonlyMap<string, number>): number {
  return stems.reduce((mask, stem) => mask + (bits.get(stem) ?? 0), 0);
}
