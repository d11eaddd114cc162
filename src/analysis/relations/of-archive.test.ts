/** Relations out of an archive: each thing once, however many articles tell it. */
import { expect, it } from 'vitest';
import { archiveOf, goldenRecords } from '../../archive/queries/testing.js';
import { readCoverage, readRelationIncidents } from './index.js';

it('folds what several articles tell of one day, kind and parties', async () => {
  const records = goldenRecords();
  // the same press again, by other outlets
  const twice = records.map((record) => ({
    ...record,
    document: {
      ...record.document,
      id: `${record.document.id}-2`,
      url: null,
      outlet: 'Another Paper',
      text: `${record.document.text}\n\nEnds.`,
    },
  }));
  const once = await archiveOf(records);
  const both = await archiveOf([...records, ...twice]);
  try {
    const single = await readRelationIncidents(once.archive);
    const doubled = await readRelationIncidents(both.archive);
    expect(single.length).toBeGreaterThan(0);
    expect(doubled.map(({ id }) => id)).toEqual(single.map(({ id }) => id));
    expect(doubled.every(({ origins }, index) => origins > (single[index]?.origins ?? 0) - 1)).toBe(true);
    expect(new Set(single.map(({ id }) => id)).size).toBe(single.length);
    const [first] = single;
    const actor = first?.actors[0]?.country ?? first?.actors[0]?.name ?? '';
    const some = await readRelationIncidents(once.archive, { filter: { either: actor } });
    expect(some.map(({ id }) => id)).toContain(first?.id);
    const coverage = await readCoverage(once.archive);
    expect(coverage === null || coverage.since <= coverage.until).toBe(true);
  } finally {
    await once.remove();
    await both.remove();
  }
});
