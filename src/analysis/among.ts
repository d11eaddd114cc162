import type { Parameter } from '../archive/index.js';

/**
 * "The column holds one of these", with the numbers in the SQL itself, so that the database passes over what holds none
 * of them. No NULL may be in such a list, not even to make an empty one: with it each row is compared with each number.
 */
export function among(column: string, numbers: Iterable<number>): string {
  const list = [...numbers];
  return list.length === 0 ? 'false' : `${column} IN (${list.join()})`;
}

/** Few stand in the SQL itself. */
const FEW = 200;

/** The same of any number of numbers: many are bound as $1. */
export function oneOf(
  column: string,
  numbers: readonly number[],
): { readonly sql: string; readonly parameters: Parameter[] } {
  if (numbers.length <= FEW) return { sql: among(column, numbers), parameters: [] };
  return { sql: `${column} IN (SELECT unnest($1::BIGINT[]))`, parameters: [numbers] };
}

/** The same of numbers that stand near each other: of many, the rows between are passed over too. */
export function numbered(
  column: string,
  numbers: readonly number[],
): { readonly sql: string; readonly parameters: Parameter[] } {
  const { sql, parameters } = oneOf(column, numbers);
  // few are found by their index, where nothing else is asked of them
  if (parameters.length === 0) return { sql, parameters };
  const between = `${column} BETWEEN ${Math.min(...numbers)} AND ${Math.max(...numbers)}`;
  return { sql: `${sql} AND ${between}`, parameters };
}
