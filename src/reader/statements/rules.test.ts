/** The smaller rules: according to, trailing cues, nouns, adjectives, passives, headlines, transcripts, challenges. */
import { describe, expect, it } from 'vitest';
import { statementsIn } from './testing.js';

const brief = async (text: string) =>
  (await statementsIn(text)).map(({ source, cue, content }) => [source, cue, content]);

describe('according to', () => {
  it.each([
    ['Two ferries sank, according to the coast guard.', 'the coast guard', 'Two ferries sank'],
    ['According to the coast guard, two ferries sank.', 'the coast guard', 'two ferries sank'],
    [
      'Two ferries, according to the coast guard, sank at noon.',
      'the coast guard',
      'Two ferries … sank at noon',
    ],
  ])('%s', async (text, source, content) => {
    expect(await brief(text)).toEqual([[source, expect.stringMatching(/^according to$/i), content]]);
  });
  it.each(['The launch went according to plan.', 'They paid according to need.'])(
    'refuses: %s',
    async (text) => {
      expect(await brief(text)).toEqual([]);
    },
  );
});

describe('a trailing cue without marks', () => {
  it.each([
    ['The bridge will close, the mayor said.', 'the mayor', 'The bridge will close'],
    [
      'The bridge will close, said Lena Ortiz, who runs the port.',
      'Lena Ortiz, who runs the port',
      'The bridge will close',
    ],
    ['The bridge, officials say, will close.', 'officials', 'The bridge … will close'],
  ])('%s', async (text, source, content) => {
    expect(await brief(text)).toContainEqual([source, expect.any(String), content]);
  });
});

describe('nouns, adjectives and passives', () => {
  it.each([
    [
      'The mayor’s claim that the bridge was safe has angered owners.',
      'The mayor’s',
      'that the bridge was safe',
    ],
    ['The bank is confident that prices will fall.', 'The bank', 'that prices will fall'],
    ['The envoy was quoted as saying that talks had failed.', 'The envoy', 'that talks had failed'],
    ['The port is seen to be losing trade.', null, 'The port … to be losing trade'],
  ])('%s', async (text, source, content) => {
    expect(await brief(text)).toContainEqual([source, expect.any(String), content]);
  });
  it.each(['The claim was long.', 'The road is clear.', 'The envoy was seen at the airport.'])(
    'refuses: %s',
    async (text) => {
      expect(await brief(text)).toEqual([]);
    },
  );
});

describe('headlines', () => {
  it('a speaker after a colon', async () => {
    expect(
      (
        await brief('Ferries unsafe after storm: inspectors and officials\n\nThe port was shut on Monday.')
      )[0],
    ).toBeDefined();
  });
  it('refuses a topic before a colon', async () => {
    expect(await brief('Harbour storm: what we know so far\n\nThe port was shut on Monday.')).toEqual([]);
  });
});

describe('transcripts', () => {
  it('a name in capitals opens its words', async () => {
    expect(await brief('ORTIZ: The ferry sails at dawn.')).toContainEqual([
      'ORTIZ',
      ':',
      'The ferry sails at dawn.',
    ]);
  });
  it('refuses labels', async () => {
    expect(await brief('NOTE: The ferry sails at dawn.')).toEqual([]);
  });
});
