import { ChanceryError } from '../record/index.js';

export const stagesOutOfOrder = (stage: string, part: string): ChanceryError =>
  new ChanceryError(
    'READER_STAGES_OUT_OF_ORDER',
    `The stage "${stage}" needs "${part}", which no stage before it adds.`,
    'Put the stage that adds it earlier in createStages().',
  );

export const modelMissing = (folder: URL, cause: unknown): ChanceryError =>
  new ChanceryError(
    'READER_MODEL_MISSING',
    `The reader's model in ${folder.pathname} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Install the package again (npm ci); where it is built from source, training/README.md says how the model is made.',
    { cause },
  );

export const spanOutside = (side: string, start: number, end: number, length: number): ChanceryError =>
  new ChanceryError(
    'READER_SPAN_INVALID',
    `"${side}" spans ${start} to ${end}, which the text (${length} long) does not have.`,
    'Give half-open spans in UTF-16 code units of the text, each at least one long.',
  );
