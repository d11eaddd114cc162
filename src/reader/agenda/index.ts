/**
 * The stage `agenda`: what is still to come, read from the words that look ahead and their days. Events are not
 * needed for an item; where one is told by the same words the item points at it and takes its parties in. Adds agenda
 * items in the order of the text, each once.
 */
import type { AgendaItem, PloverEvent } from '../../record/index.js';
import type { Draft, DraftSentence, Stage } from '../draft.js';
import { createMentionIndex, type MentionIndex } from '../entities/lookup.js';
import { isSport } from '../events/sport.js';
import { indexTimes, type TimeIndex } from '../times/anchor.js';
import { isElsewhere } from './acts.js';
import { findAnniversaries } from './anniversaries.js';
import { findDeadlines } from './deadlines.js';
import { findDue } from './due.js';
import type { Found } from './found.js';
import { type Item, mergeItems } from './merge.js';
import { findNominal } from './nominal.js';
import { findPlans } from './plans.js';
import { findTerms } from './terms.js';

export const createAgendaStage = (): Stage => ({
  name: 'agenda',
  needs: ['document', 'tokens', 'sentences', 'entities', 'mentions', 'times', 'events'],
  adds: ['agenda'],
  run: (draft) => {
    const times = indexTimes(draft);
    const mentions = createMentionIndex(draft);
    const eventsOf = groupEvents(draft.events);
    const items = draft.sentences.flatMap((sentence) =>
      isOther(draft, sentence)
        ? []
        : findIn(draft, sentence, times, mentions).map((found) =>
            describe(draft, sentence, found, mentions, eventsOf.get(sentence.index) ?? []),
          ),
    );
    return {
      agenda: mergeItems(items).map(
        ({ kind, what, date, entities, event, start, end }, i): AgendaItem => ({
          id: `a${i + 1}`,
          kind,
          what,
          date,
          entities,
          event,
          start,
          end,
        }),
      ),
    };
  },
});

/** No news sentence is as long: the rules compare words within one, so noise must not make it endless. */
const LONGEST = 400;

const isOther = (draft: Draft, sentence: DraftSentence): boolean =>
  sentence.heading ||
  sentence.last - sentence.first > LONGEST ||
  isSport(draft, sentence) ||
  isElsewhere(draft, sentence.first, sentence.last);

const findIn = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
  mentions: MentionIndex,
): readonly Found[] => [
  ...findAnniversaries(draft, sentence, times),
  ...findDue(draft, sentence, times, mentions),
  ...findDeadlines(draft, sentence, times),
  ...findTerms(draft, sentence, times),
  ...findPlans(draft, sentence, times, mentions),
  ...findNominal(draft, sentence, times, mentions),
];

/** The found words with whom they name and the event that they tell. */
const describe = (
  draft: Draft,
  sentence: DraftSentence,
  { kind, date, start, end, at }: Found,
  mentions: MentionIndex,
  events: readonly PloverEvent[],
): Item => {
  const open = kind === 'planned' || kind === 'possible';
  const event = events.find(
    ({ trigger, status }) =>
      start <= trigger.start &&
      trigger.end <= end &&
      (!open || status === 'future' || status === 'hypothetical'),
  );
  const named = mentions.within(start, end).map(({ entity }) => entity);
  const parties = open && event !== undefined ? [...event.actor, ...event.recipient] : [];
  const what = draft.document.text.slice(start, end).replace(/\s+/g, ' ').trim();
  return {
    kind,
    what,
    date,
    entities: [...new Set([...parties, ...named])],
    event: event?.id ?? null,
    start,
    end,
    at,
    sentence: sentence.index,
    act: draft.tokens[at]?.lemma ?? '',
  };
};

const groupEvents = (events: readonly PloverEvent[]): ReadonlyMap<number, readonly PloverEvent[]> => {
  const groups = new Map<number, PloverEvent[]>();
  for (const event of events) {
    const group = groups.get(event.sentence);
    if (group === undefined) groups.set(event.sentence, [event]);
    else group.push(event);
  }
  return groups;
};
