/** Any number of records that differ: the golden ones, numbered, each with an address, a day and an ending of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ChanceryRecord } from '../../src/record/index.js';

const GOLDEN = new URL('../../examples/golden/', import.meta.url);

let kept: readonly ChanceryRecord[] | null = null;

export function goldenRecords(): readonly ChanceryRecord[] {
  kept ??= readdirSync(GOLDEN)
    .sort()
    .flatMap((file): readonly ChanceryRecord[] => JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')));
  return kept;
}

/** @param version the page's: another has another ending */
export function wireRecord(number: number, version = 1): ChanceryRecord {
  const golden = goldenRecords();
  const base = golden[number % golden.length];
  if (base === undefined) throw new Error('there are no golden records');
  const day = new Date(Date.UTC(2019, 0, 1 + (number % 2000))).toISOString().slice(0, 10);
  const document = {
    ...base.document,
    id: `wire-${number}`,
    url: `https://wire.example/${number}`,
    // Behind all that the offsets point to.
    text: `${base.document.text}\n\nWire number ${number}, version ${version}.`,
    published: day,
    publishedBasis: 'given' as const,
  };
  return { ...base, document };
}

export function wireLines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, i) => `${JSON.stringify(wireRecord(from + i))}\n`).join('');
}
