import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../../test/events-of.js';

describe('agenda', () => {
  it.each([
    ['Ghana will meet Togo in Accra next week.', 'planned 2024-W20 Ghana will meet Togo in Accra next week'],
    ['Ghana may hold talks with Togo in June.', 'possible 2024-06 Ghana may hold talks with Togo in June'],
    ['Ghana must submit its plan by May 31.', 'deadline 2024-05-31 Ghana must submit its plan by May 31'],
    ['The truce expires on May 20.', 'deadline 2024-05-20 The truce expires on May 20'],
    [
      'June 5 will mark two years since the signing of the Lome accord.',
      'anniversary 2024-06-05 two years since the signing of the Lome accord',
    ],
  ])('%s', async (text, expected) => {
    expect(await agendaOf(text)).toEqual([expected]);
  });

  it.each([
    'Ghana met Togo on Monday.',
    'Oil prices will rise next year.',
    'Ghana had to answer by April 1.',
    'Shops in Accra stay closed until Monday.',
    'Ghana marked the anniversary of independence in March.',
  ])('leaves off: %s', async (text) => {
    expect(await agendaOf(text)).toEqual([]);
  });
});
