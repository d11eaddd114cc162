import { expect, it } from 'vitest';
import { daysOf } from './days.js';

it('puts what is known to its month or year under these, however they alternate with days', () => {
  const rows = [
    { from: '2019-09-03', to: null },
    { from: '2019-09-01', to: '2019-09-30' },
    { from: '2019-09-01', to: '2019-09-01' },
    { from: '2019-09-01', to: '2019-09-30' },
    { from: '2019-09-01', to: '2019-09-05' },
    { from: '2019-01-01', to: '2019-12-31' },
    { from: null, to: null },
  ];
  expect(daysOf(rows).map(({ day, rows: its }) => [day, its.map((it) => rows.indexOf(it))])).toEqual([
    ['2019-09-03', [0]],
    ['2019-09', [1, 3]],
    ['2019-09-01', [2, 4]],
    ['2019', [5]],
    [null, [6]],
  ]);
});
