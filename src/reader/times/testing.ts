/** For tests: the times of a text as `[words, type, value]`, read by the real stages. */

import type { Draft } from '../draft.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { createTimesStage } from './index.js';

const sentences = createSentencesStage({ splitRunTogether: () => null });
const stage = createTimesStage();

export const draftOf = (text: string, published: string | null): Draft => {
  const draft: Draft = draftOfText(text, published);
  const read: Draft = { ...draft, ...sentences.run(draft) };
  return { ...read, ...stage.run(read) };
};

/** Wednesday, 10 July 2024, unless a test says otherwise. */
export const timesOf = (text: string, published: string | null = '2024-07-10') =>
  draftOf(text, published).times.map(({ start, end, type, value }) => [text.slice(start, end), type, value]);

/** The values alone. */
export const valuesOf = (text: string, published: string | null = '2024-07-10'): readonly string[] =>
  draftOf(text, published).times.map(({ value }) => value);
