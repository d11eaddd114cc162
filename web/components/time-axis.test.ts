import { describe, expect, it } from 'vitest';
import { gapsOf, stepName, ticksOf } from './time-axis.js';

const weeks = (...days: readonly string[]) =>
  days.map((from) => ({
    from,
    to: new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10),
  }));

describe('steps', () => {
  it('are named by what they hold', () => {
    expect(stepName({ from: '2019-03-04' }, 'day')).toBe('4 Mar 2019');
    expect(stepName({ from: '2019-03-04' }, 'week')).toBe('week of 4 Mar 2019');
    expect(stepName({ from: '2019-03-01' }, 'month')).toBe('Mar 2019');
    expect(stepName({ from: '2019-01-01' }, 'year')).toBe('2019');
  });

  it('have gaps where the next does not begin on the day after', () => {
    expect(gapsOf(weeks('1949-12-26', '2019-02-25', '2019-03-04', '2019-03-18'))).toEqual([1, 3]);
    expect(gapsOf([])).toEqual([]);
  });

  it('are labelled as far as there is room, new years first', () => {
    const bins = weeks('2018-12-10', '2018-12-17', '2018-12-24', '2018-12-31', '2019-01-07', '2019-01-14');
    expect(ticksOf(bins, 'week', 1).map(({ label }) => label)).toEqual([
      '10 Dec\n2018',
      '17 Dec',
      '24 Dec',
      '31 Dec',
      '7 Jan\n2019',
      '14 Jan',
    ]);
    expect(ticksOf(bins, 'week', 4)).toEqual([
      { at: 0, label: '10 Dec\n2018' },
      { at: 4, label: '7 Jan\n2019' },
    ]);
    expect(ticksOf([], 'week', 4)).toEqual([]);
  });
});
