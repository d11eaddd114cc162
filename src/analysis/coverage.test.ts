/** From the first published day to the last. */
import { expect, it } from 'vitest';
import { archiveOf, goldenRecords } from '../archive/queries/testing.js';
import { readCoverage } from './coverage.js';

it('spans the days on which the archive has articles, and is nothing without any', async () => {
  const days = goldenRecords()
    .flatMap(({ document }) => document.published?.slice(0, 10) ?? [])
    .sort();
  const full = await archiveOf(goldenRecords());
  const empty = await archiveOf([]);
  try {
    expect(await readCoverage(full.archive)).toEqual({ since: days[0], until: days.at(-1) });
    expect(await readCoverage(empty.archive)).toBeNull();
  } finally {
    await full.remove();
    await empty.remove();
  }
}, 120_000);
