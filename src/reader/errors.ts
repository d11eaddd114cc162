import { ChanceryError } from '../record/index.js';

export const stagesOutOfOrder = (stage: string, part: string): ChanceryError =>
  new ChanceryError(
    'READER_STAGES_OUT_OF_ORDER',
    `The stage "${stage}" needs "${part}", which no stage before it adds.`,
    'Put the stage that adds it earlier in createStages().',
  );
