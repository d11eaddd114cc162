/**
 * Inputs → documents → what is not here yet → readers in worker threads → the archive, in the order of the inputs.
 *
 * Two loops run side by side. The first takes inputs, asks the archive which documents are new, and gives those to the
 * pool; the second takes the readings in order and stores them in batches. Between them is a short queue, so memory is
 * flat however many documents there are, and whatever is stored is whole: killed at any moment, the same call goes on.
 */
import type { Archive, Arrival, Run, Stored } from '../archive/index.js';
import { fingerprintOf, outletKey } from '../archive/index.js';
import { modelIdentity } from '../reader/index.js';
import { ChanceryError, type SourceDocument } from '../record/index.js';
import { createChannel, END } from './channel.js';
import { expectDocuments } from './expected.js';
import { type Incoming, type IncomingDocument, incomingFrom } from './incoming.js';
import { checkedJobs, createPool, NOT_BEGUN, type Pool } from './pool.js';
import { createTally } from './tally.js';
import type { AddOptions, Failure, Progress } from './types.js';
import { inGroups, LATE, within } from './waiting.js';

/** Documents whose presence is asked for at once, and how long the first of them waits for company. */
const GROUP = 32;
const GROUP_MS = 100;
/** A batch is stored when it has so many records, or is so old. */
const BATCH = 256;
const BATCH_MS = 2_000;
/** Places in the queue for each worker: enough that one long article does not leave the others idle. */
const QUEUE = 8;
/** What a group, the queue, and a batch may weigh: a thousand articles, or one of the very largest. */
const HEAVY = 16_000_000;
/** A record weighs about four times its text, in characters. */
const RECORD_WEIGHT = 4;
/** Reports come at least this often while work goes on, and about this often where there is much to say. */
const REPORT_MS = 1_000;

/** What became of an input by the time it leaves the queue. */
type Outcome =
  | { readonly kind: 'read'; readonly arrival: Arrival; readonly key: string | null }
  | { readonly kind: 'same' }
  /** The work was stopped before its turn came. */
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Entry {
  readonly input: string;
  readonly weight: number;
  readonly outcome: Promise<Outcome>;
}

/**
 * Adds documents, and records ready made, to the archive: files, directories, addresses, `-`, as `readInputs` takes
 * them. Yields its progress after each batch and about every second; the last report has everything.
 *
 * A document that is here already, by content, is not read again; a page that is here with other content becomes a new
 * version. What cannot be read is a failure in the reports, and the rest goes on. Aborted, it stores what is in hand,
 * reports, and throws the signal's reason; called again with the same inputs, it goes on there.
 *
 * @throws DocumentError where an option is no date or language; ArchiveError where the archive cannot be written;
 * ChanceryError INTAKE_JOBS_INVALID, INTAKE_NOT_BUILT, READER_MODEL_MISSING
 */
export async function* addTo(
  archive: Archive,
  inputs: readonly string[],
  options: AddOptions = {},
): AsyncGenerator<Progress> {
  const { signal } = options;
  signal?.throwIfAborted();
  const jobs = checkedJobs(options.jobs);
  const model = modelIdentity();
  const run = await archive.beginRun('add', model);
  const stop = new AbortController();
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
  const expected = expectDocuments(inputs, options, stopped);
  const tally = createTally(() => expected.total);
  const channel = createChannel<Entry>(Math.max(BATCH, jobs * QUEUE), HEAVY);
  const flying: Flying = new Map();
  let pool: Promise<Pool> | null = null;
  const workers = (): Promise<Pool> => {
    pool ??= createPool(jobs);
    return pool;
  };

  const giving = give();
  try {
    yield* take();
  } finally {
    stop.abort();
    channel.close();
    await giving;
    await closed(pool);
    const { added, changed, failed } = tally.report();
    // Where the archive itself has failed, that error is on its way up already.
    await archive.endRun(run, { documents: added + changed, failures: failed }).catch(() => {});
  }
  signal?.throwIfAborted();

  /** The first loop. Never rejects: its error comes out of the queue. */
  async function give(): Promise<void> {
    try {
      const incoming = incomingFrom(inputs, options);
      for await (const group of inGroups(incoming, isFull, GROUP_MS, stopped)) {
        for (const { input, weight, begin } of await admit(archive, group, {
          model,
          workers,
          flying,
          stopped,
        })) {
          if (stopped.aborted) break;
          await channel.put({ input, weight, outcome: begin() }, weight);
        }
      }
      channel.close();
    } catch (error) {
      channel.close(error);
    }
  }

  /** The second loop. */
  async function* take(): AsyncGenerator<Progress> {
    let batch: Ready[] = [];
    let began = 0;
    let load = 0;
    let reported = performance.now();
    const next = async () => {
      const entry = await channel.take();
      return entry === END ? END : { ...entry, outcome: await entry.outcome };
    };
    for (let coming = next(); ; ) {
      const wait = batch.length === 0 ? REPORT_MS : began + BATCH_MS - performance.now();
      const came = await within(coming, Math.max(0, wait));
      if (came !== LATE && came !== END) {
        coming = next();
        // Where storing fails meanwhile, nobody waits for it.
        coming.catch(() => {});
        const { input, outcome, weight } = came;
        if (outcome.kind === 'failed') tally.fail({ ...outcome.failure, input });
        else if (outcome.kind === 'same') tally.count('same', input);
        else if (outcome.kind === 'read') {
          if (batch.length === 0) began = performance.now();
          load += weight;
          batch.push({ input, arrival: outcome.arrival, key: outcome.key });
        }
      }
      const full = batch.length >= BATCH || load >= HEAVY;
      const storing = batch.length > 0 && (full || came === END || performance.now() - began >= BATCH_MS);
      if (storing) {
        await store(batch, run);
        batch = [];
        load = 0;
      }
      if (storing || came === END || performance.now() - reported >= REPORT_MS) {
        reported = performance.now();
        yield tally.report();
      }
      if (came === END) return;
    }
  }

  async function store(batch: readonly Ready[], into: Run): Promise<void> {
    const { each } = await archive.store(
      into,
      batch.map(({ arrival }) => arrival),
    );
    batch.forEach(({ input, key }, i) => {
      if (key !== null) flying.delete(key);
      const stored: Stored | undefined = each[i];
      if (stored === undefined) throw new Error('the archive did not say what became of a record');
      if (stored.state === 'refused') tally.fail(refusal(input, stored.error));
      else tally.count(stored.state, input);
    });
  }
}

