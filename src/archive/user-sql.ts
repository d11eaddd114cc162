/**
 * SQL out of a user's hands. Four walls, each enough for most of it: the instance reads no files and loads nothing
 * (engine.ts); one statement, by its first word and by what DuckDB prepares; a transaction that cannot write; and the
 * syntax tree holds no function that looks at files, settings or other SQL. The last is needed because the archive's
 * own file is always allowed, and reading it beside the open database would drop the lock on it.
 */

import { type Engine, selectAll } from './engine.js';
import { sqlRefused, sqlTime } from './errors.js';
import type { Answers } from './questions.js';
import type { UserSqlOptions, UserSqlResult } from './types.js';

const LIMIT = 1000;
const TIME_LIMIT = 30_000;
const MAX_LENGTH = 100_000;
const FIRST_WORDS = /^(select|with|from|values|table|explain|describe|desc|show|summarize)\b|^\(/i;
const EXPLAIN = /^explain\s+(analyze\s+)?/i;
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  'unnest',
  'range',
  'generate_series',
  'json_each',
  'json_tree',
  'duckdb_tables',
  'duckdb_columns',
  'duckdb_views',
  'duckdb_functions',
]);
const REFUSED_FUNCTIONS = /^(current_setting|getenv|getvariable|read_|glob$|query$|query_table$|pragma_)/i;

/** @throws ArchiveError ARCHIVE_SQL_REFUSED, ARCHIVE_QUERY, ARCHIVE_SQL_TIME */
export async function runUserSql(
  engine: Engine,
  sql: string,
  options: UserSqlOptions,
): Promise<UserSqlResult> {
  const limit = Math.max(0, Math.floor(options.limit ?? LIMIT));
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const asked = statementIn(engine.path, sql);
  const time = AbortSignal.timeout(timeLimit);
  const signal = options.signal === undefined ? time : AbortSignal.any([options.signal, time]);
  try {
    await refuseForeign(engine, asked, signal);
    const explains = EXPLAIN.test(asked);
    const page = await engine.use(
      (connection) =>
        selectAll(connection, engine.path, {
          sql: explains ? asked : `SELECT * FROM (${asked}\n) LIMIT ${limit + 1}`,
          parameters: [],
        }),
      signal,
    );
    return { columns: page.columns, rows: page.rows.slice(0, limit), more: page.rows.length > limit };
  } catch (error) {
    if (error === time.reason && time.aborted) throw sqlTime(engine.path, timeLimit);
    throw error;
  }
}

/** Strings (plain, escaped, quoted names, dollar-quoted) as they are; comments; semicolons. */
const TOKENS =
  /(\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\2\$)|--[^\n]*|\/\*[\s\S]*?\*\//gi;

/**
 * The statement alone, so that it can be put in brackets. A text that is cut wrongly here is only another text: what is
 * looked at afterwards is what runs.
 */
function statementIn(path: string, sql: string): string {
  if (sql.length > MAX_LENGTH) throw sqlRefused(path, `it is longer than ${MAX_LENGTH} characters`);
  if (sql.includes('\0')) throw sqlRefused(path, 'it holds a NUL character');
  const asked = sql
    .replace(TOKENS, (_, kept: string | undefined) => kept ?? ' ')
    .trim()
    .replace(/[\s;]+$/, '');
  if (asked === '') throw sqlRefused(path, 'there is no statement in it');
  if (!FIRST_WORDS.test(asked)) throw sqlRefused(path, 'only queries are answered');
  return asked;
}

/** DuckDB parses the statement itself; what it cannot show us as a tree is refused. */
async function refuseForeign(engine: Engine, asked: string, signal: AbortSignal): Promise<void> {
  const page = await engine.select({
    sql: 'SELECT json_serialize_sql($1::VARCHAR)',
    parameters: [asked.replace(EXPLAIN, '')],
    signal,
  });
  const tree: unknown = JSON.parse(String(page.rows[0]?.[0] ?? 'null'));
  const { error, error_message: message, statements } = asObject(tree);
  if (error !== false) {
    throw sqlRefused(
      engine.path,
      typeof message === 'string' ? (message.split('\n', 1)[0] ?? '') : 'it is no query',
    );
  }
  if (!Array.isArray(statements) || statements.length !== 1) {
    throw sqlRefused(engine.path, 'it is more than one statement');
  }
  refuseIn(engine.path, statements);
}

function refuseIn(path: string, root: unknown): void {
  // no recursion: a query may be nested as deep as it likes
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      open.push(...node);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    const { type, function: called, function_name: name, table_name: table } = asObject(node);
    if (type === 'TABLE_FUNCTION') {
      const { function_name: source } = asObject(called);
      const allowed = typeof source === 'string' && TABLE_FUNCTIONS.has(source.toLowerCase());
      if (!allowed) throw sqlRefused(path, `${String(source)}() is no table of the archive`);
    }
    if (typeof name === 'string' && REFUSED_FUNCTIONS.test(name)) {
      throw sqlRefused(path, `${name}() is not allowed`);
    }
    // a name with a dot or slash in it would be a file
    if (type === 'BASE_TABLE' && typeof table === 'string' && /[./\\:]/.test(table)) {
      throw sqlRefused(path, 'files are not read');
    }
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) open.push(value);
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** An engine's answers, with users' SQL among them. */
export function answersOf(engine: Engine): Answers {
  return {
    select: engine.select,
    pages: engine.pages,
    userSql: (sql, options) => runUserSql(engine, sql, options),
  };
}
