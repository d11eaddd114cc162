/** For tests of the archive: golden records, numbered so that there can be any number of them, and a folder to keep. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChanceryRecord } from '../record/index.js';
import { openArchive } from './index.js';
import type { Archive, Arrival } from './types.js';

const NAMES = ['lake-summit', 'gas-transit-retold', 'prisoner-swap-wire', 'grain-press-conference'];
let golden: readonly ChanceryRecord[] | null = null;

function goldenRecords(): readonly ChanceryRecord[] {
  golden ??= NAMES.flatMap((name): readonly ChanceryRecord[] =>
    JSON.parse(readFileSync(new URL(`../../examples/golden/${name}.json`, import.meta.url), 'utf8')),
  );
  return golden;
}

/** Another record for each number; another text of the same page for each version. */
export function sampleRecord(number: number, version = 1): ChanceryRecord {
  const records = goldenRecords();
  const base = records[number % records.length];
  if (base === undefined) throw new Error('there are no golden records');
  // behind all that offsets point to
  const text = `${base.document.text}\n\nBulletin ${number}, edition ${version}.`;
  return { ...base, document: { ...base.document, id: `bulletin-${number}`, text } };
}

export function sampleArrival(number: number, version = 1): Arrival {
  const record = sampleRecord(number, version);
  return { record, address: `https://example.org/${number}`, origin: 'record', model: 'model-1' };
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

export async function storeAll(archive: Archive, arrivals: readonly Arrival[]): Promise<void> {
  const run = await archive.beginRun('test', 'model-1');
  await archive.store(run, arrivals);
  await archive.endRun(run, { documents: arrivals.length, failures: 0 });
}

export async function sampleArchive(count: number): Promise<Archive> {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  await storeAll(archive, sampleArrivals(count));
  return archive;
}
