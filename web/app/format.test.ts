import { describe, expect, it } from 'vitest';
import { day, days, sentences, shortened, signed } from './format.js';

describe('day', () => {
  it('writes days, months, years, weeks and decades, and leaves the rest', () => {
    expect(
      ['2019-02-28', '2019-02', '2019', '2019-W04', '197', '2019-02-28T09:00:00+09:00', 'soon'].map(day),
    ).toEqual(['28 Feb 2019', 'Feb 2019', '2019', 'week 4 of 2019', '1970s', '28 Feb 2019', 'soon']);
  });
});

describe('sentences', () => {
  it('ends each part, and leaves out what is not said', () => {
    expect(sentences('line 3 is no JSON', 'Mend it')).toBe('Line 3 is no JSON. Mend it.');
    expect(sentences('It is too large.', null)).toBe('It is too large.');
  });
});

describe('days', () => {
  it('says a whole month or year as such', () => {
    expect(days('2019-07-01', '2019-07-31')).toBe('Jul 2019');
    expect(days('2019-01-01', '2019-12-31')).toBe('2019');
    expect(days('2019-02-27', '2019-02-28')).toBe('27–28 Feb 2019');
    expect(days('2019-02-27', '2019-03-01')).toBe('27 Feb 2019 – 1 Mar 2019');
    expect(days(null, '2019-03-01')).toBe('1 Mar 2019');
    expect(days(null, null)).toBeNull();
  });
});

describe('numbers and words', () => {
  it('signs numbers and cuts between words', () => {
    expect([signed(2.5), signed(-3), signed(0)]).toEqual(['+2.5', '−3.0', '0.0']);
    expect(shortened('one two three', 9)).toBe('one two…');
    expect(shortened('one  two', 9)).toBe('one two');
  });
});
