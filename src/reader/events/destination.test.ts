import { expect, it } from 'vitest';
import { draftOf } from '../../../test/events-of.js';
import { createMentionIndex } from '../entities/lookup.js';
import { destinationOf } from './destination.js';

const PLAN = { event: 'AGREE', intends: 'CONSULT' } as const;

/** The country of whom the journey in [brackets] is to. */
const hostOf = async (marked: string, act: Parameters<typeof destinationOf>[2] = PLAN) => {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const draft = await draftOf(marked.replace(/[[\]]/g, ''));
  const mentions = createMentionIndex(draft);
  const first = draft.tokens.findIndex((token) => token.start >= start);
  const last = draft.tokens.findLastIndex((token) => token.end <= end);
  const actors = draft.entities.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  const host = destinationOf(draft, { first, last }, act, actors, mentions);
  return host === null ? null : mentions.entity(host)?.country;
};

it.each([
  ['Foreign Minister Abla Mensah of Ghana is [expected to fly to] Chisinau on Thursday.', 'MDA'],
  ['Foreign Minister Abla Mensah of Ghana is [due to travel] to Tokyo.', 'JPN'],
  ['Foreign Minister Abla Mensah of Ghana will [visit] Serbia in May.', 'SRB'],
  // at home, to nobody named, and no journey at all
  ['Foreign Minister Abla Mensah of Ghana will [travel to] Kumasi.', null],
  ['Foreign Minister Abla Mensah of Ghana will [travel to] a summit on fish.', null],
  ['Foreign Minister Abla Mensah of Ghana will [hold talks] in Serbia.', null],
])('%s', async (text, country) => {
  expect(await hostOf(text)).toBe(country);
});

it('is asked of meetings alone', async () => {
  const text = 'Foreign Minister Abla Mensah of Ghana [flew to] Serbia.';
  expect(await hostOf(text, { event: 'CONSULT', intends: null })).toBe('SRB');
  expect(await hostOf(text, { event: 'AID', intends: null })).toBeNull();
});
