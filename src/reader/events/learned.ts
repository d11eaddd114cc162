/**
 * Events as the trained model sees them (`../model/`): it finds trigger, category, mode, status and the words that name both sides;
 * `sides.ts` finds whom the words denote, `dates.ts` and `place.ts` when and where, `destination.ts`, `scene.ts` and `at-home.ts` the
 * side that only the context names.
 */
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { PloverEvent, Span, Statement } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { TriggerReading } from '../model/index.js';
import { firstFrom } from '../offsets.js';
import type { ClauseView } from './arguments/clauses.js';
import { sufferedAtHome } from './at-home.js';
import { dateOf, timeOf } from './dates.js';
import { destinationOf } from './destination.js';
import { pointsBack } from './gate.js';
import type { Telling, UnnumberedEvent } from './merge.js';
import { placeOf } from './place.js';
import { isPolitical } from './political.js';
import type { Reading } from './reading.js';
import { victimByScene } from './scene.js';
import { sidesOf } from './sides.js';
import { triggerWords } from './trigger-words.js';
import type { Trigger } from './triggers/types.js';

/** A telling by the model, with what could not be tied to anybody. */
export interface Learned extends Telling {
  readonly trigger: TriggerReading;
  /** Sides that the model sees and nobody could be found for: 0, 1 or 2. */
  readonly unresolved: number;
  readonly inferred: boolean;
}

/** The model's triggers without an adverb or adjective that is taken for an act beside the act that it describes: "[strongly] [backed]". */
export const headsAlone = ({ tokens, model: { triggers } }: Draft): readonly TriggerReading[] =>
  triggers.filter(({ start, end, event }, i) => {
    const next = triggers[i + 1];
    if (next === undefined || next.event !== event || next.start - end !== 1) return true;
    const word = tokens[firstFrom(tokens, start)];
    return word === undefined || word.end !== end || !/^(?:ADV|ADJ)$/.test(word.pos);
  });

/** @returns the event of one of the model's triggers; null in a heading, or where no party that counts is in it. */
export const readLearned = (reading: Reading, trigger: TriggerReading): Learned | null => {
  const { draft, mentions } = reading;
  const { published } = draft.document;
  const view = reading.viewAt(trigger.start);
  const words = triggerWords(draft, trigger);
  if (view === undefined || words === null || view.sentence.heading) return null;
  const as: Trigger = {
    ...words,
    ...AS_TRIGGER,
    event: trigger.event,
    mode: trigger.mode,
    intends: trigger.intends,
  };
  const statement = reading.attribute(trigger);
  const speaker = statement?.speaker ?? null;
  const read = (spans: TriggerReading['actor'], loose: boolean): readonly string[] =>
    sidesOf(reading.viewAt, spans, reading.parties, mentions, speaker, loose);
  // who suffers it is seldom named in another sentence, and who is named there seldom suffers it
  const here = trigger.recipient.filter(
    ({ start, end }) => start >= view.sentence.start && end <= view.sentence.end,
  );
  const { text } = draft.document;
  const doing = trigger.actor.filter((span) => !isSetApart(text, span));
  const [doers, sufferers] = turned(view, { ...trigger, actor: doing, recipient: here });
  const actor = withoutTellers(read(doers, false), doers, trigger, statement, mentions);
  // a march "in Nairobi and other cities" is against none of them
  const aimedAt =
    trigger.event === 'PROTEST' ? sufferers.filter((span) => !isPlace(span, mentions)) : sufferers;
  const all = read(aimedAt, true).filter((id) => !isOwn(trigger.event, actor, id, mentions));
  const named = all.filter((id) => !actor.includes(id));
  const inferred = all.length > 0 ? null : otherSide(reading, view, trigger, as, actor);
  const recipient = inferred !== null ? [inferred] : farther(view, trigger, as, actor, named, mentions);
  if (!worthTelling(trigger, actor, recipient, mentions)) return null;
  if (recipient.length === 0 && isHalfAct(text, trigger, actor)) return null;
  const dated = timeOf(draft, reading.times, as, -1);
  const status = statusOf(trigger, statement);
  const event: UnnumberedEvent = {
    event: trigger.event,
    mode: trigger.mode,
    intends: trigger.intends,
    context: contextsOf(reading, view, trigger),
    quad: quadOf(trigger.event),
    scale: scaleOf(trigger.event, trigger.mode),
    status,
    actor: [...actor],
    recipient: [...recipient],
    date: dateOf(dated, status, published),
    place: placeOf(view, as, mentions),
    trigger: { start: trigger.start, end: trigger.end },
    sentence: view.sentence.index,
    statement: statement?.id ?? null,
    confidence: 0,
  };
  return {
    event,
    word: draft.tokens[words.head]?.lemma ?? '',
    back: pointsBack(view, as),
    trigger,
    unresolved:
      Number(trigger.actor.length > 0 && actor.length === 0) +
      Number(trigger.recipient.length > 0 && recipient.length === 0),
    inferred: inferred !== null,
  };
};

