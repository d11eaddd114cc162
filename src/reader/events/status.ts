/**
 * Whether an event happened: PLOVER's auxiliary modes (codebook 2.3), read from the verbs and words around it.
 *
 *   negated       "has not launched", "no talks took place", "failed to agree", "without meeting"
 *   hypothetical  "may visit", "if they attack", "is considering sending", "a possible strike"
 *   future        "will meet", "is due to arrive", "an upcoming visit", or any time after the day of publication
 *   historical    a time more than nine months before publication, or "previously", "once", "in the past"
 *   actual        all else: news tells what happened
 *
 * Null where the words only name a purpose ("sent monitors [to patrol] the line"): nothing is said to happen.
 */
import type { EventStatus } from '../../record/index.js';
import type { VerbGroup } from '../draft.js';
import { beforeDocument, isFuture, startOf } from '../times/anchor.js';
import { carrierOf } from './arguments/carrier.js';
import { type ClauseView, headLemma, isStop, phraseAt, verbAt, wordAt } from './arguments/clauses.js';
import type { Arguments } from './arguments/fill.js';
import { firstOwner, leftOf, listUpTo } from './arguments/lists.js';
import { subjectOf } from './arguments/subject.js';
import * as words from './markers.js';
import type { Trigger } from './triggers/types.js';

/** What the words say, before the calendar is asked. */
export type Outlook = 'negated' | 'hypothetical' | 'future' | 'historical' | 'purpose' | null;

const HISTORY_DAYS = 270;

export const statusOf = (
  view: ClauseView,
  trigger: Trigger,
  parts: Arguments,
  time: string | null,
  published: string | null,
): EventStatus | null => {
  const outlook = outlookOf(view, trigger, parts);
  if (outlook === 'purpose') return null;
  if (outlook === 'negated') return 'negated';
  if (outlook === 'hypothetical') return 'hypothetical';
  if (outlook === 'historical') return 'historical';
  const own = verbAt(view, view.at(trigger.head));
  // "has agreed": what still holds is news, whatever day its clause counts from.
  const holds = own?.perfect === true && own.tense === 'present';
  if (time !== null && !holds && isHistorical(time, published)) return 'historical';
  if (outlook === 'future') {
    // "would meet on Monday" told after that Monday: the plan is behind us.
    return time !== null && beforeDocument(time, published) ? 'actual' : 'future';
  }
  if (time !== null && isFuture(time, published)) {
    const verb = verbAt(view, parts.verb);
    const told =
      verb !== undefined &&
      (verb.tense === 'past' || verb.perfect) &&
      verbAt(view, view.at(trigger.head)) !== undefined;
    return told ? 'actual' : 'future';
  }
  return 'actual';
};

/** More than about nine months before the document: news still counts last autumn's deeds among the present ones. */
export const isHistorical = (value: string, published: string | null): boolean => {
  if (!beforeDocument(value, published) || published === null) return false;
  if (value === 'PAST_REF') return false;
  const start = startOf(value);
  if (start === null) return false;
  const days = (Date.parse(published.slice(0, 10)) - Date.parse(start)) / 86_400_000;
  return days > HISTORY_DAYS;
};

export const outlookOf = (view: ClauseView, trigger: Trigger, parts: Arguments): Outlook => {
  if (trigger.operator === 'fail' && trigger.embeds !== null) return 'negated';
  if (trigger.operator === 'try' && trigger.embeds !== null) return 'hypothetical';
  const chunk = view.at(trigger.head);
  const verb = verbAt(view, chunk);
  if (verb !== undefined) {
    // "did not comply" is a refusal already; its "not" is spent.
    const spent = verb.negated && deniesItself(view, trigger);
    return outlookOfVerb(view, chunk, spent ? { ...verb, negated: false } : verb, parts.carriedFrom, 0);
  }
  return outlookOfNoun(view, chunk, trigger, parts);
};

const deniesItself = (view: ClauseView, { first, last }: Trigger): boolean => {
  for (let t = first; t <= last; t++) if (words.NEVER.has(view.draft.tokens[t]?.lower ?? '')) return true;
  return false;
};

