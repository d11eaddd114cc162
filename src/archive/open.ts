/** How a file becomes an open archive: who may, in which order, and how long one waits. */
import { existsSync, statSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import { createOwner, createReaderArchive } from './archive.js';
import { type Engine, openEngine } from './engine.js';
import {
  archiveBusy,
  archiveFailure,
  archiveMissing,
  archiveNotArchive,
  archiveNotMainThread,
  isLockConflict,
} from './errors.js';
import { claim } from './guard.js';
import { knock, stopKnocking } from './knock.js';
import { bringUpToDate, createArchive, requirePresentForm, STEPS, type Step } from './migrations.js';
import { readBeacon } from './owner/beacon.js';
import { OwnerGone, visitOwner } from './owner/guest.js';
import { startService } from './owner/service.js';
import type { Reach } from './questions.js';
import type { Archive, OpenOptions } from './types.js';
import { answersOf } from './user-sql.js';

/** How long a writer waits for readers, who hold the file for the length of a command, and readers for a turn. */
const PATIENCE = 5000;
const RETRY_EVERY = 50;

/**
 * Opens an archive; for writing it is made where there is none.
 * @throws ArchiveError ARCHIVE_MISSING, ARCHIVE_NOT_ARCHIVE, ARCHIVE_NEWER, ARCHIVE_OPEN_HERE,
 *   ARCHIVE_NOT_MAIN_THREAD, ARCHIVE_BUSY, ARCHIVE_UNWRITABLE, ARCHIVE_DISK_FULL
 */
export function openArchive(file: string, options: OpenOptions = {}): Promise<Archive> {
  return openWithSteps(file, options, STEPS);
}

/** For tests of migrations: with other steps than the present ones. */
export async function openWithSteps(
  file: string,
  options: OpenOptions,
  steps: readonly Step[],
): Promise<Archive> {
  const archive = path.resolve(file);
  options.signal?.throwIfAborted();
  if (options.readonly === true) return openForReading(archive, options, steps);
  if (!isMainThread) throw archiveNotMainThread(archive);
  if (!existsSync(archive)) {
    if (options.create === false) throw archiveMissing(archive);
    await createArchive(archive, steps);
  }
  return openForWriting(archive, options, steps);
}

async function openForWriting(
  archive: string,
  options: OpenOptions,
  steps: readonly Step[],
): Promise<Archive> {
  requireFile(archive);
  const release = claim(archive);
  let engine: Engine | null = null;
  try {
    await requireDuckDB(archive);
    const reopen = (): Promise<Engine> => openExclusively(archive, options);
    engine = await reopen();
    engine = await bringUpToDate(engine, reopen, steps);
    const answers = answersOf(engine);
    const service = await startService(archive, answers);
    return createOwner(engine, answers, service, release);
  } catch (error) {
    await engine?.close();
    release();
    options.signal?.throwIfAborted();
    throw archiveFailure(archive, error);
  }
}

/** Waits for readers a little, who are told, and for another writer as long as the options say. */
async function openExclusively(archive: string, options: OpenOptions): Promise<Engine> {
  let knocked = false;
  const tell = (): void => {
    knocked = true;
    knock(archive);
  };
  try {
    return await openInTurn(archive, options, tell);
  } finally {
    if (knocked) stopKnocking(archive);
  }
}

async function openInTurn(archive: string, options: OpenOptions, tell: () => void): Promise<Engine> {
  const began = Date.now();
  for (;;) {
    try {
      return await openEngine(archive, false);
    } catch (error) {
      if (!isLockConflict(error)) throw archiveFailure(archive, error);
      const owner = readBeacon(archive);
      const wait = options.wait ?? 0;
      const patience = owner === null ? Math.max(wait, PATIENCE) : wait;
      if (Date.now() - began >= patience) {
        throw owner === null ? archiveFailure(archive, error) : archiveBusy(archive, owner.pid, error);
      }
      if (owner === null) tell();
      await sleep(
        RETRY_EVERY,
        undefined,
        options.signal === undefined ? {} : { signal: options.signal },
      ).catch(() => {});
      options.signal?.throwIfAborted();
    }
  }
}

async function openForReading(
  archive: string,
  options: OpenOptions,
  steps: readonly Step[],
): Promise<Archive> {
  if (!existsSync(archive)) throw archiveMissing(archive);
  requireFile(archive);
  // A worker thread only ever asks the owner; it holds nothing.
  const release = isMainThread ? claim(archive) : () => {};
  try {
    return await createReaderArchive(archive, () => reach(archive, options, steps), release);
  } catch (error) {
    release();
    options.signal?.throwIfAborted();
    throw archiveFailure(archive, error);
  }
}

async function reach(archive: string, options: OpenOptions, steps: readonly Step[]): Promise<Reach> {
  const began = Date.now();
  for (;;) {
    const owner = readBeacon(archive);
    if (owner !== null) {
      const answers = await visitOwner(archive, owner).catch((error: unknown) => {
        if (error instanceof OwnerGone) return null;
        throw error;
      });
      if (answers !== null) return { access: 'guest', answers, close: async () => answers.close() };
    }
    if (!isMainThread) throw archiveNotMainThread(archive);
    try {
      return await reachFile(archive, steps);
    } catch (error) {
      // The owner is about to say where it is, or to leave.
      if (!isLockConflict(error)) throw error;
      if (Date.now() - began >= Math.max(options.wait ?? 0, PATIENCE)) throw error;
    }
    await sleep(RETRY_EVERY);
    options.signal?.throwIfAborted();
  }
}

async function reachFile(archive: string, steps: readonly Step[]): Promise<Reach> {
  await requireDuckDB(archive);
  const engine = await openEngine(archive, true);
  try {
    await requirePresentForm(engine, steps);
    return { access: 'direct', answers: answersOf(engine), close: () => engine.close() };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function requireFile(archive: string): void {
  if (!statSync(archive).isFile()) throw archiveNotArchive(archive, 'it is no file');
}

/** DuckDB's mark stands after a checksum of eight bytes. Only asked while this process has the file not open. */
async function requireDuckDB(archive: string): Promise<void> {
  const handle = await openFile(archive, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    if (bytesRead < 12 || buffer.toString('latin1', 8, 12) !== 'DUCK') {
      throw archiveNotArchive(archive, 'it is no archive of chancery');
    }
  } finally {
    await handle.close();
  }
}
