/**
 * Anniversaries that are still ahead: "June 4 will mark ten years since the truce", "on the 70th anniversary of the
 * alliance next month". Refused: anniversaries already held ("marked its centenary last year") and undated ones told
 * in the past tense.
 */
import type { Draft, DraftSentence } from '../draft.js';
import { beforeDocument, isFuture, type PlacedTime, type TimeIndex } from '../times/anchor.js';
import type { Found } from './found.js';
import { phraseAround } from './what.js';

export const findAnniversaries = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
): readonly Found[] => {
  const found: Found[] = [];
  const { tokens } = draft;
  const { published } = draft.document;
  const placed = (times.bySentence.get(sentence.index) ?? []).filter(({ time }) => time.type === 'DATE');
  for (let t = sentence.first; t <= sentence.last; t++) {
    const token = tokens[t];
    if (token === undefined) break;
    const marks = token.lemma === 'mark' && spanAfter(draft, sentence, t) > 0;
    const jubilee =
      token.lemma === 'anniversary' || token.lower === 'centenary' || token.lower === 'bicentenary';
    if (!marks && !jubilee) continue;
    const verb =
      sentence.verbs.find(({ first, last, head }) => (first <= t && t <= last) || head === t) ??
      nearestVerb(sentence, t);
    const ahead = verb?.tense === 'future' || (verb?.progressive === true && NEARING.has(verb.lemma));
    const date =
      placed.find((each) => isFuture(each.time.value, published) && (marks || joined(sentence, each, t)))
        ?.time.value ?? null;
    if (date === null && !ahead) continue;
    if (date === null && placed.some(({ time }) => beforeDocument(time.value, published)) && !ahead) continue;
    const from = marks ? t + 1 : startOfPhrase(sentence, t);
    const through = marks ? spanAfter(draft, sentence, t) : t;
    found.push({
      kind: 'anniversary',
      date,
      at: t,
      ...phraseAround(draft, sentence, from, through),
    });
    break;
  }
  return found;
};

/** The day is the jubilee's own: no other act stands between ("left on Friday after missing the anniversary"). */
const joined = (sentence: DraftSentence, { first, last }: PlacedTime, t: number): boolean =>
  !sentence.verbs.some(
    ({ head, lemma }) => head > Math.min(t, last) && head < Math.max(t, first) && !LINKING.has(lemma),
  );

const LINKING = new Set([
  'mark',
  'be',
  'fall',
  'celebrate',
  'commemorate',
  'observe',
  'come',
  'hold',
  'plan',
]);

/** "the anniversary is coming" */
const NEARING = new Set(['come', 'approach', 'near', 'loom']);

/** Token index of the "since" that a "mark" leads to, or of the years it counts ("20 years in office"), or -1. */
const spanAfter = (draft: Draft, sentence: DraftSentence, mark: number): number => {
  let years = -1;
  for (let t = mark + 1; t <= sentence.last && t < mark + 8; t++) {
    const token = draft.tokens[t];
    if (token?.lower === 'since') return t;
    if (years < 0 && t <= mark + 5 && YEARS.has(token?.lemma ?? '') && isCounted(draft, t)) years = t;
  }
  return years;
};

const YEARS = new Set(['year', 'month', 'decade', 'century']);

const isCounted = (draft: Draft, t: number): boolean => {
  const before = draft.tokens[t - 1];
  return before?.pos === 'NUM' || before?.lower === 'a' || before?.lower === 'one';
};

const nearestVerb = (sentence: DraftSentence, t: number): DraftSentence['verbs'][number] | undefined => {
  let best: DraftSentence['verbs'][number] | undefined;
  for (const verb of sentence.verbs) {
    if (best === undefined || Math.abs(verb.head - t) < Math.abs(best.head - t)) best = verb;
  }
  return best;
};

const startOfPhrase = (sentence: DraftSentence, t: number): number =>
  sentence.phrases.find(({ first, last }) => first <= t && t <= last)?.first ?? t;
