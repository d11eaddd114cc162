/**
 * Chancery's library: an article in, its sourced record out.
 *
 * ```ts
 * import { createReader, documentFromText } from 'chancery';
 * const reader = createReader();
 * const record = reader.read(await documentFromText(text, { published: '2019-04-03' }));
 * ```
 */
import { createLexicon } from './lexicon/index.js';
import type { PairInput, PairResult } from './reader/events/classify.js';
import { createClassifier } from './reader/events/classify.js';
import { createPipeline, createStages } from './reader/pipeline.js';
import type { ChanceryRecord, SourceDocument } from './record/index.js';

export interface Reader {
  /**
   * Reads one document. Same document, same record. Offsets in the record are UTF-16 code units of `document.text`.
   * The record's shape is `chancery.record/1` (`chancery schema`).
   */
  read(document: SourceDocument): ChanceryRecord;
  /**
   * The PLOVER event between a given actor and recipient, without looking for actors itself.
   * @param input spans are half-open, in UTF-16 code units of `input.text`
   * @returns the likeliest category, its score, and the scores of all sixteen (they sum to 1)
   */
  classify(input: PairInput): PairResult;
}

/** Loads the lexicon and the tagger once (about a tenth of a second); one reader serves any number of documents. */
export function createReader(): Reader {
  const lexicon = createLexicon();
  const pipeline = createPipeline(createStages(lexicon));
  let classifier: ReturnType<typeof createClassifier> | null = null;
  return {
    read: pipeline,
    classify: (input) => {
      classifier ??= createClassifier(lexicon);
      return classifier(input);
    },
  };
}

export {
  DocumentError,
  type DocumentErrorCode,
  documentFromHtml,
  documentFromText,
  documentsFromJsonl,
  type Given,
  type InputFormat,
  type InputOptions,
  type InputResult,
  readInputs,
} from './document/index.js';
export type { PairInput, PairResult } from './reader/events/classify.js';
export * from './record/index.js';
