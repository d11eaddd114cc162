/** Statements with bound values, on a connection that is at hand. */
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Parameter, Value } from './types.js';
import { bind, rowsOf } from './values.js';

/** Prepares a statement, does work with it, and frees it whatever comes. */
export async function withPrepared<T>(
  connection: DuckDBConnection,
  sql: string,
  work: (statement: DuckDBPreparedStatement) => T | Promise<T>,
): Promise<T> {
  const statement = await connection.prepare(sql);
  try {
    return await work(statement);
  } finally {
    statement.destroySync();
  }
}

/** Runs one statement to its end. @returns its rows; none where it gives none */
export function runBound(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly (readonly Value[])[]> {
  return withPrepared(connection, sql, async (statement) => {
    bind(statement, parameters);
    return rowsOf(await statement.run());
  });
}

/** The highest number in a column, 0 in an empty table: numbers are counted by the one that writes. */
export async function highest(connection: DuckDBConnection, table: string, column: string): Promise<number> {
  const [row] = await runBound(connection, `SELECT coalesce(max(${column}), 0) FROM ${table}`, []);
  return Number(row?.[0] ?? 0);
}
