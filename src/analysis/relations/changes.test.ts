/** A planted change is found where it was planted, with the incidents that made it; and none where there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationOf } from './asked.js';
import { findChangePoints } from './change-points.js';
import { findChanges } from './changes.js';
import { seriesOf } from './series.js';
import { incident, weeksOn } from './testing.js';

/** Deterministic noise, as good as normal: the sum of twelve even draws. */
function createNoise(seed: number): () => number {
  let state = seed >>> 0;
  const even = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, even).reduce((sum, value) => sum + value, -6);
}

describe('change points', () => {
  it('are found where the mean moves', () => {
    const noise = createNoise(7);
    const values = Array.from({ length: 60 }, (_, index) => (index < 35 ? 0 : 4) + noise());
    const { begins } = findChangePoints(values);
    const near = begins.slice(34, 37).reduce((sum, value) => sum + value, 0);
    expect(near).toBeGreaterThan(0.95);
    expect(begins.reduce((sum, value) => sum + value, 0) - near).toBeLessThan(0.5);
  });

  it('are not found in noise alone', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const noise = createNoise(seed);
      const { begins } = findChangePoints(Array.from({ length: 80 }, noise));
      expect(Math.max(...begins)).toBeLessThan(0.4);
    }
  });

  it('agree with trying every way to cut a short series', () => {
    const values = [0, 0.3, -0.2, 3, 3.4, 2.9, 3.1];
    const { begins } = findChangePoints(values, { shortest: 3, expected: 5 });
    // only one cut leaves two stretches of three: before the fourth, or before the fifth
    expect(begins.slice(0, 3)).toEqual([0, 0, 0]);
    expect(begins.slice(5)).toEqual([0, 0]);
    expect(begins[3]).toBeGreaterThan(begins[4] ?? 1);
  });

  it('give probabilities, whatever the series', () => {
    const series = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(series, (values) => {
        const { begins, shortest } = findChangePoints(values);
        expect(begins).toHaveLength(values.length);
        for (let start = 0; start + shortest <= begins.length; start += 1) {
          const within = begins.slice(start, start + shortest).reduce((sum, value) => sum + value, 0);
          expect(within).toBeGreaterThanOrEqual(0);
          expect(within).toBeLessThan(1 + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('changes of a relation', () => {
  // a year of visits and thanks, then half a year of threats
  const warm = Array.from({ length: 40 }, (_, week) =>
    incident(weeksOn(week), ['KOR'], week % 3 === 0 ? 'SUPPORT' : 'CONSULT', ['PRK']),
  );
  const cold = Array.from({ length: 20 }, (_, week) =>
    incident(weeksOn(40 + week), ['PRK'], week % 2 === 0 ? 'THREATEN' : 'ACCUSE', ['KOR']),
  );
  const all = [...warm, ...cold];
  const series = seriesOf(all, { since: weeksOn(0), until: weeksOn(59) });

  it('are found with their weeks, their probability and what made them', () => {
    const changes = findChanges(series, all);
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change?.from).toBe(weeksOn(40));
    expect(change?.way).toBe('toward conflict');
    expect(change?.probability).toBeGreaterThan(0.9);
    expect(change?.before).toBeGreaterThan(2);
    expect(change?.after).toBeLessThan(-3);
    expect(change?.incidents).toEqual([cold[0]?.id, cold[2]?.id, cold[1]?.id]);
  });

  it('are found in an archive in which one article is dated a century too early', () => {
    const days = { length: 'week', since: '1919-02-28', until: weeksOn(59) } as const;
    const { points, changes } = relationOf(all, ['PRK'], ['KOR'], days);
    expect(points.at(-1)?.name).toBe(series.points.at(-1)?.name);
    expect(changes.map(({ period }) => period)).toEqual(
      expect.arrayContaining(findChanges(series, all).map(({ period }) => period)),
    );
  });

  it('are none in a relation that stays as it is', () => {
    const steady = seriesOf(warm, { since: weeksOn(0), until: weeksOn(39) });
    expect(findChanges(steady, warm)).toEqual([]);
  });

  it('are none for one bad week', () => {
    const strike = incident(weeksOn(20), ['PRK'], 'ASSAULT', ['KOR']);
    const one = [...warm, strike];
    expect(findChanges(seriesOf(one, { since: weeksOn(0), until: weeksOn(39) }), one)).toEqual([]);
  });

  it('name nothing where what was usual just stopped', () => {
    const changes = findChanges(seriesOf(warm, { since: weeksOn(0), until: weeksOn(59) }), warm);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.incidents).toEqual([]);
    expect(changes[0]?.after).toBe(0);
  });

  it('do not depend on the order in which incidents come', () => {
    const turned = [...all].reverse();
    const again = seriesOf(turned, { since: weeksOn(0), until: weeksOn(59) });
    expect(again).toEqual(series);
    expect(findChanges(again, turned)).toEqual(findChanges(series, all));
  });
});
