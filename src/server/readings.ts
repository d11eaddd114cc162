/** Files that are being read into the archive, one after the other, and how far each is. */
import { randomUUID } from 'node:crypto';
import { updateAnalysis } from '../analysis/update.js';
import type { Archive, ArchiveLease } from '../archive/index.js';
import { addDropped, addTo, type DroppedFile, type Progress } from '../intake/index.js';
import { ChanceryError } from '../record/index.js';
import { tooManyReadings } from './errors.js';
import { MOST_WAITING } from './limits.js';
import type { Reading } from './shapes/index.js';

export type Source =
  | (DroppedFile & { readonly kind: 'file'; readonly remove: () => Promise<void> })
  | { readonly kind: 'example'; readonly name: string; readonly input: string };

export interface Readings {
  /** Puts it in the queue. @throws RequestError DESK_TOO_MANY_READINGS */
  begin(source: Source): Reading;
  list(): readonly Reading[];
  find(id: string): Reading | null;
  /** The reading as it is now, and whenever it has got further, until it is done or has failed. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<Reading>;
  /** Stops at a good place. */
  close(): Promise<void>;
}

/** Readings that are remembered when they are done. */
const REMEMBERED = 100;
const MOST_FAILURES = 200;
const MOST_DOCUMENTS = 10_000;
/** Another process may write for long; a reading waits for its turn. */
const PATIENCE = 3_600_000;

export function createReadings(archive: ArchiveLease, tell: (error: unknown) => void): Readings {
  const all = new Map<string, Reading>();
  const listeners = new Set<() => void>();
  const stop = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  function change(id: string, what: Partial<Reading>): void {
    const before = all.get(id);
    if (before === undefined) return;
    all.set(id, { ...before, ...what });
    for (const listener of listeners) listener();
  }

  async function read(id: string, source: Source): Promise<void> {
    const outcome = await added(id, source).catch((error: unknown) => failed(id, source, error));
    if (source.kind === 'file') await source.remove().catch(tell);
    change(id, outcome);
  }

  async function added(id: string, source: Source): Promise<Partial<Reading>> {
    stop.signal.throwIfAborted();
    await archive.change((open) => work(open, id, source), { patience: PATIENCE, signal: stop.signal });
    return { state: 'done' };
  }

  function failed(id: string, source: Source, error: unknown): Partial<Reading> {
    const known = error instanceof ChanceryError;
    if (!known && error !== stop.signal.reason) tell(error);
    const reason = known ? error.message : stop.signal.aborted ? 'the desk was closed' : 'something broke';
    const failure = { input: source.name, reason, hint: known ? error.hint : null };
    return { state: 'failed', failures: [...(all.get(id)?.failures ?? []), failure] };
  }

  async function work(open: Archive, id: string, source: Source): Promise<void> {
    const { signal } = stop;
    const [before] = await open.rows<{ readonly last: number | null }>(
      'SELECT max(document) AS last FROM documents',
    );
    change(id, { state: 'reading' });
    const steps =
      source.kind === 'file' ? addDropped(open, source, { signal }) : addTo(open, [source.input], { signal });
    for await (const step of steps) change(id, await soFar(open, before?.last ?? 0, id, step));
    await updateAnalysis(open, { signal });
  }

  async function soFar(open: Archive, last: number, id: string, step: Progress): Promise<Partial<Reading>> {
    const rows = await open.rows<{ readonly document: number }>(
      `SELECT document FROM documents WHERE document > $1 ORDER BY document LIMIT ${MOST_DOCUMENTS}`,
      [last],
    );
    const { done, total, same } = step;
    const failures = [...(all.get(id)?.failures ?? []), ...step.failures].slice(0, MOST_FAILURES);
    return { done, total, same, failures, documents: rows.map(({ document }) => document) };
  }

  function forget(): void {
    for (const [id, { state }] of all) {
      if (all.size <= REMEMBERED) return;
      if (state === 'done' || state === 'failed') all.delete(id);
    }
  }

  return {
    begin(source) {
      const waiting = [...all.values()].filter(({ state }) => state === 'waiting').length;
      if (waiting >= MOST_WAITING) throw tooManyReadings();
      const id = randomUUID();
      const reading: Reading = {
        reading: id,
        name: source.name,
        state: 'waiting',
        done: 0,
        total: null,
        documents: [],
        same: 0,
        failures: [],
      };
      all.set(id, reading);
      forget();
      queue = queue.then(() => read(id, source));
      return reading;
    },
    list: () => [...all.values()].reverse(),
    find: (id) => all.get(id) ?? null,
    async *follow(id, signal) {
      let told: Reading | null = null;
      for (;;) {
        const now = all.get(id);
        if (now === undefined) return;
        if (now !== told) yield now;
        told = now;
        if (now.state === 'done' || now.state === 'failed') return;
        await further(() => all.get(id) !== told, signal);
        if (signal.aborted) return;
      }
    },
    async close() {
      stop.abort(new Error('the desk was closed'));
      await queue;
    },
  };

  /** Resolves when something has changed, or nobody listens any more. */
  function further(changed: () => boolean, signal: AbortSignal): Promise<void> {
    if (changed() || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        if (!changed() && !signal.aborted) return;
        listeners.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      listeners.add(end);
      signal.addEventListener('abort', end);
    });
  }
}
