/** What the tests of events and agenda read: a text of their own, through the real stages. */

import { createLexicon } from '../src/lexicon/index.js';
import type { Draft } from '../src/reader/draft.js';
import { loadModel } from '../src/reader/model/index.js';
import { createStages } from '../src/reader/pipeline.js';
import { draftOfText } from '../src/reader/start.js';
import type { PloverEvent } from '../src/record/index.js';

const model = await loadModel();
const stages = createStages(createLexicon());

/** The draft after all stages. */
export const draftOf = async (text: string, published: string | null = '2024-05-10'): Promise<Draft> => {
  let draft: Draft = { ...draftOfText(text, published), model: await model.read(text) };
  for (const stage of stages) draft = { ...draft, ...stage.run(draft) };
  return draft;
};

/** "AGREE>CONSULT future KEN → ETH 2024-W20", one line an event. */
export const eventsOf = async (
  text: string,
  published: string | null = '2024-05-10',
): Promise<readonly string[]> => {
  const draft = await draftOf(text, published);
  return draft.events.map((event) => line(draft, event));
};

/** "planned 2024-W20 Kenya will host Chad next week", one line an item. */
export const agendaOf = async (
  text: string,
  published: string | null = '2024-05-10',
): Promise<readonly string[]> =>
  (await draftOf(text, published)).agenda.map(({ kind, date, what }) => `${kind} ${date} ${what}`);

const line = (draft: Draft, { event, intends, status, actor, recipient, date }: PloverEvent): string => {
  const countries = (ids: readonly string[]): string =>
    [...new Set(ids.map((id) => draft.entities.find((entity) => entity.id === id)?.country ?? '?'))]
      .sort()
      .join('+');
  const act = intends === null ? event : `${event}>${intends}`;
  return `${act} ${status} ${countries(actor)} → ${countries(recipient)} ${date.value}`;
};
