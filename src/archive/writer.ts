/**
 * All that is written: one batch, one transaction. Numbers of documents and readings are counted here, since one
 * thread alone writes.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ChanceryRecord, SCHEMA_ID } from '../record/index.js';
import { append } from './append.js';
import { type Batch, createBatch } from './batch.js';
import { writeCorrections } from './corrections.js';
import { type Decision, decide, type Here, outdatedIn } from './decisions.js';
import { applyDerived } from './derived.js';
import { createDictionary, SIDES, STEMS } from './dictionary.js';
import type { Engine } from './engine.js';
import { noDocument, otherText, recordSchema } from './errors.js';
import { fingerprintOf } from './fingerprint.js';
import { knownIn } from './known.js';
import { highest, runBound } from './prepared.js';
import { createStemCounter } from './search/counter.js';
import type {
  Arrival,
  Candidate,
  DerivedChange,
  NewCorrection,
  Run,
  RunCounts,
  Stored,
  StoreOutcome,
} from './types.js';
import { chanceryVersion } from './version.js';

export interface Writer {
  beginRun(command: string, model: string): Promise<Run>;
  endRun(run: Run, counts: RunCounts): Promise<void>;
  store(run: Run, arrivals: readonly Arrival[]): Promise<StoreOutcome>;
  storeReading(run: Run, document: number, record: ChanceryRecord, model: string): Promise<number>;
  derive(changes: readonly DerivedChange[]): Promise<void>;
  correct(corrections: readonly NewCorrection[]): Promise<readonly number[]>;
}

/** Records packed at once: each takes a megabyte meanwhile. */
const AT_ONCE = 16;
/** After so many documents memory is let go of. */
const SETTLED_EVERY = 64;
/** Words that are known again from batch to batch. They cover nearly all running text. */
const MAX_WORDS = 60_000;

export function createWriter(engine: Engine): Writer {
  const dictionaries = { stems: createDictionary(STEMS), sides: createDictionary(SIDES) };
  let counter = createStemCounter();
  let unsettled = 0;
  const version = chanceryVersion();

  function freshBatch(): Batch {
    if (counter.size > MAX_WORDS) counter = createStemCounter();
    return createBatch(counter);
  }

  /**
   * Batch after batch memory would fill with what has just been written, which is seldom asked for. After an article or
   * two it is not, and what is kept of the file is asked for again by the next.
   */
  async function settle(documents: number): Promise<void> {
    unsettled += documents;
    if (unsettled < SETTLED_EVERY) return;
    unsettled = 0;
    await engine.settle();
  }

  async function write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    try {
      const result = await engine.transaction(work);
      for (const dictionary of Object.values(dictionaries)) dictionary.keep();
      return result;
    } catch (error) {
      for (const dictionary of Object.values(dictionaries)) dictionary.forget();
      throw error;
    }
  }

  return {
    beginRun: (command, model) =>
      write(async (connection) => {
        const run = (await highest(connection, 'runs', 'run')) + 1;
        await append(connection, 'runs', [[run, command, new Date(), null, version, model, 0, 0]]);
        return { run, model };
      }),

    endRun: (run, counts) =>
      write(async (connection) => {
        await runBound(
          connection,
          'UPDATE runs SET ended = make_timestamp($1), documents = $2, failures = $3 WHERE run = $4',
          [Date.now() * 1000, counts.documents, counts.failures, run.run],
        );
      }),

    async store(run, arrivals) {
      const stored = await write(async (connection) => {
        const candidates = arrivals.map(toCandidate);
        const present = candidates.filter((it) => it !== null);
        const known = await knownIn(present, (sql, parameters) => runBound(connection, sql, parameters));
        const decisions = decide(candidates, known);
        const outdated = outdatedIn(decisions);
        const batch = freshBatch();
        let document = await highest(connection, 'documents', 'document');
        let reading = await highest(connection, 'readings', 'reading');
        const numbers = new Map<number, number>();
        const replaced: number[] = [];
        const place = (arrival: Arrival, index: number): Stored => {
          const decision: Decision = decisions[index] ?? { state: 'refused' };
          const candidate = candidates[index] ?? null;
          if (candidate === null || decision.state === 'refused') return refusal(arrival);
          if (decision.state === 'same') return { state: 'same', document: numberOf(decision.here, numbers) };
          document += 1;
          reading += 1;
          numbers.set(index, document);
          const replaces = decision.state === 'changed' ? numberOf(decision.here, numbers) : null;
          if (replaces !== null) replaced.push(replaces);
          const current = !outdated.has(index);
          const { fingerprint } = candidate;
          batch.addDocument(arrival, fingerprint, {
            run: run.run,
            document,
            reading,
            replaces,
            current,
            version,
          });
          return { state: decision.state, document, reading };
        };
        const each: Stored[] = [];
        for (const [index, arrival] of arrivals.entries()) {
          each.push(place(arrival, index));
          if (index % AT_ONCE === AT_ONCE - 1) await batch.packed();
        }
        if (replaced.length > 0) {
          await runBound(
            connection,
            'UPDATE documents SET current = false WHERE document IN (SELECT unnest($1::INTEGER[]))',
            [replaced],
          );
        }
        await batch.write(connection, dictionaries);
        return outcome(each);
      });
      await settle(arrivals.length);
      return stored;
    },

    async storeReading(run, document, record, model) {
      if (record.schema !== SCHEMA_ID) throw recordSchema(record.document.id, record.schema);
      return write(async (connection) => {
        const [row] = await runBound(connection, 'SELECT fingerprint FROM documents WHERE document = $1', [
          document,
        ]);
        if (row === undefined) throw noDocument(engine.path, document);
        if (row[0] !== fingerprintOf(record.document)) throw otherText(engine.path, document);
        const reading = (await highest(connection, 'readings', 'reading')) + 1;
        await runBound(connection, 'UPDATE readings SET current = false WHERE document = $1', [document]);
        const batch = freshBatch();
        batch.addReading(record, model, { run: run.run, document, reading, version });
        await batch.write(connection, dictionaries);
        return reading;
      });
    },

    derive: (changes) => write((connection) => applyDerived(connection, engine.path, changes)),

    correct: (corrections) => write((connection) => writeCorrections(connection, engine.path, corrections)),
  };
}

/** @returns null for a record of another schema */
function toCandidate({ record, address }: Arrival): Candidate | null {
  if (record.schema !== SCHEMA_ID) return null;
  return { address, fingerprint: fingerprintOf(record.document), outlet: record.document.outlet };
}

function numberOf(here: Here, numbers: ReadonlyMap<number, number>): number {
  return 'document' in here ? here.document : (numbers.get(here.index) ?? 0);
}

function refusal({ record }: Arrival): Stored {
  return { state: 'refused', error: recordSchema(record.document?.id ?? 'record', record.schema) };
}

function outcome(each: readonly Stored[]): StoreOutcome {
  const count = (state: Stored['state']): number => each.filter((it) => it.state === state).length;
  return {
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    refused: count('refused'),
    each,
  };
}
