/**
 * Which words are the cue: the verb group, the adverbs before it ("also said"), and the occasion after it ("said in a
 * statement"), up to where the content begins. Whom it was said to ("told reporters") is left out.
 */
import type { VerbGroup } from '../draft.js';
import { skipPhrases } from './complement.js';
import type { Reading } from './reading.js';
import { opensSpeech } from './subject.js';

const LINKS = /^(?:when|where|how|why|then|however|so|meanwhile|instead|still)$/;

/** The first token of the cue: adverbs stand before the verb group and belong to it. */
export const cueFirst = (reading: Reading, verb: VerbGroup): number => {
  let first = verb.first;
  while (reading.token(first - 1)?.pos === 'ADV' && reading.phrase(first - 1) === undefined) {
    if (reading.isTime(first - 1) || LINKS.test(reading.lower(first - 1))) break;
    first--;
  }
  return first;
};

/** The last token of the cue: an occasion of speaking right after the verb belongs to it, a bare date does not. */
export const cueLast = (reading: Reading, verbLast: number, ceiling: number): number => {
  const at = verbLast + 1;
  if (!/^(?:in|on|at|during)$/.test(reading.lower(at)) || !opensSpeech(reading, at + 1)) return verbLast;
  return Math.max(verbLast, Math.min(skipPhrases(reading, at + 1, ceiling) - 1, ceiling));
};
