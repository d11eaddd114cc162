/**
 * Duties and promises with a last day: "must leave by June 1", "has until Friday to answer", "will withdraw by August",
 * "promised to open the border before May 30".
 *
 * Refused: "by" with a past day or a perfect verb ("had left by March"), "until" of a state ("closed until Monday"),
 * predictions of things ("prices will rise by June").
 */
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { TimeIndex } from '../times/anchor.js';
import { isStill } from './acts.js';
import { comingDay } from './coming.js';
import type { Found } from './found.js';
import { partyOf } from './party.js';
import { clauseStart, phraseAround } from './what.js';

const OBLIGING = new Set([
  'have',
  'need',
  'order',
  'require',
  'give',
  'tell',
  'demand',
  'urge',
  'oblige',
  'ask',
  'set',
  'want',
]);

export const findDue = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
  mentions: MentionIndex,
): readonly Found[] => {
  for (const placed of times.bySentence.get(sentence.index) ?? []) {
    const { first, last } = placed;
    const bound = draft.tokens[first - 1]?.lower ?? '';
    if (bound !== 'by' && bound !== 'until' && bound !== 'before') continue;
    const from = clauseStart(draft, sentence, first, true);
    const verb = dutyBefore(draft, sentence, mentions, from, first, bound);
    const day = verb === null ? null : comingDay(draft, placed, true);
    if (verb === null || day === null || !(day.after || has(verb))) continue;
    return [{ kind: 'deadline', date: day.value, at: first, ...phraseAround(draft, sentence, from, last) }];
  }
  return [];
};

/** The verb of duty in the clause before the day: "must", "has [until]", "ordered to", and with "by" a promise. */
const dutyBefore = (
  draft: Draft,
  sentence: DraftSentence,
  mentions: MentionIndex,
  from: number,
  before: number,
  bound: string,
): VerbGroup | null => {
  const verbs = sentence.verbs.filter(({ first, last }) => last >= from && first < before);
  for (const verb of verbs) {
    if (
      verb.negated ||
      (isStill(verb) && !has(verb) && !OBLIGING.has(verb.lemma)) ||
      (verb.perfect && verb.form !== 'finite')
    )
      continue;
    if (has(verb) ? verb.tense !== 'past' : OBLIGING.has(verb.lemma)) return verb;
    if (verb.modal === 'must' || verb.modal === 'should' || (verb.form === 'infinitive' && bound !== 'until'))
      return verb;
    const promised = bound === 'by' && (verb.tense === 'future' || verb.modal === 'would') && !isStill(verb);
    if (promised && verb === verbs.at(-1) && partyOf(draft, sentence, mentions, verb.first)?.kind)
      return verb;
  }
  return null;
};

const has = (verb: VerbGroup): boolean => verb.lemma === 'have';