/** "Unlike Russia, Ghana and Togo thanked Chad": named for not doing it. */
const isSetApart = (text: string, { start }: Span): boolean =>
  /\b(?:unlike|apart from|except(?: for)?) (?:the )?$/i.test(text.slice(Math.max(0, start - 20), start));

/** What is no act while nobody stands on its other side: "must do better", the talks ahead of which one party does something. */
const isHalfAct = (
  text: string,
  { event, intends, start, end }: TriggerReading,
  actor: readonly string[],
): boolean =>
  /^(?:must|should|ought to|needs? to)$/i.test(text.slice(start, end)) ||
  (actor.length < 2 &&
    (intends ?? event) === 'CONSULT' &&
    /\b(?:ahead of|before|after) (?:the|any) (?:\w+ )?$/i.test(text.slice(Math.max(0, start - 40), start)));

type Spans = TriggerReading['actor'];

/** The spans of both sides. "We are providing aid": who stands there in the nominative does it, if anybody, whatever the model says. */
const turned = (view: ClauseView, { actor, recipient }: TriggerReading): readonly [Spans, Spans] => {
  const [only] = recipient;
  if (actor.length > 0 || only === undefined || recipient.length > 1) return [actor, recipient];
  const text = view.draft.document.text.slice(only.start, only.end);
  if (!/^(?:We|we|I|They|they|He|he|She|she)$/.test(text)) return [actor, recipient];
  const verb = view.sentence.verbs.find(({ first }) => (view.draft.tokens[first]?.start ?? 0) >= only.end);
  return verb === undefined || verb.passive ? [actor, recipient] : [recipient, []];
};

/** "Activists reported shelling": who only tells of it, and acts for no country, has not done it. */
const withoutTellers = (
  ids: readonly string[],
  spans: Spans,
  trigger: TriggerReading,
  statement: Statement | null,
  mentions: MentionIndex,
): readonly string[] => {
  const source = statement?.source ?? null;
  if (source === null || !spans.some(({ start, end }) => start < source.end && source.start < end))
    return ids;
  if (trigger.start < source.end && source.start < trigger.end) return ids;
  return ids.filter((id) => id !== statement?.speaker || mentions.entity(id)?.country !== null);
};

/** "fired rockets at a base near Haifa after a raid killed its commander": harm is done to others, where the scene names them. */
const farther = (
  view: ClauseView,
  { event }: TriggerReading,
  as: Trigger,
  actor: readonly string[],
  recipient: readonly string[],
  mentions: MentionIndex,
): readonly string[] => {
  const countryOf = (id: string): string | null => mentions.entity(id)?.country ?? null;
  const home = countryOf(actor[0] ?? '');
  if (
    event !== 'ASSAULT' ||
    recipient.length === 0 ||
    [...actor, ...recipient].some((id) => countryOf(id) !== home)
  )
    return recipient;
  const scene = victimByScene(view, as, event, actor, mentions);
  return scene === null || countryOf(scene) === home ? recipient : [scene];
};

/** Words that name a place and nobody else, or no one at all. */
const isPlace = ({ start, end }: Span, mentions: MentionIndex): boolean =>
  mentions.within(start, end).every((mention) => mentions.entityOf(mention)?.kind === 'place');

/**
 * A recipient that only stands for the actor: the state whose government acts ("Kim offered to shut its reactor"), the soldiers who are
 * sent.
 */
