import { describe, expect, it } from 'vitest';
import { valuesOf } from '../testing.js';

describe('calendar dates', () => {
  it.each([
    ['The treaty was signed on May 9, 2021.', ['2021-05-09']],
    ['The treaty was signed on 9 May 2021.', ['2021-05-09']],
    ['Envoys gathered in late February.', ['2024-02']],
    ['Envoys gathered in September.', ['2023-09']],
    ['Envoys will gather in September.', ['2024-09']],
    ['The ceasefire broke last June.', ['2024-06']],
    ['Delegates met on Oct. 3-4, 2022.', ['2022-10-03']],
    ['The vote took place on 2023-11-05.', ['2023-11-05']],
    ['The vote took place on 25/12/2022.', ['2022-12-25']],
    ['She resigned in March last year.', ['2023-03']],
  ])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

  it.each([
    'Mrs May may march on.',
    'Theresa May declined to comment.',
    'The Sun sat on the story.',
    'Call 555-0142-2019 for details.',
    'The protest has gone on 24/7.',
  ])('refuses: %s', (text) => expect(valuesOf(text)).toEqual([]));
});

describe('weekdays', () => {
  it.each([
    ['The minister arrived Tuesday.', ['2024-07-09']],
    ['The minister arrived on Wednesday.', ['2024-07-10']],
    ['The minister arrived on Friday.', ['2024-07-05']],
    ['The minister will arrive on Friday.', ['2024-07-12']],
    ['The talks, scheduled for Monday, were long in the making.', ['2024-07-15']],
    ['The minister left last Tuesday.', ['2024-07-09']],
  ])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

  it('leaves open what no date settles', () => {
    expect(valuesOf('The minister arrived Tuesday.', null)).toEqual(['XXXX-WXX-2']);
    expect(valuesOf('They met last week and in June.', null)).toEqual(['PAST_REF', 'XXXX-06']);
  });

  it('takes named days for no weekday', () => expect(valuesOf('Bloody Sunday is remembered.')).toEqual([]));
});

describe('years, decades and centuries', () => {
  it.each([
    ['It has been so since 1950.', ['1950']],
    ['The border dates from the 1950s.', ['195']],
    ['Trade grew in the mid-1990s.', ['199']],
    ['A quarrel of the 19th century.', ['18']],
    ['In nineteen ninety-one the union fell.', ['1991']],
  ])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

  it.each([
    'Resolution 2231 still binds them.',
    'A force of 2,000 troops crossed.',
    'About 1200 people fled.',
    'Some 1999 soldiers surrendered.',
    'She is in her 30s.',
  ])('refuses: %s', (text) => expect(valuesOf(text)).toEqual([]));
});
