import { describe, expect, it } from 'vitest';
import { type Evidence, ruleConfidenceOf } from './rule-confidence.js';

const sure: Evidence = {
  weight: 0.9,
  actor: { ids: ['a'], certainty: 1 },
  recipient: { ids: ['b'], certainty: 1 },
  reciprocal: false,
  inferred: false,
  event: 'ACCUSE',
  status: 'actual',
};

describe('confidence', () => {
  it('is the weight where all parties are plain', () => {
    expect(ruleConfidenceOf(sure)).toBe(0.9);
  });

  it.each([
    ['no actor', { actor: { ids: [], certainty: 0 } }],
    ['no recipient where one is due', { recipient: { ids: [], certainty: 0 } }],
    ['an inferred recipient', { inferred: true }],
    ['an open status', { status: 'hypothetical' as const }],
    ['a doubtful actor', { actor: { ids: ['a'], certainty: 0.5 } }],
  ])('falls with %s', (_, change) => {
    expect(ruleConfidenceOf({ ...sure, ...change })).toBeLessThan(0.9);
  });

  it('stays between 0 and 1', () => {
    expect(ruleConfidenceOf({ ...sure, weight: 2 })).toBe(1);
  });
});