interface Ready {
  readonly input: string;
  readonly arrival: Arrival;
  readonly key: string | null;
}

/** Documents between the question whether they are here and their storing, by fingerprint and outlet. */
type Flying = Map<string, Promise<Outcome>>;

interface Admission {
  readonly model: string;
  /** Started when the first document is to be read. Where they cannot be, the work ends. */
  readonly workers: () => Promise<Pool>;
  readonly flying: Flying;
  /** Aborted, what no worker has begun is left. */
  readonly stopped: AbortSignal;
}

/** An input that has been judged; `begin` has it read where it must be. */
interface Admitted {
  readonly input: string;
  readonly weight: number;
  readonly begin: () => Promise<Outcome>;
}

/** Decides of each input of a group what is to be done. */
async function admit(
  archive: Archive,
  group: readonly Incoming[],
  admission: Admission,
): Promise<readonly Admitted[]> {
  const documents = group.flatMap((incoming) =>
    incoming.kind === 'document'
      ? {
          incoming,
          address: incoming.address,
          fingerprint: fingerprintOf(incoming.document),
          outlet: incoming.document.outlet,
        }
      : [],
  );
  const known = documents.length === 0 ? [] : await archive.known(documents);
  const here = new Map(
    documents.map(({ incoming, fingerprint }, i) => [incoming, { fingerprint, state: known[i]?.state }]),
  );
  const judge = async (incoming: Incoming): Promise<Admitted> => {
    const { input } = incoming;
    if (incoming.kind === 'failed') return { input, weight: 0, begin: async () => incoming };
    if (incoming.kind === 'record') {
      const { record, address, origin } = incoming;
      const arrival = { record, address, origin, model: READY_MADE };
      return {
        input,
        weight: weightOf(record.document),
        begin: async () => ({ kind: 'read', arrival, key: null }),
      };
    }
    const { state, fingerprint = '' } = here.get(incoming) ?? {};
    if (state === 'same') return { input, weight: 0, begin: async () => ({ kind: 'same' }) };
    const pool = await admission.workers();
    return {
      input,
      weight: weightOf(incoming.document),
      begin: () => readOnce(incoming, fingerprint, pool, admission),
    };
  };
  return Promise.all(group.map(judge));
}

/** Reads a document, unless the same text is being read: then it will be here, or has failed alike. */
function readOnce(
  incoming: IncomingDocument,
  fingerprint: string,
  pool: Pool,
  { model, flying, stopped }: Admission,
): Promise<Outcome> {
  const key = `${fingerprint} ${outletKey(incoming.document.outlet)}`;
  const twin = flying.get(key);
  if (twin !== undefined) return twin.then((first) => (first.kind === 'read' ? { kind: 'same' } : first));
  const { input, address, origin } = incoming;
  const outcome = pool.read(incoming.document, stopped).then(
    (record): Outcome => ({ kind: 'read', arrival: { record, address, origin, model }, key }),
    (error: unknown): Outcome => {
      flying.delete(key);
      return error === NOT_BEGUN ? { kind: 'left' } : { kind: 'failed', failure: breakage(input, error) };
    },
  );
  flying.set(key, outcome);
  return outcome;
}

const weightOf = ({ text }: SourceDocument): number => text.length * RECORD_WEIGHT;

const isFull = (group: readonly Incoming[]): boolean =>
  group.length >= GROUP ||
  group.reduce((sum, each) => sum + (each.kind === 'document' ? weightOf(each.document) : 0), 0) >= HEAVY;

/** What stands for the model in readings that came in as records. */
const READY_MADE = 'ready-made';

function breakage(input: string, error: unknown): Failure {
  if (error instanceof ChanceryError) return { input, reason: error.message, hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return {
    input,
    reason: `the reader broke on it: ${message}`,
    hint: 'Please report it, with the article.',
  };
}

function refusal(input: string, error: Error): Failure {
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : '';
  return { input, reason: error.message, hint };
}

/** Why one did not start has been said. */
async function closed(pool: Promise<Pool> | null): Promise<void> {
  await (await pool?.catch(() => null))?.close();
}
