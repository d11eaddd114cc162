/**
 * Challenges hung on what was just said: "…, a claim | Oslo | has rejected", "…, an account disputed by | the crew",
 * "…, which | the bank | calls false", "…, which | Oslo | has denied". The content is the word for what is challenged; `stance.ts`
 * finds whose it is, and who is left with "which" alone takes the words of what it is about (`index.ts`).
 *
 * Refuses relative clauses about other things ("a treaty Oslo has rejected" challenges no one's words).
 */
import type { DraftSentence, VerbGroup } from '../draft.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';
import { subjectAfter, subjectBefore } from './subject.js';

const CLAIMS = new Set(
  (
    'characterization characterisation claim accusation allegation charge account assertion description version statement ' +
    'report view contention suggestion narrative assessment interpretation notion portrayal conclusion finding idea ' +
    'argument figure estimate explanation'
  ).split(' '),
);
export const CHALLENGES = new Set(
  'challenge dispute deny reject contest dismiss refute rebut contradict question repudiate counter'.split(
    ' ',
  ),
);
const FALSE = new Set(
  'false untrue baseless unfounded misleading wrong inaccurate absurd nonsense'.split(' '),
);

export const findChallenges = (reading: Reading, sentence: DraftSentence): readonly Finding[] => {
  const found: Finding[] = [];
  for (const verb of sentence.verbs) {
    if (reading.quotation(verb.head) !== undefined || verb.negated) continue;
    if (CHALLENGES.has(verb.lemma)) {
      const finding =
        verb.passive || verb.form === 'participle'
          ? byPassive(reading, sentence, verb)
          : byOwner(reading, sentence, verb);
      if (finding !== null) found.push(finding);
    } else if (/^(?:call|label|deem|consider|describe)$/.test(verb.lemma)) {
      const finding = calledFalse(reading, sentence, verb);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
};

const finding = (
  reading: Reading,
  sentence: DraftSentence,
  content: readonly [number, number],
  cue: readonly [number, number],
  source: { readonly first: number; readonly last: number; readonly head: number },
): Finding => ({
  rule: 'challenge',
  content: [reading.span(content[0], content[1])],
  cue: reading.span(cue[0], cue[1]),
  source: reading.span(source.first, source.last),
  sourceHead: source.head,
  kind: 'deny',
  directness: 'indirect',
  sentence: sentence.index,
  setting: null,
});

/** ", a claim (that) Oslo has rejected" */
const byOwner = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Finding | null => {
  let before = verb.first - 1;
  while (reading.token(before)?.pos === 'ADV') before--;
  const source = reading.phrase(before);
  if (source === undefined || source.first <= sentence.first) return null;
  let at = source.first - 1;
  if (/^(?:that|which)$/.test(reading.lower(at))) at--;
  if (reading.lower(at) === ',') at--;
  const claim = claimAt(reading, at) ?? wholeClause(reading, verb, at, source.first);
  return claim === null ? null : finding(reading, sentence, claim, [verb.first, verb.last], source);
};

/** "…, which | Oslo has denied": what the clause before says, where the verb is one of denying and nothing follows it. */
const wholeClause = (
  reading: Reading,
  verb: VerbGroup,
  before: number,
  source: number,
): readonly [number, number] | null => {
  if (!DENYING.has(verb.lemma) || reading.lower(source - 1) !== 'which') return null;
  if (reading.lower(before + 1) !== ',' || reading.phrase(verb.last + 1)?.first === verb.last + 1)
    return null;
  return [source - 1, source - 1];
};

const DENYING = new Set(['deny', 'dispute', 'reject', 'dismiss', 'refute']);

/** ", an account disputed by the crew" */
const byPassive = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Finding | null => {
  if (reading.lower(verb.last + 1) !== 'by') return null;
  const source = subjectAfter(reading, verb.last + 2, sentence.last);
  if (source === null) return null;
  let at = verb.first - 1;
  if (/^(?:that|which)$/.test(reading.lower(at))) at--;
  if (reading.lower(at) === ',') at--;
  const claim = claimAt(reading, at);
  return claim === null ? null : finding(reading, sentence, claim, [verb.first, verb.last], source);
};

/** ", which the bank calls false" */
const calledFalse = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Finding | null => {
  let last = verb.last + 1;
  if (reading.lower(last) === 'as') last++;
  if (!FALSE.has(reading.lower(last))) return null;
  const source = subjectBefore(reading, verb.first, sentence.first);
  if (source === null || source.first <= sentence.first) return null;
  const which = source.first - 1;
  if (!/^(?:which|that)$/.test(reading.lower(which))) return null;
  return finding(reading, sentence, [which, which], [verb.first, last], source);
};

const claimAt = (reading: Reading, position: number): readonly [number, number] | null => {
  const phrase = reading.phrase(position);
  if (phrase === undefined || phrase.last !== position) return null;
  const head = reading.token(phrase.head);
  return head !== undefined && CLAIMS.has(head.lemma) ? [phrase.first, phrase.last] : null;
};
