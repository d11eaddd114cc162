/**
 * A rough cut of sentences into clauses: enough to tell which verb a time belongs to. A clause begins after a comma,
 * dash, bracket or quotation mark and at a subordinating word; a piece without a verb joins the one that follows it,
 * or, at the sentence's end, the one before.
 */
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';

const MARKS = new Set([',', ';', ':', '-', '--', '–', '—', '(', ')', '"', '“', '”', '``', "''"]);
const OPENERS = new Set([
  'that',
  'which',
  'who',
  'whom',
  'whose',
  'when',
  'while',
  'because',
  'if',
  'although',
  'though',
  'unless',
  'where',
  'whereas',
  'but',
  'until',
  'after',
  'before',
  'since',
  'as',
  'and',
]);
/** Prepositions as often as conjunctions: they open a clause only where a verb follows before the next mark. */
const BOTH = new Set(['until', 'after', 'before', 'since', 'as', 'and', 'that']);

export interface Clause {
  readonly first: number;
  readonly last: number;
  readonly verbs: readonly VerbGroup[];
}

export const clausesOf = (draft: Draft, sentence: DraftSentence): readonly Clause[] => {
  const starts: number[] = [sentence.first];
  for (let i = sentence.first + 1; i <= sentence.last; i += 1) {
    const lower = draft.tokens[i]?.lower ?? '';
    if (MARKS.has(lower)) starts.push(i);
    else if (OPENERS.has(lower) && (!BOTH.has(lower) || subjectFollows(draft, sentence, i))) starts.push(i);
  }
  const clauses: Clause[] = [];
  let verb = 0;
  let open: number | null = null;
  starts.forEach((start, n) => {
    const first = open ?? start;
    const last = (starts[n + 1] ?? sentence.last + 1) - 1;
    const verbs: VerbGroup[] = [];
    for (; (sentence.verbs[verb]?.head ?? Number.POSITIVE_INFINITY) <= last; verb += 1) {
      const group = sentence.verbs[verb];
      if (group !== undefined) verbs.push(group);
    }
    const before = clauses.at(-1);
    if (verbs.length > 0) clauses.push({ first, last, verbs });
    else if (last === sentence.last && before !== undefined) {
      clauses[clauses.length - 1] = { ...before, last };
    } else if (last === sentence.last) clauses.push({ first, last, verbs });
    open = verbs.length > 0 ? null : first;
  });
  return clauses;
};

/** True where a finite verb stands within the next few tokens: "after talks broke down", not "after the talks". */
const subjectFollows = (draft: Draft, sentence: DraftSentence, at: number): boolean => {
  for (const verb of sentence.verbs) {
    if (verb.head <= at) continue;
    if (verb.head > at + 8) return false;
    if (verb.form !== 'finite') return false;
    for (let i = at + 1; i < verb.first; i += 1) {
      if (MARKS.has(draft.tokens[i]?.lower ?? '')) return false;
    }
    return true;
  }
  return false;
};
