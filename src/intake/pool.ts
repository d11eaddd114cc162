/**
 * Readers in worker threads. Records come back by structured clone; no worker ever sees the archive, which belongs to
 * the main thread alone.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ChanceryRecord, SourceDocument } from '../record/index.js';
import { jobsInvalid, textTooLong, workerBroken, workerNotBuilt } from './errors.js';
import type { WorkerSettings } from './worker.js';

export interface Pool {
  /**
   * Queues the document; rejects where the reader broke on it, which leaves the others alone. Once the signal is aborted, what no worker
   * has begun rejects with `NOT_BEGUN`.
   */
  read(document: SourceDocument, signal?: AbortSignal): Promise<ChanceryRecord>;
  close(): Promise<void>;
}

/** Why a document was not read: the work was stopped before its turn came. */
export const NOT_BEGUN = new Error('the work was stopped before this document’s turn');

/** Documents that each worker has at hand, so that it never waits for its next. */
const AT_HAND = 2;

/** Heap of a worker. A text that wants more costs itself and that worker, which is replaced. */
const HEAP_MB = 512;

/**
 * Resolves when the first worker has loaded: Piscina gives up on workers that cannot, and leaves whatever waits for one
 * waiting for ever.
 * @param worker the file that the threads run; default: the reader's
 * @throws ChanceryError INTAKE_NOT_BUILT
 */
export async function createPool(jobs: number, worker: URL = workerFile()): Promise<Pool> {
  const settings: WorkerSettings = { threads: Math.max(1, Math.floor(availableParallelism() / jobs)) };
  const pool = new Piscina<SourceDocument | null, ChanceryRecord>({
    filename: worker.href,
    minThreads: 1,
    maxThreads: jobs,
    // A worker that has loaded its model stays: another would take half a second to be as far.
    idleTimeout: Number.POSITIVE_INFINITY,
    // Sleeping on a lock, as the default has it, would keep the network's own callbacks out.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    workerData: settings,
    // The documents' number is what callers bound; each is read to its end.
    closeTimeout: 1_000,
  });
  // Errors of a worker outside a task belong to no document; the task in it has been rejected.
  pool.on('error', () => {});
  try {
    await pool.run(null, { name: 'loaded' });
  } catch (cause) {
    await pool.destroy();
    throw workerBroken(worker, cause);
  }
  const turns = createTurns(jobs * AT_HAND);
  return {
    read: async (document, signal) => {
      await turns.take(signal);
      try {
        return await pool.run(document);
      } catch (cause) {
        throw isOutOfMemory(cause) ? textTooLong(document.text.length, HEAP_MB, cause) : cause;
      } finally {
        turns.give();
      }
    },
    close: () => pool.destroy(),
  };
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

interface Turns {
  /** Resolves when it is one's turn. @throws NOT_BEGUN */
  take(signal: AbortSignal | undefined): Promise<void>;
  give(): void;
}

/** So many at once; the others wait in order, and those that still wait when their signal is aborted go home. */
function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let free = most;
  const give = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async take(signal) {
      if (free > 0) free -= 1;
      else {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      if (signal?.aborted !== true) return;
      give();
      throw NOT_BEGUN;
    },
    give,
  };
}

/** @throws ChanceryError INTAKE_JOBS_INVALID */
export function checkedJobs(jobs: number = availableParallelism()): number {
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw jobsInvalid(jobs);
  return jobs;
}

/** Node runs no TypeScript: from source (tests, benches) the built worker is taken. */
function workerFile(): URL {
  const beside = new URL('./worker.js', import.meta.url);
  const built = new URL('../../dist/intake/worker.js', import.meta.url);
  for (const file of [beside, built]) if (existsSync(file)) return file;
  throw workerNotBuilt(built);
}
