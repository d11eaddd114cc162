import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../../test/events-of.js';

// Articles of Friday, 10 May 2024.
describe('engagements named by nouns', () => {
  it.each([
    ["Bello's visit next week worries Togo.", /^planned 2024-W20 Bello's visit next week/],
    ["Ghana will not attend next week's summit.", /^planned 2024-W20 next week's summit/],
    ['The council put off a vote on Togo until Tuesday.', /^planned 2024-05-14 The council put off a vote/],
    ['The chief envoy is expected in Lome on May 22.', /^planned 2024-05-22 The chief envoy is expected/],
    ['The election is set for June 2.', /^planned 2024-06-02 The election is set/],
    ['The summit, to be held in Lome on June 3, matters.', /^planned 2024-06-03 The summit, to be held/],
    ['Ghana urged Togo to hold elections in June.', /^possible 2024-06 Ghana urged Togo/],
    ['Bello is considering a trip to Togo.', /^possible null /],
  ])('%s', async (text, expected) => {
    expect(await agendaOf(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    'Ghana cancelled a summit planned for June 2.',
    'Ghana has rejected talks next week.',
    'The sides held talks on Tuesday.',
    'Relations cooled after the meeting in Lome on Tuesday.',
    'No vote is scheduled for Monday.',
    'The summit venue is new.',
  ])('leaves off: %s', async (text) => {
    expect(await agendaOf(text)).toEqual([]);
  });
});
