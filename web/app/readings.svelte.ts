/** Files given to the desk: sent, read by the server, watched until done. */

import { tell } from './announce.svelte.js';
import { DeskError, post } from './api.js';
import { counted } from './format.js';
import { refreshAll } from './resource.svelte.js';
import type { Reading } from './shapes.js';

export interface Watched {
  readonly key: number;
  readonly name: string;
  readonly reading: Reading | null;
  /** Why the file could not even be handed over. */
  readonly refused: { reason: string; hint: string | null } | null;
}

export const readings = $state<{ list: Watched[]; folded: boolean }>({ list: [], folded: false });
let keys = 0;
/** One is listened to at a time: the desk reads them in this order, and browsers open six connections to it at most. */
let listened: Promise<void> = Promise.resolve();

export function chooseFiles(field: HTMLInputElement): void {
  const { files } = field;
  if (files !== null) readFiles([...files]);
  // The same file may be chosen again.
  field.value = '';
}

export function readFiles(files: readonly File[]): void {
  for (const file of files)
    void watch(file.name, () =>
      post<Reading>(`/readings.json?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream'),
    );
}

export function readExamples(name: string, title: string): void {
  void watch(title, () => post<Reading>(`/examples.json?name=${encodeURIComponent(name)}`, null));
}

export function forget(key: number): void {
  readings.list = readings.list.filter((it) => it.key !== key);
}

async function watch(name: string, start: () => Promise<Reading>): Promise<void> {
  const key = ++keys;
  readings.list.push({ key, name, reading: null, refused: null });
  readings.folded = false;
  tell(`Reading ${name}`);
  try {
    const reading = await start();
    set(key, { reading });
    if (ended(reading)) finished(reading);
    else listened = listened.then(() => listen(key, reading.reading));
  } catch (cause) {
    const refused =
      cause instanceof DeskError
        ? { reason: cause.problem.detail, hint: cause.problem.hint }
        : { reason: 'The file could not be handed over.', hint: null };
    set(key, { refused });
    tell(`${name}: ${refused.reason}`);
  }
}

/** Resolves when the reading has ended. */
function listen(key: number, id: string): Promise<void> {
  return new Promise((resolve) => {
    const events = new EventSource(`/readings/${encodeURIComponent(id)}/events`);
    events.onmessage = (event) => {
      const reading = JSON.parse(String(event.data)) as Reading;
      set(key, { reading });
      if (!ended(reading)) return;
      events.close();
      finished(reading);
      resolve();
    };
    events.onerror = () => {
      // While the desk is away the browser asks again by itself; what a new desk does not know is lost.
      if (events.readyState !== EventSource.CLOSED) return;
      set(key, { refused: { reason: 'The desk was closed before it was read.', hint: 'Drop it again.' } });
      resolve();
    };
  });
}

function finished(reading: Reading): void {
  tell(`${reading.name}: ${outcome(reading)}`);
  refreshAll();
}

export const ended = (reading: Reading): boolean => reading.state === 'done' || reading.state === 'failed';

export function outcome(reading: Reading): string {
  const { length } = reading.documents;
  const parts = [length === 0 ? 'Nothing new' : counted(length, 'new article')];
  if (reading.same > 0) parts.push(`${reading.same} here already`);
  if (reading.failures.length > 0) parts.push(counted(reading.failures.length, 'failure'));
  return parts.join(', ');
}

function set(key: number, change: Partial<Watched>): void {
  const index = readings.list.findIndex((it) => it.key === key);
  const before = readings.list[index];
  if (before !== undefined) readings.list[index] = { ...before, ...change };
}
