/**
 * What may become an event at all, before anyone asks who did it.
 *
 * Refused: words in headings, titles and bylines (the body tells it again, with its grammar); a noun that only
 * describes another ("strike group", "summit venue"); participles used as adjectives ("the attacked town");
 * generic talk of a kind of event ("strikes are never easy": a bare plural with nobody named stays without parties
 * and falls out later).
 */
import { type ClauseView, headLemma, phraseAt, verbAt } from './arguments/clauses.js';
import type { Trigger } from './triggers/types.js';

/** Heads that leave the event of their modifier standing: "a shelling campaign", "a wave of", "the aid package". */
const CARRYING_HEADS = new Set([
  'series',
  'wave',
  'round',
  'campaign',
  'session',
  'spree',
  'day',
  'operation',
  'mission',
  'attempt',
  'activity',
  'ceremony',
  'package',
  'offensive',
  'run',
  'barrage',
]);

export const mayTell = (view: ClauseView, trigger: Trigger): boolean => {
  const chunk = view.at(trigger.head);
  const phrase = phraseAt(view, chunk)?.phrase;
  if (trigger.embeds === null && isOwnDuty(view, trigger)) return false;
  if (isQuestion(view, trigger) || spansClauses(view, trigger)) return false;
  if (trigger.embeds === null && trigger.operator === 'intend' && isBareIntent(view, trigger)) return false;
  if (trigger.pos === 'noun') {
    if (phrase === undefined) return true;
    if (phrase.head <= trigger.last) return true;
    return CARRYING_HEADS.has(headLemma(view, phrase));
  }
  if (trigger.pos === 'verb') {
    // "talks with": the dictionary's verb in the shape of a noun.
    return verbAt(view, chunk) !== undefined || (phrase !== undefined && phrase.head === trigger.head);
  }
  return true;
};

/**
 * Takes an operator off again where a verb of its own stands between it and the act: in "is eager to [show] it has
 * options before the talks" nobody is eager to hold talks.
 */
export const unwound = (view: ClauseView, trigger: Trigger): Trigger => {
  const inner = trigger.embeds;
  if (inner !== null && isOwnDuty(view, trigger)) return unwound(view, inner);
  if (inner === null || LONG_REACH.has(trigger.operator ?? 'start')) return trigger;
  // "ended its silence and condemned": a finite verb is nobody's object.
  const act = verbAt(view, view.at(inner.head));
  const own = act?.form === 'finite' && inner.head > trigger.last && !within(trigger, act.head);
  if (own && view.draft.tokens[trigger.last]?.lower !== 'that') return unwound(view, inner);
  const between = view.sentence.verbs.some(
    ({ head }) => head > trigger.last && head < inner.first && !isLight(view, head),
  );
  return between ? unwound(view, inner) : trigger;
};

/** "is eager to show", "plans to grow": an intention of no act that PLOVER knows. A given word still counts. */
const isBareIntent = (view: ClauseView, { head, last }: Trigger): boolean =>
  view.draft.tokens[last]?.lower === 'to' && !GIVEN_WORDS.has(view.draft.tokens[head]?.lemma ?? '');

const GIVEN_WORDS = new Set([
  'agree',
  'promise',
  'pledge',
  'vow',
  'commit',
  'offer',
  'undertake',
  'swear',
  'guarantee',
]);

const POINTERS = new Set(['the', 'this', 'that', 'these', 'those', 'his', 'her', 'their', 'its']);

/** "the visits", "his trip", "Oslo's talks": a noun that may only point back to what was told before. */
export const pointsBack = (view: ClauseView, trigger: Trigger): boolean => {
  const chunk = view.at(trigger.head);
  const phrase = phraseAt(view, chunk)?.phrase;
  if (phrase === undefined) return false;
  if (phraseAt(view, chunk - 1)?.phrase.possessive === true) return true;
  return POINTERS.has(view.draft.tokens[phrase.first]?.lower ?? '');
};

/** "said | he had to leave": who says so asks nothing of anybody. */
const isOwnDuty = (view: ClauseView, trigger: Trigger): boolean => {
  if (trigger.operator !== 'request' || !SAYING.has(view.draft.tokens[trigger.head]?.lemma ?? ''))
    return false;
  return [1, 2].some((step) =>
    /^(?:i|we|he|she|they|it)$/.test(view.draft.tokens[trigger.head + step]?.lower ?? ''),
  );
};

/** "offered, and | I hope": a pattern that reached over into the next clause. */
const spansClauses = (view: ClauseView, { first, last }: Trigger): boolean => {
  for (let t = first; t < last; t++) {
    const [here, next, after] = [view.draft.tokens[t], view.draft.tokens[t + 1], view.draft.tokens[t + 2]];
    if (here?.lower === ',' && next?.pos === 'CCONJ' && after?.pos === 'PRON') return true;
  }
  return false;
};

/** "asked him whether", "she asked": a question, where no "to" or "for" says what is asked for. */
const isQuestion = (view: ClauseView, { head, last, embeds }: Trigger): boolean => {
  const { tokens } = view.draft;
  if (tokens[head]?.lemma !== 'ask' || last !== head || embeds !== null) return false;
  for (let t = head + 1; t <= Math.min(view.sentence.last, head + 8); t++) {
    const word = tokens[t]?.lower ?? '';
    if (word === 'to' || word === 'for' || word === 'that') return false;
    if (QUESTION.has(word)) return true;
  }
  return true;
};

const QUESTION = new Set(['if', 'whether', 'why', 'what', 'how', 'who', 'which', 'when', 'where', 'about']);

/**
 * A noun that only names a kind of act ("his denials", "the attacks of the left"): no recipient, no verb that carries
 * it out, no date. Who reads it learns nothing that happened. Visits and mutual events are let through.
 */
export const isMereName = (trigger: Trigger, recipients: number, linked: boolean, dated: boolean): boolean =>
  trigger.pos === 'noun' &&
  !trigger.frame.reciprocal &&
  trigger.mode !== 'visit' &&
  recipients === 0 &&
  !linked &&
  !dated;

/** A demand that is only said to be due: "says they should". */
export const isOpinion = (view: ClauseView, trigger: Trigger): boolean =>
  SAYING.has(view.draft.tokens[trigger.head]?.lemma ?? '');

const SAYING = new Set(['say', 'insist', 'declare', 'tell']);

const within = ({ first, last }: Trigger, token: number): boolean => first <= token && token <= last;

/** "urged Iran … to free", "accused them of …": their object and its clauses may stand between. */
const LONG_REACH: ReadonlySet<string> = new Set(['request', 'accuse']);

const LIGHT = new Set([
  'hold',
  'have',
  'make',
  'take',
  'carry',
  'conduct',
  'launch',
  'sign',
  'be',
  'give',
  'provide',
  'attend',
  'send',
  'impose',
  'engage',
  'enter',
  'pay',
  'do',
  'go',
  'begin',
  'start',
  'resume',
  'continue',
  'join',
  'host',
  'keep',
  'ease',
  'lift',
  'return',
]);

const isLight = (view: ClauseView, head: number): boolean => LIGHT.has(view.draft.tokens[head]?.lemma ?? '');
