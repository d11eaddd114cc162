/**
 * The words for acts that people arrange ahead of time, from `data/acts.tsv`: verbs ("meet"), nouns ("summit") and
 * verbs that need a noun ("hold talks"); and the words that make a sentence about something else.
 */
import { readFileSync } from 'node:fs';
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';

const CLASSES = new Map(
  readFileSync(new URL('./data/acts.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', words = ''] = line.split('\t');
      return [name, new Set(words.split('|'))] as const;
    }),
);
const classOf = (name: string): ReadonlySet<string> => CLASSES.get(name) ?? new Set<string>();

const VERBS = classOf('verb');
const LIGHT = classOf('light');
const NOUNS = classOf('noun');
const ESCALATIONS = classOf('escalation');
const STILL = classOf('still');
const REFUSED = classOf('refused');

/** Token index of an engagement noun from `from` through `to`, or -1: "talks" in "hold another round of talks". */
export const engagementIn = (draft: Draft, from: number, to: number): number => {
  for (let t = from; t <= to; t++) if (isEngagement(draft, t)) return t;
  return -1;
};

/** A noun that names an engagement, and not the first half of a compound ("strike drones", "election law"). */
export const isEngagement = (draft: Draft, t: number): boolean => {
  const token = draft.tokens[t];
  if (token === undefined || (token.pos !== 'NOUN' && token.pos !== 'PROPN')) return false;
  if (!NOUNS.has(token.lemma) && !NOUNS.has(token.lower)) return false;
  const next = draft.tokens[t + 1];
  return next === undefined || next.pos !== 'NOUN' || NOUNS.has(next.lemma) || TIME_NOUNS.has(next.lower);
};

/** Nouns that date the one before and do not take it as a modifier: "a visit tomorrow". */
const TIME_NOUNS = new Set(['tomorrow', 'today', 'tonight', 'this', 'next', 'may', 'march']);

/** How far an engagement's noun may stand behind its verb: "hold a second round of indirect talks". */
const REACH = 9;

/** True where the verb group names an engagement, by itself or with its object or passive subject. */
export const isArranged = (draft: Draft, sentence: DraftSentence, verb: VerbGroup, from: number): boolean => {
  if (VERBS.has(verb.lemma) && !isIdle(draft, verb)) return true;
  if (takesForce(draft, verb)) return true;
  if (!LIGHT.has(verb.lemma)) return false;
  const next = sentence.verbs.find((each) => each.first > verb.last);
  const stop = Math.min(sentence.last, verb.last + REACH, (next?.first ?? Number.POSITIVE_INFINITY) - 1);
  if (engagementIn(draft, verb.last + 1, stop) >= 0) return true;
  const completed = COMPLETED.get(verb.lemma);
  if (completed !== undefined && draft.tokens[verb.last + 1]?.lower !== completed) return false;
  return INTRANSITIVE.has(verb.lemma) || verb.passive
    ? engagementIn(draft, from, verb.first - 1) >= 0
    : false;
};

/** "talks will begin", "elections will take place" */
const COMPLETED = new Map([
  ['go', 'ahead'],
  ['take', 'place'],
]);
const INTRANSITIVE = new Set(['begin', 'start', 'open', 'resume', 'take', 'close', 'conclude', 'go']);

const CAPTION = new Set(['caption', 'photo', 'photos', 'image', 'pictured']);

/** Motion verbs that only move where somewhere is named: "go to Paris", "leave for Rome", not "go further". */
const MOVING = new Set([
  'go',
  'head',
  'return',
  'hand',
  'swear',
  'leave',
  'fly',
  'march',
  'strike',
  'arrive',
]);

/** "takes effect", "come into force", "enters into force" */
const takesForce = (draft: Draft, verb: VerbGroup): boolean => {
  const [next, after] = [draft.tokens[verb.last + 1]?.lower, draft.tokens[verb.last + 2]?.lower];
  if (verb.lemma === 'take') return next === 'effect';
  return (
    (verb.lemma === 'come' || verb.lemma === 'enter') &&
    next === 'into' &&
    (after === 'force' || after === 'effect')
  );
};

const isIdle = (draft: Draft, verb: VerbGroup): boolean => {
  // "will be met with anger"
  if (verb.passive && (verb.lemma === 'meet' || verb.lemma === 'head')) return true;
  if (!MOVING.has(verb.lemma)) return false;
  const [next, after] = [draft.tokens[verb.last + 1], draft.tokens[verb.last + 2]];
  if (verb.lemma === 'receive' || verb.lemma === 'welcome') return next?.pos !== 'PROPN';
  if (verb.lemma === 'hand') return next?.lower !== 'over' && next?.lower !== 'back';
  if (verb.lemma === 'swear') return next?.lower !== 'in' && !verb.passive;
  if (verb.lemma === 'leave' || verb.lemma === 'strike')
    return next?.pos !== 'PROPN' && next?.lower !== 'for';
  const there =
    next?.lower === 'to' || next?.lower === 'for' || next?.lower === 'in' || next?.lower === 'back';
  return !there || after?.pos === 'VERB' || (verb.lemma === 'return' && after?.pos === 'DET');
};

/** A blow or a break that is news as a possibility: "could widen its operation". */
export const isEscalation = (draft: Draft, verb: VerbGroup): boolean =>
  ESCALATIONS.has(verb.lemma) && !/^(?:it|them|him|her|us)$/.test(draft.tokens[verb.last + 1]?.lower ?? '');

/** A state or a change of quantity: "will remain", "prices will rise". */
export const isStill = (verb: VerbGroup): boolean => STILL.has(verb.lemma);

/** Films and markets have calendars of their own, and captions tell the past in the present tense. */
export const isElsewhere = (draft: Draft, from: number, to: number): boolean => {
  for (let t = from; t < from + 3; t++) {
    if (CAPTION.has(draft.tokens[t]?.lower ?? '')) return true;
  }
  for (let t = from; t <= to; t++) {
    const token = draft.tokens[t];
    if (token !== undefined && REFUSED.has(token.lemma)) return true;
  }
  return false;
};
