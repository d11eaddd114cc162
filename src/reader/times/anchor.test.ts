import { describe, expect, it } from 'vitest';
import { beforeDocument, endOf, indexTimes, isFuture, startOf, timeOfTrigger } from './anchor.js';
import { draftOf } from './testing.js';

const dateOf = (text: string, trigger: string): string | null => {
  const draft = draftOf(text, '2024-07-10');
  const token = draft.tokens.findIndex(({ lower }) => lower === trigger);
  return timeOfTrigger(draft, indexTimes(draft), token)?.value ?? null;
};

describe('timeOfTrigger', () => {
  it.each([
    ['The envoy met rebels in Geneva on Monday.', 'met', '2024-07-08'],
    ['Last week, the envoy met rebels in Geneva.', 'met', '2024-W27'],
    ['The agency said Tuesday that the envoy landed a day earlier.', 'landed', '2024-07-08'],
    ['The agency said Tuesday that the envoy landed a day earlier.', 'said', '2024-07-09'],
  ])('%s (%s)', (text, trigger, value) => expect(dateOf(text, trigger)).toBe(value));

  it.each([
    ['The envoy met rebels for two weeks.', 'met'],
    ['Both sides have fought since 2014.', 'fought'],
    ['The envoy met rebels, who fled on Monday.', 'met'],
  ])('refuses: %s (%s)', (text, trigger) => expect(dateOf(text, trigger)).toBeNull());
});

describe('values compared', () => {
  it('knows first and last days', () => {
    expect(['2019-W14', '2019-SU', '2019-02', '195', '19', '2019-Q3', '2019-W15-WE'].map(startOf)).toEqual([
      '2019-04-01',
      '2019-06-01',
      '2019-02-01',
      '1950-01-01',
      '1900-01-01',
      '2019-07-01',
      '2019-04-13',
    ]);
    expect(['2019-W14', '2020-02', '2019-04-27TMO'].map(endOf)).toEqual([
      '2019-04-07',
      '2020-02-29',
      '2019-04-27',
    ]);
    expect(['P3D', 'PAST_REF', 'XXXX-06', '2019-13'].map(startOf)).toEqual([null, null, null, null]);
  });

  it('sets them before and after an article', () => {
    expect(beforeDocument('2024-06', '2024-07-10')).toBe(true);
    expect(beforeDocument('2024-07', '2024-07-10')).toBe(false);
    expect(isFuture('2024-W29', '2024-07-10T08:00:00Z')).toBe(true);
    expect(isFuture('2024-W28', '2024-07-10')).toBe(false);
    expect(isFuture('2025', null)).toBe(false);
  });
});
