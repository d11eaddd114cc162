/** `chancery sql`: a question in SQL, which can only read. */
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import type { Value } from '../../archive/index.js';
import { printFailure } from '../output.js';
import type { RowView } from '../views/archive-rows.js';
import { oneLine } from '../views/harmless.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { addRowOptions, type RowFlags, sayNothingFound, showRows } from './show-rows.js';
import { secondsValue } from './values.js';

const EXAMPLES = `
One SELECT, EXPLAIN, DESCRIBE or SHOW of DuckDB's SQL. It cannot write, attach, install or load anything, nor read
files or settings. Tables and columns have comments; the views plover_events and dyads are a good beginning.

Examples:
  $ chancery sql 'SHOW TABLES'
  $ chancery sql "SELECT table_name, comment FROM duckdb_tables()"
  $ chancery sql 'SELECT actor_country, recipient_country, count(*) FROM dyads GROUP BY ALL ORDER BY 3 DESC'
  $ chancery sql - --format csv -o out.csv < question.sql
`;

const USUAL_LIMIT = 1_000;
const MOST_ROWS = 1_000_000;

type Flags = RowFlags & ReadingFlags & { readonly timeLimit?: number };
type Row = Readonly<Record<string, Value>>;

export function sqlCommand(): Command {
  const command = new Command('sql')
    .description('ask the archive in SQL; it can only read')
    .argument('<query>', 'the query, or - for standard input')
    .option('--time-limit <seconds>', 'stop it after this long (default: 60)', secondsValue)
    .addOption(archiveOption());
  return addRowOptions(
    command,
    `rows at most, 0 for a million (default: ${USUAL_LIMIT.toLocaleString('en')})`,
  )
    .addHelpText('after', EXAMPLES)
    .action(async (query: string, flags: Flags) => {
      const sql = query === '-' ? await text(process.stdin) : query;
      await readArchive(flags, async (archive, signal) => {
        const { columns, rows, more } = await archive.userSql(sql, {
          limit: flags.limit === 0 ? MOST_ROWS : (flags.limit ?? USUAL_LIMIT),
          timeLimit: flags.timeLimit ?? 60_000,
          signal,
        });
        const names = distinct(columns.map(({ name }) => name));
        const count = await showRows(asObjects(names, rows), viewOf(names), flags);
        if (count === 0) sayNothingFound('rows', null);
        if (more)
          printFailure(null, `only the first ${count.toLocaleString('en')} rows`, '--limit allows more.');
      });
    });
}

async function* asObjects(
  names: readonly string[],
  rows: readonly (readonly Value[])[],
): AsyncGenerator<Row, void, undefined> {
  for (const row of rows) {
    yield Object.fromEntries(names.map((name, index) => [name, plain(row[index] ?? null)]));
  }
}

/** Bytes have no form in JSON. */
function plain(value: Value): Value {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function viewOf(names: readonly string[]): RowView<Row> {
  const words = (value: Value): string =>
    typeof value === 'string' ? oneLine(value) : oneLine(value === null ? '' : JSON.stringify(value));
  return {
    columns: names.map((name) => ({ heading: oneLine(name), least: 8 })),
    cells: (row) => names.map((name) => words(row[name] ?? null)),
    csvColumns: names,
    csv: (row) =>
      names.map((name) => {
        const value = row[name] ?? null;
        return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
      }),
  };
}

/** Two columns of one name ("count", "count") would be one in JSON. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}_${before + 1}`;
  });
}
