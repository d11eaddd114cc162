import { expect, it } from 'vitest';
import { draftOf } from '../../../test/events-of.js';
import { createMentionIndex } from '../entities/lookup.js';
import { sufferedAtHome } from './at-home.js';

/** The country that suffers what the people called by `actor` did in the text's last sentence. */
const sufferer = async (text: string, actor: RegExp, befalls: boolean) => {
  const draft = await draftOf(text);
  const mentions = createMentionIndex(draft);
  const sentence = draft.sentences.at(-1);
  const doers = draft.entities.filter(({ name }) => actor.test(name)).map(({ id }) => id);
  if (sentence === undefined || doers.length === 0) throw new Error('nobody acts');
  const id = sufferedAtHome('ASSAULT', sentence, doers, befalls, mentions);
  return id === null ? null : (mentions.entity(id)?.country ?? null);
};

it('rebels fight their own state', async () => {
  expect(await sufferer('Chad is at war. Chadian rebels seized several bases.', /rebels/, false)).toBe('TCD');
});

it('forces fight it only where somebody is hurt', async () => {
  const text = 'Chad is at war. Chadian police beat several marchers.';
  expect(await sufferer(text, /police/, true)).toBe('TCD');
  expect(await sufferer(text, /police/, false)).toBeNull();
});

it('where the sentence names another country, it may be that', async () => {
  expect(
    await sufferer('Chad is at war. Chadian rebels seized a base near Niger.', /rebels/, false),
  ).toBeNull();
});
