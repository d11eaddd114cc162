/**
 * The present reader over what is kept. Each document gets a new reading beside its old ones; what the two say
 * differently is told. Killed or stopped, the same call goes on with the documents that the present reader has not read.
 */
import type { Archive, StoredRecord } from '../archive/index.js';
import { modelIdentity } from '../reader/index.js';
import type { ChanceryRecord } from '../record/index.js';
import { type Counts, countDifferences, type Difference, differencesOf } from './differences.js';
import { checkedJobs, createPool } from './pool.js';
import { createTally } from './tally.js';
import type { Failure } from './types.js';

export interface RereadOptions {
  /** Those too that the present reader has read already. Default: only those that another has. */
  readonly all?: boolean | undefined;
  readonly jobs?: number | undefined;
  /** Finishes and stores the documents in hand, reports, and throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What the new reading of one document says that the old one did not. */
export interface Rereading {
  readonly document: number;
  readonly address: string;
  readonly title: string | null;
  readonly differences: readonly Difference[];
}

export interface RereadProgress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  readonly rate: number;
  readonly remaining: number | null;
  /** Documents that are now read differently. */
  readonly different: number;
  readonly events: Counts;
  readonly statements: Counts;
  /** Documents read since the report before this one. */
  readonly documents: readonly Rereading[];
  readonly failures: readonly Failure[];
}

/** Documents in hand for each worker. */
const AHEAD = 2;
const NONE: Counts = { added: 0, gone: 0, changed: 0 };

/**
 * Reads again what is kept, in order of document, and yields its progress after every few documents.
 * @throws ArchiveError where the archive cannot be written; ChanceryError INTAKE_JOBS_INVALID, INTAKE_NOT_BUILT
 */
export async function* reread(archive: Archive, options: RereadOptions = {}): AsyncGenerator<RereadProgress> {
  const { signal } = options;
  signal?.throwIfAborted();
  const jobs = checkedJobs(options.jobs);
  const model = modelIdentity();
  const numbers = await documentsToRead(archive, options.all === true ? null : model);
  const run = await archive.beginRun('reread', model);
  const pool = await createPool(jobs);
  const tally = createTally(() => numbers.length);
  let [events, statements, different] = [NONE, NONE, 0];
  try {
    for (let at = 0; at < numbers.length && signal?.aborted !== true; at += jobs * AHEAD) {
      const documents: Rereading[] = [];
      const stored = await collect(archive.records({ documents: numbers.slice(at, at + jobs * AHEAD) }));
      const readings = stored.map((old) => attempt(pool.read(old.record.document)));
      for (const [i, old] of stored.entries()) {
        const fresh = await readings[i];
        if (fresh === undefined || fresh instanceof Error) {
          tally.fail(breakage(old, fresh));
          continue;
        }
        await archive.storeReading(run, old.document, fresh, model);
        tally.count('changed', old.address);
        const differences = differencesOf(old.record, fresh);
        events = sum(events, countDifferences(differences, 'event'));
        statements = sum(statements, countDifferences(differences, 'statement'));
        if (differences.length > 0) different += 1;
        const { document, address, record } = old;
        documents.push({ document, address, title: record.document.title, differences });
      }
      const { done, failed, rate, remaining, failures } = tally.report();
      const total = numbers.length;
      yield { done, failed, total, rate, remaining, different, events, statements, documents, failures };
    }
  } finally {
    await pool.close();
    const { changed, failed } = tally.report();
    // Where the archive itself has failed, that error is on its way up already.
    await archive.endRun(run, { documents: changed, failures: failed }).catch(() => {});
  }
  signal?.throwIfAborted();
}

/** By number, so that no long query stands open while readings are written. */
async function documentsToRead(archive: Archive, notModel: string | null): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    `SELECT d.document FROM documents d JOIN readings r ON r.document = d.document AND r.current
     WHERE d.current AND ($1 IS NULL OR r.model <> $1) ORDER BY d.document`,
    [notModel],
  );
  return rows.map(({ document }) => document);
}

async function collect(records: AsyncIterable<StoredRecord>): Promise<readonly StoredRecord[]> {
  const all: StoredRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

const attempt = (reading: Promise<ChanceryRecord>): Promise<ChanceryRecord | Error> =>
  reading.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));

const breakage = ({ address }: StoredRecord, error: Error | undefined): Failure => ({
  input: address,
  reason: `the reader broke on it: ${error?.message ?? 'no answer'}`,
  hint: 'Please report it, with the article. Its old reading stands.',
});

const sum = (a: Counts, b: Counts): Counts => ({
  added: a.added + b.added,
  gone: a.gone + b.gone,
  changed: a.changed + b.changed,
});
