/** The steps from an empty file to the present form, and from older forms to it. Steps are never changed, only added. */
import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Engine, openEngine } from './engine.js';
import {
  archiveFailure,
  archiveNewer,
  archiveNotArchive,
  archiveOlder,
  archiveUnwritable,
  codeOf,
} from './errors.js';
import { schemaSql } from './schema.js';
import { chanceryVersion } from './version.js';

export interface Step {
  /** The form that the archive has after it. */
  readonly version: number;
  readonly run: (connection: DuckDBConnection) => Promise<unknown>;
}

/** What marks a file as ours. */
const MARK = 'chancery.archive';

export const STEPS: readonly Step[] = [
  { version: 1, run: (connection) => connection.run(schemaSql('001-initial.sql')) },
  { version: 2, run: (connection) => connection.run(schemaSql('002-analysis.sql')) },
  { version: 3, run: (connection) => connection.run(schemaSql('003-watches.sql')) },
  { version: 4, run: (connection) => connection.run(schemaSql('004-lookups.sql')) },
  { version: 5, run: (connection) => connection.run(schemaSql('005-standing.sql')) },
  { version: 6, run: (connection) => connection.run(schemaSql('006-corrections.sql')) },
  { version: 7, run: (connection) => connection.run(schemaSql('007-one-more.sql')) },
];

/** Where the archive stands; `written` is the version of chancery that brought it there. */
interface Form {
  readonly version: number;
  readonly written: string;
}

/**
 * Makes a new archive beside its place and puts it there whole, so that nobody ever finds half of one. Where another
 * process was faster, theirs stays.
 */
export async function createArchive(path: string, steps: readonly Step[] = STEPS): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const engine = await openEngine(draft, false);
    try {
      await engine.transaction((connection) => applySteps(connection, steps, 0));
    } finally {
      await engine.close();
    }
    await putInPlace(draft, path);
  } catch (error) {
    throw isFileError(error) ? archiveUnwritable(path, error) : archiveFailure(path, error);
  } finally {
    for (const left of [draft, `${draft}.wal`]) await rm(left, { force: true }).catch(() => {});
  }
}

/**
 * What form an open archive has.
 * @throws ArchiveError ARCHIVE_NOT_ARCHIVE, ARCHIVE_NEWER
 */
export async function formOf(engine: Engine, steps: readonly Step[] = STEPS): Promise<Form> {
  const meta = await readMeta(engine);
  const version = Number(meta.get('version'));
  if (meta.get('mark') !== MARK || !Number.isInteger(version)) {
    throw archiveNotArchive(engine.path, 'it is a DuckDB database, but no archive of chancery');
  }
  const written = meta.get('chancery') ?? 'unknown';
  if (version > newest(steps)) throw archiveNewer(engine.path, written);
  return { version, written };
}

/** @throws ArchiveError ARCHIVE_OLDER where the form is not the present one */
export async function requirePresentForm(engine: Engine, steps: readonly Step[] = STEPS): Promise<void> {
  const form = await formOf(engine, steps);
  if (form.version < newest(steps)) throw archiveOlder(engine.path, form.version);
}

/**
 * Brings an archive up to date, with a copy of how it was beside it (`<file>.v<N>.backup`).
 * @param reopen opens it again after the copy, which is made while it is closed
 * @returns the engine to go on with
 */
export async function bringUpToDate(
  engine: Engine,
  reopen: () => Promise<Engine>,
  steps: readonly Step[] = STEPS,
): Promise<Engine> {
  const { version } = await formOf(engine, steps);
  if (version === newest(steps)) return engine;
  await engine.close();
  await backUp(engine.path, version);
  const again = await reopen();
  try {
    await again.transaction((connection) => applySteps(connection, steps, version));
    return again;
  } catch (error) {
    await again.close();
    throw error;
  }
}

export function backupOf(path: string, version: number): string {
  return `${path}.v${version}.backup`;
}

export function newest(steps: readonly Step[] = STEPS): number {
  return steps.at(-1)?.version ?? 0;
}

async function applySteps(connection: DuckDBConnection, steps: readonly Step[], from: number): Promise<void> {
  for (const step of steps) if (step.version > from) await step.run(connection);
  await connection.run(schemaSql('views.sql'));
  const entries: readonly (readonly [string, string])[] = [
    ['mark', MARK],
    ['version', String(newest(steps))],
    ['chancery', chanceryVersion()],
    ...(from === 0 ? [['created', new Date().toISOString()] as const] : []),
  ];
  for (const [key, value] of entries) {
    await connection.run('DELETE FROM meta WHERE key = $1', [key]);
    await connection.run('INSERT INTO meta VALUES ($1, $2)', [key, value]);
  }
}

async function readMeta(engine: Engine): Promise<ReadonlyMap<string, string>> {
  try {
    const page = await engine.select({ sql: 'SELECT key, value FROM main.meta', parameters: [] });
    return new Map(page.rows.map(([key, value]) => [String(key), String(value)]));
  } catch (error) {
    if (codeOf(error) === 'ARCHIVE_QUERY') return new Map();
    throw error;
  }
}

async function backUp(path: string, version: number): Promise<void> {
  const backup = backupOf(path, version);
  const draft = `${backup}.part`;
  try {
    await copyFile(path, draft);
    const handle = await open(draft, 'r+');
    await handle.sync();
    await handle.close();
    await rename(draft, backup);
  } catch (error) {
    await rm(draft, { force: true });
    throw archiveFailure(path, error);
  }
}

async function putInPlace(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    // Disks without hard links (exFAT, some network shares).
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EOPNOTSUPP') {
      await rename(draft, path);
      return;
    }
    throw error;
  }
}

function isFileError(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(codeOf(error) ?? '');
}
