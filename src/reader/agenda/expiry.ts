/** Words for the end of a term: "expires", "lapses", "runs out"; tagged as nouns now and then ("the truce lapses at"). */
import type { Draft } from '../draft.js';

const VERBS = new Set(['expire', 'lapse', 'elapse']);

export const isExpiry = (draft: Draft, t: number): boolean => {
  const token = draft.tokens[t];
  if (token === undefined) return false;
  if (token.lemma === 'run') return token.pos === 'VERB' && draft.tokens[t + 1]?.lower === 'out';
  if (!VERBS.has(token.lemma)) return false;
  return (
    token.pos === 'VERB' ||
    (token.lower === 'lapses' && /^(?:at|on|in|next)$/.test(draft.tokens[t + 1]?.lower ?? ''))
  );
};
