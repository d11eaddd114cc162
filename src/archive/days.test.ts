import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysOf } from './days.js';

it.each([
  ['2019', '2019-01-01', '2019-12-31'],
  ['2019-02', '2019-02-01', '2019-02-28'],
  ['2020-02-29', '2020-02-29', '2020-02-29'],
  ['2019-04-27T10:00', '2019-04-27', '2019-04-27'],
  ['2019-04-27T10:00:00.5+02:00', '2019-04-27', '2019-04-27'],
  ['2019-04-27TMO', '2019-04-27', '2019-04-27'],
  ['2019-W01', '2018-12-31', '2019-01-06'],
  ['2020-W53', '2020-12-28', '2021-01-03'],
  ['2019-W15-WE', '2019-04-13', '2019-04-14'],
  ['2019-W15-3', '2019-04-10', '2019-04-10'],
  ['2019-Q2', '2019-04-01', '2019-06-30'],
  ['2019-H2', '2019-07-01', '2019-12-31'],
  ['2019-SU', '2019-06-01', '2019-08-31'],
  ['2019-WI', '2019-12-01', '2020-02-29'],
  ['9999-12-31', '9999-12-31', '9999-12-31'],
  ['9999-WI', '9999-12-01', '9999-12-31'],
  ['0044-03-15', '0044-03-15', '0044-03-15'],
])('%s spans %s to %s', (value, from, to) => {
  expect(daysOf(value)).toEqual({ from, to });
});

it.each([
  'PRESENT_REF',
  'P5W',
  '19X',
  '199',
  'XXXX-10',
  'XXXX-WXX-1',
  '2019-02-30',
  '2019-13',
  '2019-H0',
  '2019-Q9',
  '2019-W54',
  '2019-W53',
  '0000',
  '',
])('%s spans no days', (value) => {
  expect(daysOf(value)).toBeNull();
});

it('is safe with whatever comes', () => {
  const near = fc.stringMatching(/^\d{4}-[WQHSPUFA0-9]{1,3}(-[\dWE]{1,2})?(T\d\d:\d\d)?$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (value) => {
      const days = daysOf(value);
      if (days === null) return;
      expect(days.from <= days.to).toBe(true);
      expect(days.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Number.isNaN(Date.parse(days.to))).toBe(false);
    }),
  );
});
