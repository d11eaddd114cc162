import { describe, expect, it } from 'vitest';
import type { ChanceryRecord, Statement } from '../../record/index.js';
import { vocabularyOf } from '../incidents/testing.js';
import { bareRecord, stateOf } from '../testing.js';
import { assertionsOf } from './assertions.js';
import { findDisputes } from './find.js';

/** An article in which countries say things: [speaker, words, stance]. */
function recordSaying(
  id: string,
  published: string,
  said: readonly (readonly [string, string, Statement['stance'], string?])[],
): ChanceryRecord {
  const text = said.map(([, words]) => words).join('\n\n');
  return {
    ...bareRecord({
      id,
      title: null,
      text,
      outlet: id,
      author: null,
      url: null,
      language: 'en',
      published,
      publishedBasis: 'given',
    }),
    entities: [...new Set(said.map(([speaker]) => speaker))].map((code) => stateOf(code)),
    statements: said.map(([speaker, words, stance, of = null], n) => ({
      id: `s${n + 1}`,
      content: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }],
      cue: null,
      source: null,
      speaker,
      anonymous: false,
      directness: 'direct',
      via: [],
      parent: null,
      time: null,
      stance,
      of,
    })),
  };
}

const claim = 'the Peruvian consulate had agreed to reopen the mountain railway in the autumn';
const denial = 'no reopening of the mountain railway was ever agreed by the consulate';
const other = 'the harvest of quinoa was the poorest since the great drought';

function disputesIn(records: readonly ChanceryRecord[]) {
  const vocabulary = vocabularyOf(records);
  return findDisputes(records.flatMap((record) => assertionsOf(record, vocabulary))).map((dispute) => ({
    claim: dispute.claim.key,
    alsoIn: dispute.alsoIn.map(({ key }) => key),
    challenges: dispute.challenges.map(({ assertion, basis }) => `${assertion.key} ${basis}`),
  }));
}

describe('disputes', () => {
  const elsewhere = recordSaying('x', '2021-03-01', [['BRA', other, null]]);

  it('find the claim that a denial in another article is about', () => {
    const found = disputesIn([
      elsewhere,
      recordSaying('a', '2021-03-01', [['CHL', claim, null]]),
      recordSaying('b', '2021-03-04', [['PER', denial, 'denies']]),
    ]);
    expect(found).toEqual([{ claim: 'a:s1', alsoIn: [], challenges: ['b:s1 words'] }]);
  });

  it('bring together what contests one claim in several articles', () => {
    const found = disputesIn([
      elsewhere,
      recordSaying('a', '2021-03-01', [['CHL', claim, null]]),
      recordSaying('b', '2021-03-02', [
        ['CHL', claim, null],
        ['PER', denial, 'denies', 's1'],
      ]),
      recordSaying('c', '2021-03-04', [['BOL', denial, 'disputes']]),
    ]);
    expect(found).toEqual([{ claim: 'a:s1', alsoIn: ['b:s1'], challenges: ['b:s2 article', 'c:s1 words'] }]);
  });

  it('are none where the words have nothing to do with each other, or the speaker is the same', () => {
    expect(disputesIn([elsewhere, recordSaying('b', '2021-03-04', [['PER', denial, 'denies']])])).toEqual([]);
    const own = [recordSaying('a', '2021-03-01', [['PER', claim, null]])];
    expect(
      disputesIn([...own, elsewhere, recordSaying('b', '2021-03-04', [['PER', denial, 'denies']])]),
    ).toEqual([]);
  });
});
