import { describe, expect, it } from 'vitest';
import { dateInWords, dateOrder } from './dates.js';

describe('dateInWords', () => {
  it.each([
    ['2024-03-11', '11 Mar 2024'],
    ['2024-03-11T15:30', '11 Mar 2024, 15:30'],
    ['2024-03-11T15:30:00Z', '11 Mar 2024, 15:30'],
    ['2024-03-11TMO', '11 Mar 2024, morning'],
    ['2024-03', 'Mar 2024'],
    ['2024', '2024'],
    ['195', '1950s'],
    ['19', '1900s'],
    ['2024-W15', '8–14 Apr 2024'],
    ['2024-W18', '29 Apr–5 May 2024'],
    ['2025-W01', '30 Dec 2024–5 Jan 2025'],
    ['2024-W15-3', '10 Apr 2024'],
    ['2024-W15-WE', '13–14 Apr 2024'],
    ['2024-SU', 'summer 2024'],
    ['2024-Q2', 'Q2 2024'],
    ['2024-H1', 'first half of 2024'],
    ['PAST_REF', 'earlier'],
    ['P5W', '5 weeks'],
    ['P1Y', '1 year'],
    ['PT3H', '3 hours'],
    ['PXM', 'months'],
  ])('tells %s as %s', (value, words) => expect(dateInWords(value)).toBe(words));

  it.each(['XXXX-WXX-3', 'P1Y6M', '', 'soon'])('leaves %j as it is', (value) => {
    expect(dateInWords(value)).toBe(value);
  });
});

describe('dateOrder', () => {
  it('puts the past first, then by first day, then present, future and unknown', () => {
    const order = [
      null,
      'FUTURE_REF',
      '2024-04',
      '2024-W15',
      'PRESENT_REF',
      '2019',
      '2024-04-09',
      'PAST_REF',
      '2024-SP',
    ];
    const sorted = [...order].sort((a, b) => (dateOrder(a) < dateOrder(b) ? -1 : 1));
    expect(sorted).toEqual([
      'PAST_REF',
      '2019',
      '2024-SP',
      '2024-04',
      '2024-W15',
      '2024-04-09',
      'PRESENT_REF',
      'FUTURE_REF',
      null,
    ]);
  });
});
