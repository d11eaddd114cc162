import { describe, expect, it } from 'vitest';
import { type Change, changeWhen, type Point, pointWords, stretchesOf } from './relation.js';

const point = (name: string, from: string, to: string, more: Partial<Point> = {}): Point => ({
  name,
  from,
  to,
  cooperation: 0,
  conflict: 0,
  net: 0,
  usual: null,
  unusual: false,
  incidents: [],
  ...more,
});
const points = [
  point('2019-W08', '2019-02-18', '2019-02-24'),
  point('2019-W09', '2019-02-25', '2019-03-03', {
    cooperation: 1,
    conflict: -7,
    net: -6,
    usual: 0,
    unusual: true,
    incidents: [14],
  }),
  point('2019-W10', '2019-03-04', '2019-03-10'),
];
const change = (period: string, before: number, after: number): Change => ({
  period,
  from: '2019-02-25',
  to: '2019-03-03',
  probability: 0.9,
  before,
  after,
  way: 'toward conflict',
  incidents: [],
});

describe('a relation', () => {
  it('falls into stretches between its changes', () => {
    expect(stretchesOf(points, [])).toEqual([]);
    expect(stretchesOf(points, [change('2019-W10', -3, 1), change('2019-W09', 0, -3)])).toEqual([
      { from: 0, to: 1, mean: 0 },
      { from: 1, to: 2, mean: -3 },
      { from: 2, to: 3, mean: 1 },
    ]);
    expect(stretchesOf(points, [change('2018-W01', 0, 1)])).toEqual([]);
  });

  it('says what a week holds', () => {
    expect(points.map((it) => pointWords(it, 'week'))).toEqual([
      'week of 18 Feb 2019: nothing reported',
      'week of 25 Feb 2019: cooperation +1.0, conflict −7.0, net −6.0 where 0.0 is usual; unusual',
      'week of 4 Mar 2019: nothing reported',
    ]);
  });

  it('says when it changed, and between which days where that is not sure', () => {
    expect(changeWhen(change('2019-W09', 0, -3), points, 'week')).toBe('week of 25 Feb 2019');
    expect(changeWhen({ ...change('2019-W09', 0, -3), from: '2019-02-18' }, points, 'week')).toBe(
      'week of 25 Feb 2019 (between 18 Feb 2019 and 3 Mar 2019)',
    );
  });
});
