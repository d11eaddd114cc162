/**
 * Parquet of events and statements, with the columns of their documents, partitioned by year and month as Hive names
 * folders (`events/year=2019/month=4/data_0.parquet`): events by the first day of their date, statements by the day
 * of publication; what has no date is in Hive's partition for null.
 *
 * The archive's own database stays locked away from the disk. The rows pass through a database of their own in a
 * draft folder, which writes the files; then the draft takes its place. Nothing that stood there is replaced without
 * `overwrite`, and then only what an export wrote. Names of folders come of whole numbers alone.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { append } from '../append.js';
import { codeOf } from '../errors.js';
import type { Cell, Row } from '../tables.js';
import type { Archive, Value } from '../types.js';
import { ExportError, exportExists, exportForeign, exportUnwritable } from './errors.js';
import { type Column, type Selections, type TableQuery, tableQuery } from './tables.js';

export interface ParquetOptions {
  readonly selections: Selections;
  readonly overwrite: boolean;
  readonly signal?: AbortSignal | undefined;
}

const TABLES = ['events', 'statements'] as const;
/** The day that decides the partition. */
const DAY_OF = { events: 'event_date', statements: 'published_date' } as const;
const BATCH = 4096;

/** Writes the folder and resolves to the number of rows. Rejects with an ExportError where it cannot. */
export async function writeParquet(
  archive: Archive,
  folder: string,
  { selections, overwrite, signal }: ParquetOptions,
): Promise<number> {
  await writing(folder, () => mkdir(folder, { recursive: true }));
  for (const table of TABLES) await refuseToReplace(path.join(folder, table), overwrite);
  const draft = path.join(folder, `.${randomBytes(4).toString('hex')}.part`);
  await writing(folder, () => mkdir(draft));
  try {
    let rows = 0;
    await staged(folder, draft, async (connection) => {
      for (const table of TABLES) {
        const query = tableQuery(table, selections);
        rows += await fill(connection, archive, table, query, signal);
        await partition(connection, table, path.join(draft, table));
      }
    });
    for (const table of TABLES) await replace(path.join(folder, table), path.join(draft, table), draft);
    return rows;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A database beside the draft, so that rows of any number need little memory; gone when the work is done. */
async function staged(
  folder: string,
  draft: string,
  work: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const file = path.join(draft, 'staging.duckdb');
  const instance = await writing(folder, () =>
    DuckDBInstance.create(file, {
      memory_limit: '1GB',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
    }),
  );
  try {
    const connection = await instance.connect();
    try {
      await connection.run(`SET allowed_directories = [${literal(draft)}]`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      await writing(folder, () => work(connection));
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function fill(
  connection: DuckDBConnection,
  archive: Archive,
  table: string,
  { columns, sql, parameters }: TableQuery,
  signal: AbortSignal | undefined,
): Promise<number> {
  await connection.run(
    `CREATE TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`,
  );
  let batch: Row[] = [];
  let rows = 0;
  const store = async (): Promise<void> => {
    await append(connection, table, batch);
    rows += batch.length;
    batch = [];
  };
  for await (const row of archive.stream<Record<string, Value>>(sql, parameters, signal)) {
    batch.push(columns.map((column) => cellOf(column, row[column.name] ?? null)));
    if (batch.length >= BATCH) await store();
  }
  await store();
  return rows;
}

/** Lists keep their length: nobody's country is an empty text. */
function cellOf({ type }: Column, value: Value): Cell {
  if (value === null) return null;
  if (type === 'VARCHAR[]') return Array.isArray(value) ? value.map((item) => String(item ?? '')) : [];
  if (type === 'DATE') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

async function partition(
  connection: DuckDBConnection,
  table: (typeof TABLES)[number],
  folder: string,
): Promise<void> {
  const day = DAY_OF[table];
  // Where there is no row, DuckDB writes no folder; readers want to find one all the same.
  await mkdir(folder);
  await connection.run(
    `COPY (SELECT *, year("${day}") AS year, month("${day}") AS month FROM ${table})
     TO $1 (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year, month), OVERWRITE_OR_IGNORE)`,
    [folder],
  );
}

/** Throws where something stands there that must not go. */
async function refuseToReplace(folder: string, overwrite: boolean): Promise<void> {
  const found = await readdir(folder).catch((cause: unknown): readonly string[] => {
    if (codeOf(cause) === 'ENOENT') return [];
    throw exportUnwritable(folder, cause);
  });
  if (found.length === 0) return;
  if (!overwrite) throw exportExists(folder);
  const foreign = found.find((name) => !/^year=(\d+|__HIVE_DEFAULT_PARTITION__)$/.test(name));
  if (foreign !== undefined) throw exportForeign(folder, foreign);
}

/** The old goes aside into the draft, which is removed, so that at no moment half of two exports stand there. */
async function replace(place: string, made: string, draft: string): Promise<void> {
  await writing(place, async () => {
    await rename(place, path.join(draft, `old-${path.basename(place)}`)).catch((cause: unknown) => {
      if (codeOf(cause) !== 'ENOENT') throw cause;
    });
    await rename(made, place);
  });
}

async function writing<T>(target: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ExportError || !isOfDisk(cause)) throw cause;
    throw exportUnwritable(target, cause);
  }
}

/** What the archive or the caller threw on the way is not the disk's. */
function isOfDisk(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return 'syscall' in cause || /^(IO|Could not|Failed to|Cannot open)/i.test(cause.message);
}

/** A setting takes no parameter. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
