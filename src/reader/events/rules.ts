/**
 * Events by rule: a trigger (`triggers/`) says what was done; `arguments/` finds who did it to whom; `status.ts`, `dates.ts` and
 * `place.ts` read whether, when and where; `intends.ts` applies the codebook to what is still to come.
 */
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { Entity, PloverEvent } from '../../record/index.js';
import type { Draft, DraftSentence } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { type ClauseView, verbAt, viewSentence } from './arguments/clauses.js';
import { type Arguments, fillArguments } from './arguments/fill.js';
import type { Parties } from './arguments/parties.js';
import { sufferedAtHome } from './at-home.js';
import { applyRulings } from './codebook.js';
import { counterpartOf } from './counterpart.js';
import { dateOf, timeOf } from './dates.js';
import { destinationOf } from './destination.js';
import { isMereName, isOpinion, mayTell, pointsBack, unwound } from './gate.js';
import { partByHost } from './host.js';
import { type Coded, codeAnnounced } from './intends.js';
import type { Telling, UnnumberedEvent } from './merge.js';
import { placeOf } from './place.js';
import { isPolitical } from './political.js';
import { type Reading, timed } from './reading.js';
import { ruleConfidenceOf } from './rule-confidence.js';
import { victimByScene } from './scene.js';
import { isSport } from './sport.js';
import { statusOf } from './status.js';
import { createTriggerMatcher, type Trigger, type TriggerMatcher, threatened } from './triggers/index.js';

/** Below this a telling by rule is a guess and is left out. */
const LEAST_CONFIDENCE = 0.4;

/** Goodwill that only may come must be read more surely to be worth a line. */
const LEAST_WHEN_OPEN = 0.58;

/** Finds the events of one sentence by rule; `confidence` is the product of how sure each link is. */
export type RuleReader = (reading: Reading, sentence: DraftSentence) => readonly Telling[];

export const createRuleReader = (): RuleReader => {
  const matchTriggers: TriggerMatcher = createTriggerMatcher();
  return (reading, sentence) => {
    const { draft } = reading;
    if (sentence.heading || isSport(draft, sentence)) return [];
    const triggers = matchTriggers(draft, sentence);
    if (triggers.length === 0) return [];
    const verbs = new Set(triggers.filter(({ pos }) => pos === 'verb').map(({ head }) => head));
    const view = viewSentence(draft, sentence, timed(reading.times, sentence), verbs);
    return triggers.flatMap((trigger) => readEvent(reading, view, unwound(view, trigger)) ?? []);
  };
};

const readEvent = (reading: Reading, view: ClauseView, trigger: Trigger): Telling | null => {
  const { draft, mentions } = reading;
  const { published } = draft.document;
  if (!mayTell(view, trigger)) return null;
  const start = draft.tokens[trigger.first]?.start ?? 0;
  const end = draft.tokens[trigger.last]?.end ?? start;
  const statement = reading.attribute({ start, end });
  const parts = partByHost(view, trigger, fillArguments(view, trigger, reading.parties), mentions);
  const { actor } = parts;
  const act = { event: trigger.event, mode: trigger.mode, intends: trigger.intends };
  const named = draft.tokens.slice(trigger.first, trigger.last + 1).map(({ lemma }) => lemma);
  const ruled = applyRulings(act, named, actor.ids, parts.recipient.ids, parts.crowd, mentions);
  let { recipient } = parts;
  let inferred = false;
  if (actor.ids.length > 0 && recipient.ids.length === 0 && !trigger.frame.reciprocal) {
    const other = counterpartOf(
      ruled.event,
      draft,
      view.sentence,
      actor.ids,
      statement?.speaker ?? null,
      mentions,
    );
    if (other !== null) {
      recipient = { ids: [other], certainty: 0.7 };
      inferred = true;
    }
  }
  if (ruled.event === 'REQUEST' && isOpinion(view, trigger) && !reaches(mentions, actor, recipient))
    return null;
  if (
    recipient.ids.length === 0 &&
    statement !== null &&
    statement.speaker !== null &&
    isOurs(view, trigger)
  ) {
    recipient = { ids: [statement.speaker], certainty: 0.8 };
  }
  if (recipient.ids.length === 0 && actor.ids.length > 0) {
    const other =
      destinationOf(draft, trigger, ruled, actor.ids, mentions) ??
      victimByScene(view, trigger, ruled.event, actor.ids, mentions) ??
      sufferedAtHome(ruled.event, view.sentence, actor.ids, false, mentions);
    if (other !== null) recipient = { ids: [other], certainty: 0.75 };
  }
  if (!worthTelling(view, trigger, parts, recipient, mentions)) return null;
  const carrier = verbAt(view, parts.verb)?.head ?? -1;
  const dated = timeOf(draft, reading.times, trigger, parts.linked ? carrier : -1);
  const time = dated?.value ?? null;
  if (isMereName(trigger, recipient.ids.length, parts.linked, time !== null)) return null;
  const status = statusOf(view, trigger, parts, time, published);
  if (status === null) return null;
  const speaker = statement?.speaker ?? null;
  const announcedByDoer = speaker !== null && sameSide(mentions, speaker, actor.ids);
  const coded = codeAnnounced(ruled, status, announcedByDoer, threatened(ruled).mode);
  // "denied that Oslo had attacked": what is denied is told as not having been
  const denied = statement?.stance === 'denies' && (status === 'actual' || status === 'historical');
  const outcome = denied ? 'negated' : announcedStatus(coded, trigger, status);
  if (actor.ids.length === 0 && outcome !== 'actual' && outcome !== 'historical') return null;
  const confidence = ruleConfidenceOf({
    weight: trigger.weight,
    actor,
    recipient,
    reciprocal: trigger.frame.reciprocal,
    inferred,
    event: coded.event,
    status: outcome,
  });
  const soft = outcome === 'hypothetical' && coded.event === 'AGREE';
  if (confidence < (soft ? LEAST_WHEN_OPEN : LEAST_CONFIDENCE)) return null;
  const event: UnnumberedEvent = {
    event: coded.event,
    mode: coded.mode,
    intends: coded.intends,
    context: [...reading.contexts.of(view.sentence.index)],
    quad: quadOf(coded.event),
    scale: scaleOf(coded.event, coded.mode),
    status: outcome,
    actor: [...actor.ids],
    recipient: [...recipient.ids],
    date: dateOf(dated, outcome, published),
    place: placeOf(view, trigger, mentions),
    trigger: { start, end: evidenceEnd(draft, trigger) },
    sentence: view.sentence.index,
    statement: statement?.id ?? null,
    confidence,
  };
  return { event, word: draft.tokens[trigger.head]?.lemma ?? '', back: pointsBack(view, trigger) };
};

