import { expect, test } from 'vitest';
import { createLexicon } from '../lexicon/index.js';
import { ChanceryError, EVENT_CATEGORIES, type EventCategory, type SourceDocument } from '../record/index.js';
import type { Stage } from './draft.js';
import type { Model } from './model/index.js';
import { createPipeline, createStages } from './pipeline.js';

const document: SourceDocument = {
  id: 'd1',
  title: null,
  text: 'Oslo recalled its envoy.',
  outlet: null,
  author: null,
  url: null,
  language: 'en',
  published: null,
  publishedBasis: null,
};

/** Finds nothing and is equally unsure of every pair. */
const model = async (): Promise<Model> => ({
  read: async () => ({ names: [], attributions: [], triggers: [] }),
  pair: async () =>
    Object.fromEntries(EVENT_CATEGORIES.map((name) => [name, 1 / EVENT_CATEGORIES.length])) as Record<
      EventCategory,
      number
    >,
});

test('the stages stand in an order in which each finds what it needs', () => {
  expect(() => createPipeline(createStages(createLexicon()), model)).not.toThrow();
});

test('a stage that comes before what it needs is an error that names both', () => {
  const early: Stage = { name: 'early', needs: ['tokens'], adds: ['times'], run: () => ({ times: [] }) };
  expect(() => createPipeline([early], model)).toThrow(ChanceryError);
  expect(() => createPipeline([early], model)).toThrow(/"early" needs "tokens"/);
});

test('the record holds what the stages add and nothing of their tools', async () => {
  const stage: Stage = {
    name: 'times',
    needs: ['document'],
    adds: ['times', 'tokens'],
    run: () => ({ times: [{ id: 't1', start: 0, end: 4, type: 'DATE', value: '2024' }], tokens: [] }),
  };
  const record = await createPipeline([stage], model)(document);
  expect(record.times).toHaveLength(1);
  expect(Object.keys(record)).not.toContain('tokens');
  expect(record.document).toBe(document);
});
