/**
 * The tables that hold what is worked out from records (schema/002-analysis.sql, 005-standing.sql, 007-one-more.sql) and what
 * users watch (schema/003-watches.sql), and how they are changed: rows go by the value of one column, rows come whole. Nothing else
 * can be changed this way.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { append } from './append.js';
import { notDerived } from './errors.js';
import { runBound } from './prepared.js';
import { schemaSql } from './schema.js';
import type { DerivedChange, Parameter, RowsWith } from './types.js';

export const DERIVED_TABLES: ReadonlySet<string> = new Set(
  ['002-analysis.sql', '005-standing.sql', '007-one-more.sql'].flatMap(tablesOf),
);
/** Questions are no work of ours and cannot be made anew, but nothing that was read hangs on them. */
const CHANGEABLE: ReadonlySet<string> = new Set([...DERIVED_TABLES, ...tablesOf('003-watches.sql')]);

function tablesOf(file: string): readonly string[] {
  return [...schemaSql(file).matchAll(/^CREATE TABLE (\w+)/gm)].map((match) => match[1] ?? '');
}

/** @throws ArchiveError ARCHIVE_NOT_DERIVED where a table holds more than what can be made anew */
export async function applyDerived(
  connection: DuckDBConnection,
  path: string,
  changes: readonly DerivedChange[],
): Promise<void> {
  for (const { table, remove, insert = [] } of changes) {
    if (!CHANGEABLE.has(table)) throw notDerived(path, table);
    if (remove === 'all') await connection.run(`DELETE FROM ${table}`);
    else if (remove !== undefined) await removeRows(connection, path, table, remove);
    await append(connection, table, insert);
  }
}

async function removeRows(
  connection: DuckDBConnection,
  path: string,
  table: string,
  { and, ...first }: RowsWith & { readonly and?: RowsWith },
): Promise<void> {
  const conditions = and === undefined ? [first] : [first, and];
  if (conditions.some(({ values }) => values.length === 0)) return;
  const bound: Parameter[] = [];
  const where = conditions.map(({ column, values }) => {
    if (!/^\w+$/.test(column)) throw notDerived(path, `${table}.${column}`);
    if (isFewNumbers(values)) return `"${column}" IN (${values.join()})`;
    if (values.length > FEW) return `"${column}" IN (SELECT unnest($${bound.push(values)}))`;
    const few: readonly (number | string)[] = values;
    return `"${column}" IN (${few.map((value) => `$${bound.push(value)}`).join()})`;
  });
  await runBound(connection, `DELETE FROM ${table} WHERE ${where.join(' AND ')}`, bound);
}

/** Few numbers stand in the SQL itself: with these the database passes over what holds none of them. */
const FEW = 200;

function isFewNumbers(values: RowsWith['values']): boolean {
  return values.length <= FEW && values.every((value) => Number.isSafeInteger(value));
}
