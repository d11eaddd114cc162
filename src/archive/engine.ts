/**
 * DuckDB with the file open. Its traps, met here once:
 *  - a result that is streamed ends without a word where the query fails on its way, and keeps the file locked until
 *    it is collected; so results are made whole before they are read, long ones in a temporary table
 *  - connections are closed before the instance, and never while a call of theirs runs
 *  - an interrupt that comes between two calls is lost; so it is repeated until the query has stopped
 */
import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import { archiveClosed, archiveFailure, isInterrupt, sqlRefused } from './errors.js';
import { runBound, withPrepared } from './prepared.js';
import type { Column, Page, Question } from './questions.js';
import { bind, rowsOf } from './values.js';

export interface Engine {
  readonly path: string;
  readonly readonly: boolean;
  select(question: Question): Promise<Page>;
  pages(question: Question): AsyncGenerator<Page, void, undefined>;
  /** Does work on a connection of its own; a signal interrupts the query that runs. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Does work in a transaction, one after the other: all of it or nothing is kept. */
  transaction<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Lets go of what is kept of the file in memory, but for a little; not while anything else runs. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A query that needs more goes to disk, or fails: it does not take the machine with it. */
const MEMORY = '1GB';
/** What stays after a batch is stored: more than the log's worth of new rows, which would have to go to disk. */
const MEMORY_AT_REST = '128MB';

const SETTINGS: Readonly<Record<string, string>> = {
  memory_limit: MEMORY,
  max_temp_directory_size: '16GB',
  // Each time the log is worked in, the last part of every table is packed anew: not too often, then.
  checkpoint_threshold: '64MB',
  // The oldest form that packs words by dictionary and symbols at once: a third smaller and twice as fast to filter
  // as the one of DuckDB 1.0. Whoever opens the file with another DuckDB needs 1.3 or newer.
  storage_compatibility_version: 'v1.3.0',
  // It would pack whole texts, two thousand of which are then unpacked to read one.
  disabled_compression_methods: 'zstd',
  // Rows of a page are looked up by their numbers, with the help of indexes: also those of more than fifty rows.
  dynamic_or_filter_threshold: '1000',
  // The archive's own file and its write-ahead log are always allowed.
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** No statement of a user's sets anything (see `selectAll`), and nothing can be set here but what `settle` sets. */
const LOCK = "SET allowed_configs = ['memory_limit']; SET lock_configuration = true";

const PAGE_ROWS = 4096;
const INTERRUPT_EVERY = 20;

export async function openEngine(path: string, readonly: boolean): Promise<Engine> {
  const access = readonly ? { access_mode: 'READ_ONLY' } : {};
  const instance = await DuckDBInstance.create(path, { ...SETTINGS, ...access });
  const engine = createEngine(path, readonly, instance);
  try {
    await engine.use((connection) => connection.run(LOCK));
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

function createEngine(path: string, readonly: boolean, instance: DuckDBInstance): Engine {
  const idle: DuckDBConnection[] = [];
  const all = new Set<DuckDBConnection>();
  const running = new Set<Promise<unknown>>();
  let closing = false;
  let closed: Promise<void> | null = null;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function take(): Promise<DuckDBConnection> {
    if (closing) throw archiveClosed(path);
    const free = idle.pop();
    if (free !== undefined) return free;
    const connection = await instance.connect();
    all.add(connection);
    return connection;
  }

  /** Every call into DuckDB goes through here, so that closing can wait for it. */
  async function call<T>(
    connection: DuckDBConnection,
    work: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    if (closing) throw archiveClosed(path);
    signal?.throwIfAborted();
    const stop = interruptOn(connection, signal);
    const done = work(connection);
    running.add(done);
    try {
      return await done;
    } catch (error) {
      if (closing && isInterrupt(error)) throw archiveClosed(path);
      throw signal?.aborted === true && isInterrupt(error) ? signal.reason : archiveFailure(path, error);
    } finally {
      running.delete(done);
      stop();
    }
  }

  function giveBack(connection: DuckDBConnection, sound: boolean): void {
    if (closing) return;
    if (sound && idle.length < 4) {
      idle.push(connection);
      return;
    }
    all.delete(connection);
    connection.closeSync();
  }

  async function use<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const connection = await take();
    let sound = false;
    try {
      const result = await call(connection, work, signal);
      sound = true;
      return result;
    } finally {
      giveBack(connection, sound);
    }
  }

  async function* pages(question: Question): AsyncGenerator<Page, void, undefined> {
    const connection = await take();
    try {
      await call(connection, (own) => setAside(own, path, question), question.signal);
      for (let from = 0; ; from += PAGE_ROWS) {
        const page = await call(
          connection,
          (own) =>
            selectAll(own, path, {
              sql: 'SELECT * FROM aside WHERE rowid >= $1 AND rowid < $2',
              parameters: [from, from + PAGE_ROWS],
            }),
          question.signal,
        );
        if (page.rows.length > 0 || from === 0) yield page;
        if (page.rows.length < PAGE_ROWS) return;
      }
    } finally {
      // closing the connection drops its temporary table
      giveBack(connection, false);
    }
  }

  function transaction<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = lastWrite.then(() =>
      use((connection) => within(connection, 'BEGIN TRANSACTION', () => work(connection))),
    );
    lastWrite = turn.catch(() => {});
    return turn;
  }

  async function settle(): Promise<void> {
    if (closing || running.size > 0) return;
    // All that was ever looked at or written stays in memory up to the limit, unless the limit is lower for a moment.
    const lower = `SET memory_limit = '${MEMORY_AT_REST}'; SET memory_limit = '${MEMORY}'`;
    // Where more than that is in use the first of them fails, and has let go of the rest.
    await use((connection) => connection.run(lower)).catch(() => {});
  }

  async function close(): Promise<void> {
    // what was asked to be written is written
    await lastWrite;
    closing = true;
    const repeat = setInterval(() => {
      for (const connection of all) connection.interrupt();
    }, INTERRUPT_EVERY);
    for (const connection of all) connection.interrupt();
    await Promise.allSettled(running);
    clearInterval(repeat);
    for (const connection of all) connection.closeSync();
    all.clear();
    instance.closeSync();
  }

  return {
    path,
    readonly,
    select: (question) => use((connection) => answer(connection, path, question, SELECT), question.signal),
    pages,
    use,
    transaction,
    settle,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function interruptOn(connection: DuckDBConnection, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => {};
  let repeat: NodeJS.Timeout | null = null;
  const interrupt = (): void => {
    connection.interrupt();
    repeat ??= setInterval(() => connection.interrupt(), INTERRUPT_EVERY);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    if (repeat !== null) clearInterval(repeat);
  };
}

const READ_ONLY = 'BEGIN TRANSACTION READ ONLY';
/** One alone needs no transaction around it: of a small one that is half the cost. */
const SELECT: ReadonlySet<StatementType> = new Set([StatementType.SELECT]);
const READS: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/** One statement that reads, in a transaction that cannot write. */
export async function selectAll(
  connection: DuckDBConnection,
  path: string,
  question: Question,
): Promise<Page> {
  return within(connection, READ_ONLY, () => answer(connection, path, question, READS));
}

async function answer(
  connection: DuckDBConnection,
  path: string,
  question: Question,
  allowed: ReadonlySet<StatementType>,
): Promise<Page> {
  return withPrepared(connection, question.sql, async (statement) => {
    if (!allowed.has(statement.statementType)) throw sqlRefused(path, 'it is no query but a command');
    bind(statement, question.parameters);
    const result = await statement.run();
    const names = result.deduplicatedColumnNames();
    const columns: Column[] = names.map((name, index) => ({
      name,
      type: String(result.columnType(index)),
    }));
    return { columns, rows: rowsOf(result) };
  });
}

/** Puts the rows of a SELECT into the connection's temporary table `aside`, which goes to disk where it is large. */
async function setAside(connection: DuckDBConnection, path: string, question: Question): Promise<void> {
  await within(connection, READ_ONLY, async () => {
    const type = await withPrepared(connection, question.sql, (asked) => asked.statementType);
    if (type !== StatementType.SELECT) throw sqlRefused(path, 'it is no query but a command');
    // It is one statement, as was just seen; the line feed ends a comment at its end.
    const sql = question.sql.trimEnd().replace(/;+$/, '');
    await runBound(connection, `CREATE TEMP TABLE aside AS (${sql}\n)`, question.parameters);
  });
}

async function within<T>(connection: DuckDBConnection, begin: string, work: () => Promise<T>): Promise<T> {
  await connection.run(begin);
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // Where the commit failed there is nothing left to roll back.
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}
