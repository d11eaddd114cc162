import { describe, expect, it } from 'vitest';
import { beside, periodOf, wider } from './bins.js';

const weeks = (...days: readonly string[]) =>
  days.map((from) => ({
    from,
    to: new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10),
  }));

describe('a period', () => {
  it('is what the filters say, in days', () => {
    expect(periodOf('2019-02', '2019-02', [])).toEqual({ since: '2019-02-01', until: '2019-02-28' });
    expect(periodOf('2020', '2020-02', [])).toEqual({ since: '2020-01-01', until: '2020-02-29' });
    expect(periodOf(null, '2019-03-10', weeks('2019-03-04'))).toEqual({
      since: '2019-03-04',
      until: '2019-03-10',
    });
    expect(periodOf(null, '2019', [])).toBeNull();
    expect(periodOf('2019', '2018', [])).toBeNull();
    expect(periodOf('yesterday', '2018', [])).toBeNull();
  });

  it('has neighbours of its length, and a wider one around it', () => {
    const week = { since: '2019-03-04', until: '2019-03-10' };
    expect(beside(week, 1)).toEqual({ since: '2019-03-11', until: '2019-03-17' });
    expect(beside(week, -1)).toEqual({ since: '2019-02-25', until: '2019-03-03' });
    expect(wider(week)).toEqual({ since: '2019-02-25', until: '2019-03-17' });
  });
});
