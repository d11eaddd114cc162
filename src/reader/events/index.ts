/**
 * The stage `events`: who did what to whom, when, where, by whose word, in PLOVER 2.0's categories.
 *
 * The model (`../model/`) finds the triggers, their category, mode, status and contexts, and the words that name both sides. Rules
 * do what is exact: `sides.ts` finds whom the words denote, `dates.ts` and `place.ts` when and where, `attribution.ts` who says so;
 * `counterpart.ts` and `scene.ts` the side that only the context names; `merge.ts` makes one line of what one voice tells twice.
 */
import type { Lexicon } from '../../lexicon/types.js';
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { Entity, PloverEvent, Span, Statement } from '../../record/index.js';
import type { Draft, DraftSentence, Stage } from '../draft.js';
import { createMentionIndex, type MentionIndex } from '../entities/lookup.js';
import type { TriggerReading } from '../model/index.js';
import { firstFrom } from '../offsets.js';
import { indexTimes, isFuture, type TimeIndex } from '../times/anchor.js';
import { type ClauseView, phraseAt, viewSentence } from './arguments/clauses.js';
import { createPartyReader, type PartyReader } from './arguments/parties.js';
import { type Attribute, createAttribution } from './attribution.js';
import { type Calibration, confidenceOf, type Evidence, loadCalibration } from './confidence.js';
import { type Contexts, createContextReader } from './contexts.js';
import { counterpartOf } from './counterpart.js';
import { dateOf, timeOf } from './dates.js';
import { partByHost } from './host.js';
import { mergeTellings, type Telling, type UnnumberedEvent } from './merge.js';
import { placeOf } from './place.js';
import { victimByScene } from './scene.js';
import { sidesOf, type ViewAt } from './sides.js';
import { type TriggerWords, triggerWords } from './trigger-words.js';

/** Below this an event is a guess and is left out. */
const LEAST_CONFIDENCE = 0.2;

/**
 * @param watch told what each event rests on, those below the least confidence included: for `bench/`, which fits the weights
 */
export const createEventsStage = (
  lexicon: Pick<Lexicon, 'sectorOf'>,
  watch: (trigger: Span, evidence: Evidence) => void = () => {},
): Stage => {
  const contexts = createContextReader();
  const calibration = loadCalibration();
  return {
    name: 'events',
    needs: ['document', 'tokens', 'sentences', 'model', 'entities', 'mentions', 'times', 'statements'],
    adds: ['events'],
    run: (draft) => {
      const mentions = createMentionIndex(draft);
      const times = indexTimes(draft);
      const reading: Reading = {
        draft,
        mentions,
        calibration,
        watch,
        times,
        viewAt: createViews(draft, times),
        parties: createPartyReader(mentions, lexicon),
        attribute: createAttribution(draft.statements),
        contexts: contexts.read(draft),
      };
      const told = draft.model.triggers.flatMap((trigger): Telling[] => {
        const words = triggerWords(draft, trigger);
        const sentence = draft.sentences[draft.tokens[words?.first ?? -1]?.sentence ?? -1];
        if (words === null || sentence === undefined || sentence.heading) return [];
        const view = reading.viewAt(trigger.start);
        const event = view === undefined ? null : readEvent(reading, view, trigger, words);
        return event === null ? [] : [event];
      });
      const entities = new Map(draft.entities.map((entity) => [entity.id, entity]));
      const statements = new Map(draft.statements.map((statement) => [statement.id, statement]));
      const events = mergeTellings(told, entities, statements);
      return { events: events.map((event, i): PloverEvent => ({ id: `e${i + 1}`, ...event })) };
    },
  };
};

/** What is asked again and again while one article is read. */
interface Reading {
  readonly draft: Draft;
  readonly mentions: MentionIndex;
  readonly calibration: Calibration;
  readonly watch: (trigger: Span, evidence: Evidence) => void;
  readonly times: TimeIndex;
  readonly viewAt: ViewAt;
  readonly parties: PartyReader;
  readonly attribute: Attribute;
  readonly contexts: Contexts;
}

const timed = (times: TimeIndex, sentence: DraftSentence): ((first: number, last: number) => boolean) => {
  const placed = times.bySentence.get(sentence.index) ?? [];
  return (first, last) => placed.some((time) => time.first <= first && last <= time.last);
};

/** Each sentence is viewed once, when it is first asked for. */
const createViews = (draft: Draft, times: TimeIndex): ViewAt => {
  const views = new Map<number, ClauseView>();
  return (offset) => {
    const sentence = draft.sentences[draft.tokens[firstFrom(draft.tokens, offset)]?.sentence ?? -1];
    if (sentence === undefined) return undefined;
    const view = views.get(sentence.index) ?? viewSentence(draft, sentence, timed(times, sentence));
    views.set(sentence.index, view);
    return view;
  };
};

