import { expect, test } from 'vitest';
import { createLexicon } from '../lexicon/index.js';
import { ChanceryError, type SourceDocument } from '../record/index.js';
import type { Stage } from './draft.js';
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

test('the stages stand in an order in which each finds what it needs', () => {
  expect(() => createPipeline(createStages(createLexicon()))).not.toThrow();
});

test('a stage that comes before what it needs is an error that names both', () => {
  const early: Stage = { name: 'early', needs: ['tokens'], adds: ['times'], run: () => ({ times: [] }) };
  expect(() => createPipeline([early])).toThrow(ChanceryError);
  expect(() => createPipeline([early])).toThrow(/"early" needs "tokens"/);
});

test('the record holds what the stages add and nothing of their tools', () => {
  const stage: Stage = {
    name: 'times',
    needs: ['document'],
    adds: ['times', 'tokens'],
    run: () => ({ times: [{ id: 't1', start: 0, end: 4, type: 'DATE', value: '2024' }], tokens: [] }),
  };
  const record = createPipeline([stage])(document);
  expect(record.times).toHaveLength(1);
  expect(Object.keys(record)).not.toContain('tokens');
  expect(record.document).toBe(document);
});