/** The words from an operator to the act that it works on: "refused to [ease sanctions]", if they stand close. */
const evidenceEnd = (draft: Draft, trigger: Trigger): number => {
  let last = trigger.last;
  for (let at = trigger.embeds; at !== null; at = at.embeds)
    if (at.last - trigger.first <= 12) last = Math.max(last, at.last);
  return draft.tokens[last]?.end ?? 0;
};

/** By the record's contract, what an AGREE or THREATEN announces is future or hypothetical, not done. */
const announcedStatus = (
  { event, intends }: Coded,
  trigger: Trigger,
  status: PloverEvent['status'],
): PloverEvent['status'] => {
  if (intends === null || status !== 'actual') return status;
  if (event === 'THREATEN') return 'hypothetical';
  if (event === 'AGREE' && trigger.intends === null) return 'future';
  return trigger.operator === 'intend' ? 'future' : status;
};

/** "fired on our outposts": in a quotation, what is ours is the speaker's side. */
const isOurs = (view: ClauseView, { last }: Trigger): boolean =>
  [1, 2].some((step) => /^(?:our|us|my|ours)$/.test(view.draft.tokens[last + step]?.lower ?? ''));

/** "says that Oslo should pay" demands something only of another side; of one's own it is an opinion. */
const reaches = (mentions: MentionIndex, actor: Parties, recipient: Parties): boolean => {
  const own = actor.ids.map((id) => mentions.entity(id)?.country);
  return recipient.ids.some((id) => !own.includes(mentions.entity(id)?.country ?? null));
};

const sameSide = (mentions: MentionIndex, speaker: string, actors: readonly string[]): boolean => {
  const country = mentions.entity(speaker)?.country ?? null;
  return actors.some(
    (id) => id === speaker || (country !== null && mentions.entity(id)?.country === country),
  );
};

/** An event needs a party with a country, and an act between sides needs somebody who acts. */
const worthTelling = (
  view: ClauseView,
  trigger: Trigger,
  { actor, led, verb }: Arguments,
  recipient: Parties,
  mentions: MentionIndex,
): boolean => {
  const known = (parties: Parties): readonly Entity[] =>
    parties.ids
      .flatMap((id) => mentions.entity(id) ?? [])
      .filter((entity) => isPolitical(entity, ALSO_POLITICAL));
  const actors = known(actor);
  if (trigger.frame.reciprocal) return actors.length > 1 || (actors.length === 1 && led);
  if (actors.length > 0) return true;
  // Harm done by nobody named still happened to somebody: "three Kenyans were abducted".
  const told = verbAt(view, view.at(trigger.head));
  const suffered = told === undefined ? verb >= 0 : told.passive || told.form === 'participle';
  return SUFFERED.has(trigger.event) && suffered && known(recipient).length > 0;
};

/** Of the rules' parties those count too that are associations of states or of citizens. */
const ALSO_POLITICAL: ReadonlySet<string> = new Set(['IGO', 'NGO']);

const SUFFERED: ReadonlySet<PloverEvent['event']> = new Set(['ASSAULT', 'COERCE', 'SANCTION']);
