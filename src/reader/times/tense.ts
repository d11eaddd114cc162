/**
 * Which way a time without a year or a date looks: news tells of the past unless the verb that governs it says
 * otherwise. "arrived Tuesday" is the last one, "will arrive Tuesday" the coming one.
 */
import type { Draft, VerbGroup } from '../draft.js';
import { type Clause, clausesOf } from './clauses.js';

export type Direction = 'past' | 'future' | null;

/** Verbs and adjectives whose time lies ahead: "scheduled for Friday", "is due June 1", "plans to meet in May". */
const PLANS = new Set([
  'schedule',
  'plan',
  'due',
  'set',
  'slate',
  'expect',
  'intend',
  'agree',
  'hope',
  'want',
  'aim',
  'prepare',
  'propose',
  'promise',
  'vow',
  'pledge',
  'threaten',
  'seek',
  'wish',
  'likely',
  'payable',
  'effective',
  'upcoming',
  'forthcoming',
  'decide',
  'order',
  'ask',
  'urge',
  'expire',
  'mature',
  'deadline',
  'ready',
  'poise',
  'bind',
  'unlikely',
  'plan',
  'ahead',
  'redeemable',
]);
/** Modals under which the act is yet to come; "could have left" is past all the same. */
const AHEAD = new Set(['would', 'may', 'might', 'should', 'must', 'shall', 'can']);

/** Acts that put another act on a day to come, in the past tense too: "set Nov. 10 as the deadline". */
const SETS = new Set(['set', 'schedule', 'slate', 'plan']);

export interface TenseReader {
  /** The direction of the time over the tokens `first` to `last`. */
  direction(first: number, last: number): Direction;
}

export const createTenseReader = (draft: Draft): TenseReader => {
  let cached = -1;
  let clauses: readonly Clause[] = [];
  return {
    direction: (first, last) => {
      const number = draft.tokens[first]?.sentence ?? -1;
      const sentence = draft.sentences[number];
      if (sentence === undefined) return null;
      if (number !== cached) clauses = clausesOf(draft, sentence);
      cached = number;
      const lead = draft.tokens[first - 1]?.lower;
      if (lead === 'since') return 'past';
      if (plannedNearby(draft, first, sentence.first)) return 'future';
      const clause = clauses.find((each) => first >= each.first && first <= each.last);
      const verbs = clause === undefined || clause.verbs.length === 0 ? sentence.verbs : clause.verbs;
      const governing = verbs.findLast((verb) => verb.head < first) ?? verbs.find((verb) => verb.head > last);
      if (governing === undefined) return lead === 'by' || lead === 'until' ? 'future' : null;
      // "to get round Tuesday's ruling": what a day owns has happened, whatever is meant to be done about it.
      const owns =
        draft.tokens[last + 1]?.lower === "'s" || (draft.tokens[last]?.lower.endsWith("'s") ?? false);
      if (owns && governing.form !== 'finite') return 'past';
      const way = directionOf(governing, sentence.verbs, draft);
      return lead === 'until' && way !== 'past' ? 'future' : way;
    },
  };
};

/** "scheduled for Friday", "due Nov. 15", "payable Dec. 1", "ahead of Tuesday's vote": the word stands just before. */
const plannedNearby = (draft: Draft, at: number, floor: number): boolean => {
  for (let i = at - 1; i >= Math.max(floor, at - 4); i -= 1) {
    const token = draft.tokens[i];
    if (token === undefined || token.lower === ',' || token.lower === '.') return false;
    if (
      /^(?:due|payable|effective|upcoming|forthcoming|scheduled|slated|expected|planned|ahead|expires?|expiring|redeemable|maturing)$/.test(
        token.lower,
      )
    )
      return true;
  }
  return false;
};

const directionOf = (verb: VerbGroup, verbs: readonly VerbGroup[], draft: Draft): Direction => {
  if (verb.tense === 'future') return 'future';
  if (verb.modal !== null && AHEAD.has(verb.modal)) return verb.perfect ? 'past' : 'future';
  if (verb.form === 'finite') {
    if (verb.tense === 'past' || verb.perfect) {
      return PLANS.has(verb.lemma) && (verb.passive || SETS.has(verb.lemma)) ? 'future' : 'past';
    }
    return PLANS.has(verb.lemma) ? 'future' : presentDirection(verb);
  }
  if (PLANS.has(verb.lemma) && verb.form === 'participle') return 'future';
  const matrix = verbs.findLast((each) => each.head < verb.first && each.form === 'finite');
  if (verb.form === 'infinitive') {
    if (verb.perfect) return 'past';
    const lead = draft.tokens[verb.first - 1]?.lemma ?? '';
    if (PLANS.has(lead)) return 'future';
    if (matrix === undefined) return 'future';
    const plain = matrix.tense === 'past' && !PLANS.has(matrix.lemma) && matrix.modal === null;
    return plain ? 'past' : 'future';
  }
  return matrix === undefined || matrix === verb ? null : directionOf(matrix, verbs, draft);
};

/** "leaves Friday", "is meeting on Friday" look ahead; "says", "remains" do not say. */
const presentDirection = (verb: VerbGroup): Direction =>
  verb.progressive ||
  /^(?:begin|start|open|end|leave|arrive|meet|come|go|take|visit|host|travel|fly|hold|run|close|resume|expire|return|mark|turn|face|vote|celebrate|become|see|fall)$/.test(
    verb.lemma,
  )
    ? 'future'
    : null;