const outlookOfVerb = (
  view: ClauseView,
  chunk: number,
  verb: VerbGroup,
  carriedFrom: number | null,
  depth: number,
): Outlook => {
  if (verb.negated || deniedSubject(view, chunk)) return 'negated';
  if (depth > 4) return null;
  if (verb.modal === 'would' && isPledged(view, chunk)) return 'future';
  if (verb.modal !== null && verb.modal !== 'will' && words.UNREAL_MODALS.has(verb.modal))
    return 'hypothetical';
  if (conditional(view, chunk)) return 'hypothetical';
  if (verb.form === 'finite' && isSurmised(view, chunk)) return 'hypothetical';
  if (verb.tense === 'future') return 'future';
  if (verb.form === 'infinitive' || verb.form === 'gerund') {
    const governed = outlookFromGovernor(view, chunk, verb, depth);
    if (governed !== null) return governed;
  }
  if (carriedFrom !== null) {
    const earlier = verbAt(view, carriedFrom);
    if (earlier !== undefined && sharesAuxiliaries(view, carriedFrom, chunk, earlier, verb)) {
      const shared = outlookOfVerb(view, carriedFrom, earlier, null, depth + 1);
      if (shared !== null) return shared;
    }
  }
  return bygone(view, chunk) ? 'historical' : null;
};

/** "has not launched rockets | or tested bombs", "will meet Xi | and sign a pact": the auxiliaries are said once. */
const sharesAuxiliaries = (
  view: ClauseView,
  from: number,
  to: number,
  earlier: VerbGroup,
  verb: VerbGroup,
): boolean => {
  const alone = verb.first === verb.last || verb.form === earlier.form;
  if (!alone) return false;
  if (earlier.negated) {
    for (let k = to - 1; k > from; k--) {
      const word = wordAt(view, k);
      if (word === 'or' || word === 'nor') return true;
      if (word === 'but') return false;
    }
    return false;
  }
  return verb.tense !== 'past' || earlier.perfect;
};

/** What governs an infinitive or gerund: "[hopes] to meet", "[is] ready to talk", "[considering] sending". */
const outlookFromGovernor = (view: ClauseView, chunk: number, verb: VerbGroup, depth: number): Outlook => {
  const j = leftOf(view, chunk);
  const left = view.chunks[j];
  if (left === undefined) return null;
  if (left.kind === 'word') {
    const { lower, pos } = left.token;
    if (lower === 'without') return 'negated';
    if (lower === 'toward' || lower === 'towards') return 'hypothetical';
    if (words.DENYING_ADJECTIVES.has(lower)) return 'negated';
    if (words.OPEN_ADJECTIVES.has(lower)) return 'hypothetical';
    if (lower === 'due' || lower === 'set' || lower === 'poised') return 'future';
    // "could respond by restricting": the means share the verb's status.
    if (lower === 'by') return governingOutlook(view, j, depth);
    if (lower === 'after' || lower === 'while' || lower === 'upon') return null;
    if (lower === 'on' || lower === 'for' || lower === 'of' || lower === 'about' || lower === 'against')
      return governingVerb(view, j, verb, depth);
    if (pos === 'CCONJ' || lower === ',') {
      for (let k = j - 1; k >= 0 && k > j - 12; k--) {
        const other = verbAt(view, k);
        if (other !== undefined && other.form === verb.form)
          return outlookOfVerb(view, k, other, null, depth + 1);
        if (other?.form === 'finite') return null;
      }
      return null;
    }
    if (verb.form === 'infinitive') return governingVerb(view, j, verb, depth);
    return null;
  }
  if (left.kind === 'verb' && left.verb.lemma === 'have')
    return outlookOfVerb(view, j, left.verb, null, depth + 1);
  if (left.kind === 'verb') return fromVerb(view, j, left.verb, verb, depth);
  // "a plan to attack", "urged Iran to stop", "sent a team to search"
  if (verb.form !== 'infinitive') return null;
  const noun = headLemma(view, left.phrase);
  if (PLAN_NOUNS.has(noun)) return 'hypothetical';
  if (REFUSAL_NOUNS.has(noun)) return 'negated';
  if (DEED_NOUNS.has(noun)) return null;
  return governingVerb(view, j, verb, depth);
};

const PLAN_NOUNS = new Set([
  'plan',
  'effort',
  'bid',
  'attempt',
  'pledge',
  'offer',
  'promise',
  'threat',
  'intention',
  'willingness',
  'readiness',
  'vow',
  'commitment',
  'desire',
  'right',
  'ability',
  'proposal',
  'campaign',
  'capacity',
  'obligation',
  'option',
  'chance',
  'opportunity',
  'invitation',
  'call',
  'request',
  'demand',
  'way',
  'time',
  'reason',
  'need',
  'power',
  'agreement',
  'deal',
]);
const REFUSAL_NOUNS = new Set(['refusal', 'failure', 'reluctance', 'inability', 'unwillingness']);
const DEED_NOUNS = new Set(['decision', 'move', 'step', 'choice']);

