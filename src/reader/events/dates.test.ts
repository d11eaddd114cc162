import { describe, expect, it } from 'vitest';
import { draftOf, eventsOf } from '../../../test/events-of.js';
import { dateOf } from './dates.js';

const dates = async (text: string): Promise<readonly string[]> =>
  (await eventsOf(text)).map((line) => line.split(' ').at(-1) ?? '');

describe('dates', () => {
  it.each([
    ['Ghana attacked Togo on Monday.', '2024-05-06'],
    ['Talks between Ghana and Togo took place in Accra last month.', '2024-04'],
    ['June 5 will mark two years since the signing of the accord between Ghana and Togo.', '2022-06-05'],
    ['Ghana attacked Togo.', '2024-05-10'],
    ['Ghana accused Togo of rigging the 2023 election.', '2024-05-10'],
    ['Nothing has changed since 1974, when Ghana invaded Togo.', '1974'],
  ])('%s → %s', async (text, expected) => {
    expect((await dates(text))[0]).toBe(expected);
  });

  it('refuses a date that another act began at', async () => {
    expect((await dates('The president of Ghana made the first visit to Togo since 1999.'))[0]).not.toBe(
      '1999',
    );
  });

  it('refuses a date that stands before "after"', async () => {
    const found = await eventsOf('Ghana will thank Togo next week, days after talks with Benin in Accra.');
    expect(found.find((line) => line.includes('BEN'))).not.toContain('2024-W20');
  });

  it('says how it knows', async () => {
    const { events } = await draftOf('Ghana attacked Togo on Monday. Mali condemned Ghana.');
    expect(events.map(({ date }) => date.basis)).toEqual(['time', 'document']);
  });

  it('knows no day for what is open', () => {
    expect(dateOf(null, 'hypothetical', '2024-05-10')).toEqual({ value: null, basis: 'document' });
    expect(dateOf(null, 'actual', null)).toEqual({ value: null, basis: 'document' });
  });
});
