/**
 * Documents → records, several read at once, given in the order in which the documents came. A record is given as soon as
 * it is there, however long the source takes with its next document.
 *
 * The first few are read in this thread: workers take longer to load than these take to read.
 */
import { availableParallelism } from 'node:os';
import type { DocumentError, InputResult } from '../document/index.js';
import { createReader } from '../reader/index.js';
import type { ChanceryRecord, SourceDocument } from '../record/index.js';
import { createChannel, END } from './channel.js';
import type { Pool } from './pool.js';

export type Reading =
  | { readonly kind: 'read'; readonly input: string; readonly record: ChanceryRecord }
  /** What came in is no document. */
  | { readonly kind: 'refused'; readonly error: DocumentError }
  /** A fault of ours in one document. */
  | { readonly kind: 'broken'; readonly input: string; readonly error: Error };

/** Documents read in this thread before workers are started. */
const FEW = 8;
/** Documents in hand for each worker, and what they may weigh together, in characters. */
const AHEAD = 4;
const HEAVY = 4_000_000;

/**
 * @param jobs articles read at once, once there are many; 1 starts no workers. Default: one a core
 * @throws whatever `results` throws; ChanceryError INTAKE_NOT_BUILT
 */
export async function* readInOrder(
  results: AsyncIterable<InputResult>,
  jobs: number = availableParallelism(),
): AsyncGenerator<Reading> {
  const here = createReader();
  const channel = createChannel<Promise<Reading>>(jobs * AHEAD, HEAVY);
  let pool = null as Promise<Pool> | null;
  let stopped = false;
  const workers = (): Promise<Pool> => {
    pool ??= import('./pool.js').then(({ createPool }) => createPool(jobs));
    return pool;
  };
  void give();
  try {
    for (let reading = await channel.take(); reading !== END; reading = await channel.take()) {
      yield await reading;
    }
  } finally {
    stopped = true;
    channel.close();
    await (await pool)?.close();
  }

  /** Never rejects: its error comes out of the channel. */
  async function give(): Promise<void> {
    try {
      let documents = 0;
      for await (const result of results) {
        if (stopped) break;
        if (!result.ok) {
          await channel.put(Promise.resolve({ kind: 'refused', error: result.error }), 0);
          continue;
        }
        const { input, document } = result;
        documents += 1;
        const few = jobs === 1 || documents <= FEW;
        const reading = readingOf(input, document, few ? here : await workers());
        await channel.put(reading, document.text.length);
        if (few) await reading;
      }
      channel.close();
    } catch (error) {
      channel.close(error);
    }
  }
}

async function readingOf(
  input: string,
  document: SourceDocument,
  reader: Pick<Pool, 'read'>,
): Promise<Reading> {
  try {
    return { kind: 'read', input, record: await reader.read(document) };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return { kind: 'broken', input, error };
  }
}
