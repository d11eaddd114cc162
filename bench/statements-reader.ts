/** The stages that statements stand on, without those that do not bear on their spans: nothing else is timed or loaded. */

import type { Draft } from '../src/reader/draft.js';
import { loadModel } from '../src/reader/model/index.js';
import { createSentencesStage } from '../src/reader/sentences/index.js';
import { draftOfText } from '../src/reader/start.js';
import { createStatementsStage } from '../src/reader/statements/index.js';
import type { Statement } from '../src/record/index.js';

const model = await loadModel();
const sentences = createSentencesStage({ splitRunTogether: () => null });
const statements = createStatementsStage();

export const createDraft = async (text: string): Promise<Draft> => {
  const empty: Draft = { ...draftOfText(text), model: await model.read(text) };
  return { ...empty, ...sentences.run(empty) };
};

export const readStatements = (draft: Draft): readonly Statement[] => statements.run(draft).statements ?? [];
