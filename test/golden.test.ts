/**
 * What the reader returns for the examples, read through by eye once, stays so until someone reviews a change. Confidence
 * alone may be a little otherwise: 8-bit networks round otherwise on another kind of processor.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ChanceryRecord } from '../src/record/index.js';
import { EXAMPLES, readExamples } from './read-examples.js';

const golden = await readExamples();

test('there are at least six examples', () => {
  expect(golden.size).toBeGreaterThanOrEqual(6);
});

test.each([...golden])(
  '%s reads as it did when it was reviewed (npm run golden accepts a change)',
  (slug, records) => {
    const reviewed: readonly ChanceryRecord[] = JSON.parse(
      readFileSync(new URL(`golden/${slug}.json`, EXAMPLES), 'utf8'),
    );
    expect(records.map(unsure)).toEqual(reviewed.map(unsure));
    const [now, then] = [records, reviewed].map((list) => list.flatMap(({ events }) => events));
    for (const [n, event] of (now ?? []).entries())
      expect(Math.abs(event.confidence - (then?.[n]?.confidence ?? Number.NaN))).toBeLessThan(
        OTHER_PROCESSOR,
      );
  },
);

/** Between processors with and without VNNI 0.03 was seen. */
const OTHER_PROCESSOR = 0.06;

const unsure = (record: ChanceryRecord): ChanceryRecord => ({
  ...record,
  events: record.events.map((event) => ({ ...event, confidence: 0 })),
});
