/** For tests of the archive: golden records, numbered so that there can be any number of them, and a folder to keep. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { ChanceryRecord } from '../record/index.js';
import { openArchive } from './index.js';
import type { Archive, Arrival, StoreOutcome } from './types.js';

const NAMES = ['lake-summit', 'gas-transit-retold', 'prisoner-swap-wire', 'grain-press-conference'];
let golden: readonly ChanceryRecord[] | null = null;

/** The records of some of examples/golden/. */
export function goldenOf(names: readonly string[]): readonly ChanceryRecord[] {
  return names.flatMap((name): readonly ChanceryRecord[] =>
    JSON.parse(readFileSync(new URL(`../../examples/golden/${name}.json`, import.meta.url), 'utf8')),
  );
}

/** Another record for each number; another text of the same page for each version. */
export function sampleRecord(number: number, version = 1): ChanceryRecord {
  golden ??= goldenOf(NAMES);
  const base = golden[number % golden.length];
  if (base === undefined) throw new Error('there are no golden records');
  // behind all that offsets point to
  const text = `${base.document.text}\n\nBulletin ${number}, edition ${version}.`;
  return { ...base, document: { ...base.document, id: `bulletin-${number}`, text } };
}

/** A record that comes from its page, or wherever is said. */
export function arrivalOf(
  record: ChanceryRecord,
  address: string = record.document.url ?? record.document.id,
): Arrival {
  return { record, address, origin: 'record', model: 'model-1' };
}

export function sampleArrival(number: number, version = 1): Arrival {
  return arrivalOf(sampleRecord(number, version), `https://example.org/${number}`);
}

export function sampleArrivals(count: number): Arrival[] {
  return Array.from({ length: count }, (_, number) => sampleArrival(number));
}

/** A path in a folder that goes when the test is over. */
export function temporaryPath(name = 'archive.duckdb'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, name);
}

export async function storeAll(archive: Archive, arrivals: readonly Arrival[]): Promise<StoreOutcome> {
  const run = await archive.beginRun('test', 'model-1');
  const outcome = await archive.store(run, arrivals);
  await archive.endRun(run, { documents: arrivals.length, failures: 0 });
  return outcome;
}

export async function sampleArchive(count: number): Promise<Archive> {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  await storeAll(archive, sampleArrivals(count));
  return archive;
}

const INDEX = new URL('./index.ts', import.meta.url).href;

export interface Other {
  /** Runs code in it, with `archive`, `openArchive` and `path`; resolves with what the code returns. */
  run<T>(code: string): Promise<T>;
  kill(): Promise<void>;
}

/** Another process that does what it is told, a line at a time. */
export function otherProcess(file: string): Other {
  const loop = `
    import { createInterface } from 'node:readline';
    import { openArchive } from ${JSON.stringify(INDEX)};
    const path = ${JSON.stringify(file)};
    let archive;
    for await (const line of createInterface({ input: process.stdin })) {
      try {
        const value = await eval('(async () => {' + JSON.parse(line) + '})()');
        console.log(JSON.stringify({ value: value ?? null }));
      } catch (error) {
        console.log(JSON.stringify({ error: { code: error.code, message: error.message } }));
      }
    }`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', loop],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    async run<T>(code: string): Promise<T> {
      stdin.write(`${JSON.stringify(code)}\n`);
      const { value: line } = await lines.next();
      const { value, error } = JSON.parse(String(line));
      if (error !== undefined) throw Object.assign(new Error(error.message), error);
      return value as T;
    },
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
