import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../../test/events-of.js';

// Articles of Friday, 10 May 2024.
describe('deadlines', () => {
  it.each([
    ['The note gave the envoy 72 hours to leave.', '2024-05-13'],
    ['Ghana expelled the envoy on Thursday. It gave him 72 hours to leave.', '2024-05-12'],
    ['The pact expires in six days.', '2024-05-16'],
    ['The envoys met six days before the pact expires.', '2024-05-16'],
    ['Ghana must answer within 48 hours.', '2024-05-12'],
    ['The truce lapses at midnight on Sunday.', '2024-05-12'],
    ['The mandate of the mission runs out on June 3.', '2024-06-03'],
    ['Ghana has until Wednesday to answer.', '2024-05-15'],
    ['The rebels are to withdraw by August 30.', '2024-08-30'],
    ['Togo said it would hold elections by the end of the year.', '2024'],
    ['The deadline is looming for Ghana.', 'null'],
  ])('%s', async (text, date) => {
    expect(await agendaOf(text)).toEqual([expect.stringMatching(new RegExp(`^deadline ${date} `))]);
  });

  it.each([
    'The envoys talked for 72 hours.',
    'The pact had expired six days before.',
    'A court decides whether Ghana must answer within 48 hours.',
    'Ghana would have 30 days to vote.',
    'Ghana has missed the deadline.',
    'Growth is expected to rise by the end of the year.',
    'He was not forced to resign until June 3.',
  ])('leaves off: %s', async (text) => {
    expect(await agendaOf(text)).toEqual([]);
  });

  it('counts no term where the article has no date', async () => {
    expect(await agendaOf('The pact expires in six days.', null)).toEqual([]);
  });
});

describe('anniversaries', () => {
  it('counts years held as well as years since', async () => {
    expect(await agendaOf('Ghana will mark 20 years in the bloc on May 29.')).toEqual([
      'anniversary 2024-05-29 20 years in the bloc on May 29',
    ]);
    expect((await agendaOf('September 1 will mark ten years since the war began.'))[0]).toMatch(
      /^anniversary 2024-09-01/,
    );
  });

  it("leaves off an anniversary beside another act's day", async () => {
    expect(await agendaOf('Ghana told the envoy to leave on June 3 for missing the anniversary.')).toEqual(
      [],
    );
  });
});
