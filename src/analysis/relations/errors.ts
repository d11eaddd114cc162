/** How relations say no. */
import { ChanceryError } from '../../record/index.js';

export function relationsInvalid(reason: string): ChanceryError {
  return new ChanceryError(
    'RELATIONS_INVALID',
    `relations: ${reason}`,
    'Name two sides (PRK USA) and days as 2019-03-01, the earlier first.',
  );
}