const readEvent = (
  reading: Reading,
  view: ClauseView,
  trigger: TriggerReading,
  words: TriggerWords,
): Telling | null => {
  const { draft, mentions } = reading;
  const { published } = draft.document;
  const statement = reading.attribute(trigger);
  const speaker = statement?.speaker ?? null;
  const read = (spans: TriggerReading['actor'], loose: boolean): readonly string[] =>
    sidesOf(reading.viewAt, spans, reading.parties, mentions, speaker, loose);
  const actors = read(trigger.actor, false);
  const recipients = read(trigger.recipient, true);
  const { actor, recipient: named } = partByHost(
    view,
    words.head,
    { actor: actors, recipient: recipients.filter((id) => !actors.includes(id)) },
    mentions,
  );
  const inferred =
    recipients.length > 0 || named.length > 0
      ? null
      : otherSide(reading, view, trigger, words, actor, speaker);
  const recipient = inferred === null ? named : [inferred];
  if (!worthTelling(trigger, actor, recipient, mentions)) return null;
  const dated = timeOf(draft, reading.times, words.head);
  const status = statusOf(trigger, statement);
  const evidence: Evidence = {
    ...trigger.sure,
    unresolved:
      Number(trigger.actor.length > 0 && actor.length === 0) +
      Number(trigger.recipient.length > 0 && recipient.length === 0),
    inferred: inferred !== null,
  };
  reading.watch(trigger, evidence);
  const confidence = confidenceOf(reading.calibration, evidence);
  if (confidence < LEAST_CONFIDENCE) return null;
  const event: UnnumberedEvent = {
    event: trigger.event,
    mode: trigger.mode,
    intends: trigger.intends,
    context: [...new Set([...trigger.contexts, ...reading.contexts.of(view.sentence.index)])].sort(),
    quad: quadOf(trigger.event),
    scale: scaleOf(trigger.event, trigger.mode),
    status,
    actor: [...actor],
    recipient: [...recipient],
    date: dateOf(
      dated !== null && status === 'actual' && isFuture(dated.value, published) ? null : dated,
      status,
      published,
    ),
    place: placeOf(view, words.head, mentions),
    trigger: { start: trigger.start, end: trigger.end },
    sentence: view.sentence.index,
    statement: statement?.id ?? null,
    confidence,
  };
  return { event, word: draft.tokens[words.head]?.lemma ?? '', back: pointsBack(view, words.head) };
};

/** The recipient that only the context tells: the other side of the sentence, where the model sees none, or who owns the scene of harm. */
const otherSide = (
  { draft, mentions }: Reading,
  view: ClauseView,
  trigger: TriggerReading,
  words: TriggerWords,
  actor: readonly string[],
  speaker: string | null,
): string | null => {
  const counterpart =
    trigger.recipient.length === 0 && actor.length === 1
      ? counterpartOf(trigger.event, draft, view.sentence, actor, speaker, mentions)
      : null;
  return counterpart ?? victimByScene(view, words, trigger.event, actor, mentions);
};

/**
 * By the record's contract, what an AGREE or THREATEN announces is future or hypothetical, not done; and what somebody denies
 * is told as not having been, but for the denying itself.
 */
const statusOf = (
  { event, intends, status }: TriggerReading,
  statement: Statement | null,
): PloverEvent['status'] => {
  const done = status === 'actual' || status === 'historical';
  if (done && statement?.stance === 'denies' && event !== 'REJECT') return 'negated';
  if (intends === null || status !== 'actual') return status;
  if (event === 'THREATEN') return 'hypothetical';
  return event === 'AGREE' ? 'future' : status;
};

const POINTERS = new Set(['the', 'this', 'that', 'these', 'those', 'his', 'her', 'their', 'its']);

/** "the visits", "his trip", "Oslo's talks": a noun that may only point back to what was told before. */
const pointsBack = (view: ClauseView, head: number): boolean => {
  const chunk = view.at(head);
  const phrase = phraseAt(view, chunk)?.phrase;
  if (phrase === undefined) return false;
  if (phraseAt(view, chunk - 1)?.phrase.possessive === true) return true;
  return POINTERS.has(view.draft.tokens[phrase.first]?.lower ?? '');
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
      return entity !== undefined && isPolitical(entity);
    });
  return known(actor) || (SUFFERED.has(event) && known(recipient));
};

const isPolitical = ({ country, kind, sector }: Entity): boolean =>
  country !== null || (kind === 'group' && sector !== null && ARMED_OR_ORGANIZED.has(sector));

/** Sectors whose groups act in politics whatever their country: rebels, parties, protesters, movements. */
const ARMED_OR_ORGANIZED = new Set(['REB', 'OPP', 'PTY', 'PRM', 'UAF', 'SOC', 'CRM', 'CVL', 'LAB']);

/** Acts that are told by whom they befell: "three Kenyans were abducted", "the general was freed". */
const SUFFERED: ReadonlySet<PloverEvent['event']> = new Set([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'RETREAT',
  'AID',
]);
