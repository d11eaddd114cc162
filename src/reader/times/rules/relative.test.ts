import { describe, expect, it } from 'vitest';
import { timesOf, valuesOf } from '../testing.js';

describe('days and units near the article', () => {
  it.each([
    ['They spoke yesterday.', ['2024-07-09']],
    ['They spoke last night.', ['2024-07-09TNI']],
    ['They will speak tomorrow morning.', ['2024-07-11TMO']],
    ['They spoke last week.', ['2024-W27']],
    ['They meet this week.', ['2024-W28']],
    ['They will meet next year.', ['2025']],
    ['They clashed over the weekend.', ['2024-W27-WE']],
    ['They will march this weekend.', ['2024-W28-WE']],
    ['Earlier this year they met.', ['2024']],
    ['Exports rose in the first quarter of 2023.', ['2023-Q1']],
    ['They met last spring.', ['2024-SP']],
  ])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

  it('takes the name of a newspaper for no day', () => expect(valuesOf('He told USA Today so.')).toEqual([]));
});

describe('distances', () => {
  it('counts from the article with "ago"', () => {
    expect(valuesOf('It began two years ago.')).toEqual(['2022']);
    expect(valuesOf('It began five weeks ago.')).toEqual(['2024-W23']);
    expect(valuesOf('It began years ago.')).toEqual(['PAST_REF']);
  });

  it('counts from the time last named with "earlier" and "later"', () => {
    expect(valuesOf('The agency said Monday that he had landed a day earlier.')).toEqual([
      '2024-07-08',
      '2024-07-07',
    ]);
    expect(valuesOf('War began in 1992. Two years later it ended.')).toEqual(['1992', '1994']);
  });
});

describe('durations', () => {
  it.each([
    ['They fought for months.', ['PXM']],
    ['A two-day visit ended.', ['P2D']],
    ['The siege took two and a half years.', ['P2Y6M']],
    ['It lasted twenty-five years.', ['P25Y']],
    ['They waited several weeks.', ['PXW']],
    ['It opened five weeks after the talks collapsed.', ['P5W']],
  ])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

  it.each([
    'A 50-year-old officer fled.',
    'He was 41 years old.',
    'It failed a second time.',
    'It costs $3 million a year.',
  ])('refuses: %s', (text) => expect(valuesOf(text)).toEqual([]));
});

describe('repeated times and times of day', () => {
  it('reads sets', () => {
    expect(timesOf('They march every Friday.')).toEqual([['every Friday', 'SET', 'XXXX-WXX-5']]);
    expect(timesOf('Patrols are flown daily.')).toEqual([['daily', 'SET', 'P1D']]);
  });

  it('reads clocks with their day', () => {
    expect(valuesOf('It struck at 9 a.m. EST on March 3, 2023.')).toEqual(['2023-03-03T09:00']);
    expect(valuesOf('It struck at 14:30 GMT Tuesday.')).toEqual(['2024-07-09T14:30']);
  });

  it('takes a score for no clock', () => expect(valuesOf('They won 3:16 and 2-1.')).toEqual([]));

  it('reads references', () => {
    expect(valuesOf('It is now a matter for the future.')).toEqual(['PRESENT_REF', 'FUTURE_REF']);
  });
});
