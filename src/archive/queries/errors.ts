/** What can be wrong with a question to the archive. */
import { ChanceryError } from '../../record/index.js';

/** A condition that cannot be meant: an unknown category, a date that is none, an option that does not exist. */
export function filterInvalid(name: string, reason: string): ChanceryError {
  return new ChanceryError(
    'FILTER_INVALID',
    `${name === '' ? 'the filter' : name}: ${reason}`,
    'docs/cli.md lists what each filter takes.',
  );
}

export function searchInvalid(reason: string, hint: string): ChanceryError {
  return new ChanceryError('SEARCH_INVALID', reason, hint);
}
