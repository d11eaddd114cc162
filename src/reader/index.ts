/** The reader's face: documents in, records out; everything heavy is loaded with the first question. */
import { createLexicon } from '../lexicon/index.js';
import type { Lexicon } from '../lexicon/types.js';
import type { ChanceryRecord, SourceDocument } from '../record/index.js';
import { type Classifier, createClassifier, type PairInput, type PairResult } from './events/classify.js';
import { loadModel, type Model, type ModelOptions } from './model/index.js';
import { createPipeline, createStages, type Pipeline } from './pipeline.js';

export type { PairInput, PairResult } from './events/classify.js';
export { modelIdentity } from './model/identity.js';

export type ReaderOptions = ModelOptions;

export interface Reader {
  /**
   * Reads one document. Same document, same record. Offsets in the record are UTF-16 code units of `document.text`.
   * The record's shape is `chancery.record/1` (`chancery schema`).
   */
  read(document: SourceDocument): Promise<ChanceryRecord>;
  /**
   * The PLOVER event between a given actor and recipient, without looking for actors itself.
   * @param input spans are half-open, in UTF-16 code units of `input.text`
   * @returns the likeliest category, its score, and the scores of all sixteen (they sum to 1)
   */
  classify(input: PairInput): Promise<PairResult>;
}

/**
 * A reader for any number of documents. Model, lexicon and tagger are loaded with the first question (half a
 * second), what only pairs need with the first pair; a question rejects with ChanceryError READER_MODEL_MISSING where the
 * files of the model that it needs cannot be read.
 */
export function createReader(options: ReaderOptions = {}): Reader {
  let loading: Promise<Model> | null = null;
  const model = (): Promise<Model> => {
    loading ??= loadModel(options).catch((error: unknown) => {
      // the next question tries again
      loading = null;
      throw error;
    });
    return loading;
  };
  let known: Lexicon | null = null;
  const lexicon = (): Lexicon => {
    known ??= createLexicon();
    return known;
  };
  let pipeline: Pipeline | null = null;
  let classifier: Classifier | null = null;
  return {
    read: async (document) => {
      await model();
      pipeline ??= createPipeline(createStages(lexicon()), model);
      return pipeline(document);
    },
    classify: async (input) => {
      classifier ??= createClassifier(lexicon(), model);
      return classifier(input);
    },
  };
}
