import { expect, it } from 'vitest';
import { binsOf, type DayCount } from './bins.js';

const on = (day: string, happenings = 1): DayCount => ({
  day,
  happenings,
  plans: 0,
  cooperation: 1,
  conflict: -2,
});
const from = (first: string, days: number, step = 1): readonly DayCount[] =>
  Array.from({ length: days }, (_, n) =>
    on(new Date(Date.parse(first) + n * step * 86_400_000).toISOString().slice(0, 10)),
  );

it('takes the shortest bins that are few enough', () => {
  expect(binsOf([])).toEqual({ length: 'day', bins: [] });
  expect(binsOf(from('2019-01-01', 100)).length).toBe('day');
  expect(binsOf(from('2019-01-01', 300)).length).toBe('week');
  expect(binsOf(from('2012-01-01', 2500)).length).toBe('month');
  expect(binsOf(from('1950-01-01', 900, 28)).length).toBe('year');
});

it('counts every day once, in bins that follow one another without a gap', () => {
  for (const days of [from('2019-01-01', 100, 1), from('2018-12-30', 90, 8), from('2000-02-27', 120, 50)]) {
    const { bins } = binsOf(days);
    expect(bins.reduce((sum, { happenings }) => sum + happenings, 0)).toBe(days.length);
    expect(bins.reduce((sum, { conflict }) => sum + conflict, 0)).toBe(-2 * days.length);
    expect(bins.length).toBeLessThanOrEqual(122);
    for (const [n, bin] of bins.entries()) {
      const next = bins[n + 1];
      if (next !== undefined) expect(Date.parse(next.from) - Date.parse(bin.to)).toBe(86_400_000);
    }
  }
});

it('weeks begin on Monday', () => {
  const [first] = binsOf(from('2018-12-30', 90, 8)).bins;
  expect(first).toMatchObject({ from: '2018-12-24', to: '2018-12-30' });
});

it('a stray day far back does not make the bins longer', () => {
  const days = [on('1953-07-27'), ...from('2019-01-01', 100)];
  const { length, bins } = binsOf(days);
  expect(length).toBe('day');
  expect(bins).toHaveLength(101);
  expect(bins[0]).toMatchObject({ from: '1953-07-27', to: '1953-07-27', happenings: 1 });
  // Where the strays fill many bins, they do.
  const many = [
    ...from('1990-01-01', 60, 100),
    ...from('2019-01-01', 100).map((it) => ({ ...it, happenings: 20 })),
  ];
  expect(binsOf(many).bins.length).toBeLessThanOrEqual(160);
  expect(binsOf(many).length).not.toBe('day');
  // but among few, nothing is a stray
  expect(binsOf([on('1953-07-27'), on('2019-01-01')]).length).toBe('year');
});
