/** What the tests of this room share: a reader of invented texts and a look-up of whom words name. */

import { createLexicon } from '../../lexicon/index.js';
import type { Entity } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { NamedSpan } from '../model/index.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { createEntitiesStage } from './index.js';

const lexicon = createLexicon();
const stages = [createSentencesStage(lexicon), createEntitiesStage(lexicon)];

/** @param names what the model sees in it */
export const read = (text: string, names: readonly NamedSpan[] = []): Draft => {
  const started = draftOfText(text, '2024-05-02');
  let draft: Draft = { ...started, model: { ...started.model, names } };
  for (const stage of stages) draft = { ...draft, ...stage.run(draft) };
  return draft;
};

/** Whom the words name where they stand for the n-th time; the widest naming counts. */
export const meant = (draft: Draft, words: string, nth = 0): Entity | undefined => {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = draft.document.text.indexOf(words, start + 1);
  const end = start + words.length;
  const over = draft.mentions.filter((mention) => mention.start <= start && mention.end >= end);
  const widest = over.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  return draft.entities.find(({ id }) => id === widest?.entity);
};
