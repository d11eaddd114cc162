/** What the reader returns for the examples, read through by eye once, stays so until someone reviews a change. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXAMPLES, readExamples } from './read-examples.js';

const golden = await readExamples();

test('there are at least six examples', () => {
  expect(golden.size).toBeGreaterThanOrEqual(6);
});

test.each([...golden])(
  '%s reads as it did when it was reviewed (npm run golden accepts a change)',
  (slug, records) => {
    const reviewed: unknown = JSON.parse(readFileSync(new URL(`golden/${slug}.json`, EXAMPLES), 'utf8'));
    expect(records).toEqual(reviewed);
  },
);
