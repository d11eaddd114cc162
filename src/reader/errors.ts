import { ChanceryError } from '../record/index.js';

export const stagesOutOfOrder = (stage: string, part: string): ChanceryError =>
  new ChanceryError(
    'stages-out-of-order',
    `The stage "${stage}" needs "${part}", which no stage before it adds.`,
    'Put the stage that adds it earlier in createStages().',
  );