const governingOutlook = (view: ClauseView, from: number, depth: number): Outlook => {
  for (let k = from - 1; k >= 0 && k > from - 8; k--) {
    const other = verbAt(view, k);
    if (other !== undefined) return outlookOfVerb(view, k, other, null, depth + 1);
  }
  return null;
};

const governingVerb = (view: ClauseView, from: number, verb: VerbGroup, depth: number): Outlook => {
  for (let k = from - 1; k >= 0 && k > from - 12; k--) {
    const other = verbAt(view, k);
    // "was the only one to abstain": only "is to abstain" plans.
    if (other?.lemma === 'be') return outlookOfVerb(view, k, other, null, depth + 1);
    if (other !== undefined) return fromVerb(view, k, other, verb, depth);
    if (isStop(wordAt(view, k))) return null;
  }
  return null;
};

const fromVerb = (
  view: ClauseView,
  k: number,
  governor: VerbGroup,
  verb: VerbGroup,
  depth: number,
): Outlook => {
  const above = outlookOfVerb(view, k, governor, null, depth + 1);
  if (above === 'negated' || above === 'hypothetical') return above;
  if (words.DENYING.has(governor.lemma)) return 'negated';
  if (words.OPEN.has(governor.lemma)) return 'hypothetical';
  if (governor.lemma === 'have') return 'hypothetical';
  if (words.PLANNING.has(governor.lemma)) return 'future';
  if (verb.form === 'infinitive' && !REALISED.has(governor.lemma))
    return PURPOSEFUL.has(governor.lemma) ? above : 'purpose';
  return above;
};

/** "managed to free", "began to shell", "came to meet": the infinitive tells of what was done. */
const REALISED = new Set([
  'manage',
  'begin',
  'start',
  'continue',
  'proceed',
  'help',
  'move',
  'come',
  'get',
  'force',
  'rush',
  'join',
  'dare',
  'choose',
  'refuse',
]);
const PURPOSEFUL = new Set([
  'travel',
  'fly',
  'arrive',
  'meet',
  'gather',
  'visit',
  'return',
  'gather',
  'convene',
  'sit',
  'head',
]);

const outlookOfNoun = (view: ClauseView, chunk: number, trigger: Trigger, parts: Arguments): Outlook => {
  const phrase = phraseAt(view, chunk);
  const { tokens } = view.draft;
  if (phrase !== undefined) {
    const from = view.chunks[firstOwner(view, chunk)]?.first ?? phrase.first;
    for (let t = from; t < trigger.first; t++) {
      const word = tokens[t]?.lower ?? '';
      if (words.UNDONE.has(word)) return 'negated';
      if (words.COMING.has(word)) return 'future';
      if (words.IMAGINED.has(word)) return 'hypothetical';
    }
  }
  const row = phrase === undefined ? null : listUpTo(view, chunk);
  const before = row === null ? '' : wordAt(view, row.before);
  if (before === 'without') return 'negated';
  const carrier = phrase === undefined ? null : carrierOf(view, chunk);
  if (carrier !== null) {
    const verb = verbAt(view, carrier.verb);
    if (verb !== undefined && (carrier.relation !== 'adjunct' || COMING_BY.has(before))) {
      const outlook = outlookOfVerb(view, carrier.verb, verb, null, 0);
      if (outlook !== null) return outlook;
      if (carrier.relation === 'object' && words.PLANNING.has(verb.lemma)) return 'future';
    }
    if (verb !== undefined && carrier.relation === 'adjunct' && before === 'for') {
      if (words.OPEN.has(verb.lemma)) return 'hypothetical';
      if (words.PLANNING.has(verb.lemma)) return 'future';
    }
  } else if (row !== null) {
    const governor = verbAt(view, row.before);
    if (governor !== undefined) {
      if (words.DENYING.has(governor.lemma)) return 'negated';
      if (words.OPEN.has(governor.lemma)) return 'hypothetical';
      if (words.PLANNING.has(governor.lemma) && governor.lemma !== 'be') return 'future';
      const outlook = outlookOfVerb(view, row.before, governor, null, 1);
      if (outlook !== null && outlook !== 'historical') return outlook;
    }
  }
  if (parts.verb >= 0 && phrase === undefined) {
    const verb = verbAt(view, parts.verb);
    if (verb !== undefined) return outlookOfVerb(view, parts.verb, verb, null, 1);
  }
  return null;
};