export const isOwn = (
  event: PloverEvent['event'],
  actor: readonly string[],
  recipient: string,
  mentions: MentionIndex,
): boolean => {
  const entity = mentions.entity(recipient);
  const doers = actor.flatMap((id) => mentions.entity(id) ?? []);
  if (entity === undefined || doers.length === 0) return false;
  const same = doers.every(({ country }) => country !== null && country === entity.country);
  if (entity.kind === 'state')
    return (
      same &&
      // "police arrested 300 people": a state's own country suffers what its forces do at home
      !(AT_HOME.has(event) && doers.some(({ kind }) => kind !== 'state')) &&
      doers.every(({ kind, sector }) => kind === 'state' || /^(?:GOV|MIL|ELI)$/.test(sector ?? ''))
    );
  // a ministry's spokesman does not contradict the ministry
  if (event === 'REJECT' && entity.kind === 'organization' && entity.sector === 'GOV')
    return same && doers.every(({ kind, sector }) => kind === 'person' && sector === 'GOV');
  // "recalled its ambassador": against the state where the ambassador was
  if (event === 'SANCTION' && entity.kind === 'person' && /\b(?:ambassador|envoy)$/i.test(entity.role ?? ''))
    return same;
  const regular = doers.every(({ kind, sector }) => kind === 'state' || /^(?:GOV|MIL)$/.test(sector ?? ''));
  // "the minister rejected", "demanded": not of a colleague, but of somebody whom the words leave out
  if (BETWEEN_STATES.has(event) && entity.kind === 'person' && entity.sector === 'GOV')
    return same && regular;
  return (
    (event === 'MOBILIZE' || (event === 'RETREAT' && regular)) &&
    entity.kind === 'group' &&
    /^(?:MIL|COP)$/.test(entity.sector ?? '') &&
    (same || entity.country === null)
  );
};

const BETWEEN_STATES: ReadonlySet<PloverEvent['event']> = new Set(['REJECT', 'REQUEST', 'THREATEN']);

const AT_HOME: ReadonlySet<PloverEvent['event']> = new Set(['ASSAULT', 'COERCE']);

/** The rules for dates, places and scenes ask for a trigger of the dictionary's kind. */
const AS_TRIGGER = {
  pos: 'verb',
  frame: { actor: [], recipient: [], reciprocal: false },
  operator: null,
  embeds: null,
  weight: 1,
} as const;

/** Contexts by the model and by the words of sentence and article. */
const contextsOf = (reading: Reading, view: ClauseView, { contexts }: TriggerReading): string[] =>
  [...new Set([...contexts, ...reading.contexts.of(view.sentence.index)])].sort();

/** The recipient that only the context tells: whom a journey is to, or who owns the scene of harm. */
const otherSide = (
  { draft, mentions }: Reading,
  view: ClauseView,
  trigger: TriggerReading,
  as: Trigger,
  actor: readonly string[],
): string | null =>
  destinationOf(draft, as, trigger, actor, mentions) ??
  victimByScene(view, as, trigger.event, actor, mentions) ??
  sufferedAtHome(trigger.event, view.sentence, actor, trigger.recipient.length > 0, mentions);

/** What somebody denies is told as not having been, but for the denying itself. */
const statusOf = (
  { event, intends, status }: TriggerReading,
  statement: Statement | null,
): PloverEvent['status'] => {
  const done = status === 'actual' || status === 'historical';
  if (done && statement?.stance === 'denies' && event !== 'REJECT') return 'negated';
  return asContracted(event, intends, status);
};

/** By the record's contract, what an AGREE or THREATEN announces is future or hypothetical, not done. */
export const asContracted = (
  event: PloverEvent['event'],
  intends: PloverEvent['intends'],
  status: PloverEvent['status'],
): PloverEvent['status'] => {
  if (intends === null || status !== 'actual') return status;
  if (event === 'THREATEN') return 'hypothetical';
  return event === 'AGREE' ? 'future' : status;
};

/** An event needs a party with a country or a political group; who suffers is enough where nobody is named who acts. */
const worthTelling = (
  { event }: TriggerReading,
  actor: readonly string[],
  recipient: readonly string[],
  mentions: MentionIndex,
): boolean => {
  const known = (ids: readonly string[]): boolean =>
    ids.some((id) => {
      const entity = mentions.entity(id);
      return entity !== undefined && isPolitical(entity, ALSO_POLITICAL);
    });
  return known(actor) || (SUFFERED.has(event) && known(recipient));
};

/** Of the model's parties those count too who are paramilitaries, protesters or strikers. */
const ALSO_POLITICAL: ReadonlySet<string> = new Set(['PRM', 'CVL', 'LAB']);

/** Acts that are told by whom they befell: "three Kenyans were abducted", "the general was freed". */
const SUFFERED: ReadonlySet<PloverEvent['event']> = new Set([
  'ACCUSE',
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'RETREAT',
  'AID',
]);
