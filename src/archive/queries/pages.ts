/** Which rows of a filter's answer, in which order; and rows a page at a time, where the next step costs less for many than for each. */

import type { Archive, Parameter } from '../types.js';

/** What of a filter says how many rows, from which on, and in which order. */
interface Paging {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
}

interface PagingSql {
  /** The end of a SELECT: LIMIT and OFFSET. */
  readonly page: string;
  readonly way: 'ASC' | 'DESC';
  /** The parameters of the query with those that `page` binds after them. */
  readonly values: readonly Parameter[];
}

/** @param parameters what the query binds so far */
export function pagingSql({ limit, offset = 0, order }: Paging, parameters: readonly Parameter[]): PagingSql {
  const bound = parameters.length;
  const way = order === 'oldest' ? 'ASC' : 'DESC';
  return limit === undefined
    ? { page: `OFFSET $${bound + 1}::BIGINT`, way, values: [...parameters, offset] }
    : {
        page: `LIMIT $${bound + 1}::BIGINT OFFSET $${bound + 2}::BIGINT`,
        way,
        values: [...parameters, limit, offset],
      };
}

/** The most rows that are asked for at once: a stream is set aside first, which for few rows costs as much as they do. */
const AT_ONCE = 1_000;

/** The rows of a query that ends with a `pagingSql`. */
export async function* pagedRows<T extends object>(
  archive: Archive,
  sql: string,
  { limit }: Paging,
  values: readonly Parameter[],
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  if (limit !== undefined && limit <= AT_ONCE) yield* await archive.rows<T>(sql, values, signal);
  else yield* archive.stream<T>(sql, values, signal);
}

export async function* inPages<T>(
  rows: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<readonly T[], void, undefined> {
  let page: T[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