/** Prepositions under which a noun shares the time of the verb: "will fly to Oslo [for] talks". */
const COMING_BY = new Set(['for', 'at', 'during', 'in', 'on']);

/** "no rockets were launched", "neither side attacked" */
const deniedSubject = (view: ClauseView, chunk: number): boolean => {
  const found = subjectOf(view, chunk);
  const phrase = phraseAt(view, found?.heads[0] ?? -1)?.phrase;
  if (phrase === undefined || found?.carriedFrom !== null) return false;
  const first = view.draft.tokens[phrase.first]?.lower ?? '';
  return first === 'no' || first === 'neither' || first === 'nobody' || first === 'none';
};

/** "if", "unless", "whether" or an awaited "until" opens the clause, with no comma between. */
const conditional = (view: ClauseView, chunk: number): boolean => {
  let verbs = 0;
  for (let k = chunk - 1; k >= 0 && k > chunk - 12; k--) {
    const word = wordAt(view, k);
    if (words.CONDITIONAL.has(word)) return true;
    // "would stay until Chad [lifted] its ban": what is waited for has not happened
    if (word === 'until' && verbs === 0) return awaitedBefore(view, k);
    if (word === ',' || isStop(word)) return false;
    const verb = verbAt(view, k);
    if (verb !== undefined && verb.form === 'finite' && ++verbs > 1) return false;
  }
  return false;
};

/** True where the last finite verb before looks ahead: "will stay", "would not leave". */
const awaitedBefore = (view: ClauseView, until: number): boolean => {
  for (let k = until - 1; k >= 0; k--) {
    const verb = verbAt(view, k);
    if (verb?.form === 'finite') return verb.tense === 'future' || verb.modal !== null;
  }
  return false;
};

/** Verbs whose that-clause is a guess or a wish: "hinted | that he will come". */
const SURMISING = new Set([
  'hint',
  'suggest',
  'speculate',
  'hope',
  'fear',
  'predict',
  'imagine',
  'doubt',
  'wonder',
  'propose',
  'wish',
  'suspect',
  'assume',
  'guess',
  'demand',
  'recommend',
]);

/** "announced that it would send wheat", "said it would expel them": what was to come, told in the past. Refuses "… if Mali left". */
const isPledged = (view: ClauseView, chunk: number): boolean => {
  if (conditional(view, chunk)) return false;
  for (let k = chunk + 1; k < view.chunks.length && !isStop(wordAt(view, k)); k++)
    if (/^(?:if|unless)$/.test(wordAt(view, k))) return false;
  const own = /^(?:it|he|she|they|we|i)$/.test(wordAt(view, chunk - 1)) || isPronoun(view, chunk - 1);
  for (let k = chunk - 1; k >= 0 && k > chunk - 8; k--) {
    const other = verbAt(view, k);
    if (other !== undefined)
      return other.tense === 'past' && (PLEDGING.has(other.lemma) || (own && ANNOUNCING.has(other.lemma)));
    const word = wordAt(view, k);
    if (word === ',' || isStop(word)) return false;
  }
  return false;
};

const isPronoun = (view: ClauseView, chunk: number): boolean => {
  const phrase = phraseAt(view, chunk)?.phrase;
  return phrase !== undefined && view.draft.tokens[phrase.head]?.pos === 'PRON';
};

const PLEDGING = new Set(['announce', 'promise', 'pledge', 'vow', 'agree', 'confirm', 'swear', 'undertake']);
const ANNOUNCING = new Set(['say', 'tell', 'declare', 'add', 'state']);

const isSurmised = (view: ClauseView, chunk: number): boolean => {
  for (let k = chunk - 1; k >= 0 && k > chunk - 10; k--) {
    const other = verbAt(view, k);
    if (other !== undefined) return SURMISING.has(other.lemma);
    const word = wordAt(view, k);
    if (word === ',' || isStop(word)) return false;
  }
  return false;
};

const bygone = (view: ClauseView, chunk: number): boolean => {
  const here = view.chunks[chunk];
  if (here === undefined) return false;
  const { tokens } = view.draft;
  const left = view.chunks[leftOf(view, chunk)];
  for (let t = left === undefined ? here.first : left.last + 1; t <= here.last; t++) {
    if (words.BYGONE.has(tokens[t]?.lower ?? '')) return true;
  }
  // "used to host", "had in the past hosted"
  return false;
};
