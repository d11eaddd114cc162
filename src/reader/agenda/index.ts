/**
 * The stage `agenda`: what is still to come. Planned and possible acts come from the events that are future or open;
 * anniversaries and deadlines from the words for them. Needs events, times and mentions; adds agenda items in the
 * order of the text, each once.
 */
import type { AgendaItem } from '../../record/index.js';
import type { Draft, Stage } from '../draft.js';
import { createMentionIndex } from '../entities/lookup.js';
import { indexTimes } from '../times/anchor.js';
import { findAnniversaries } from './anniversaries.js';
import { findDeadlines } from './deadlines.js';
import { findEngagements } from './engagements.js';

type Item = Omit<AgendaItem, 'id'>;

export const createAgendaStage = (): Stage => ({
  name: 'agenda',
  needs: ['document', 'tokens', 'sentences', 'entities', 'mentions', 'times', 'events'],
  adds: ['agenda'],
  run: (draft) => {
    const items = once([...findMarked(draft), ...findEngagements(draft)]);
    const ordered = items.sort((a, b) => a.start - b.start || a.end - b.end);
    return { agenda: ordered.map((item, i): AgendaItem => ({ id: `a${i + 1}`, ...item })) };
  },
});

/** Anniversaries and deadlines, with whom their words name and the event that they hold. */
const findMarked = (draft: Draft): readonly Item[] => {
  const times = indexTimes(draft);
  const mentions = createMentionIndex(draft);
  return draft.sentences.flatMap((sentence) => {
    if (sentence.heading) return [];
    const found = [...findAnniversaries(draft, sentence, times), ...findDeadlines(draft, sentence, times)];
    return found.map(({ kind, date, start, end }): Item => {
      const named = mentions.within(start, end).map(({ entity }) => entity);
      const event = draft.events.find(({ trigger }) => start <= trigger.start && trigger.end <= end);
      const what = draft.document.text.slice(start, end).replace(/\s+/g, ' ').trim();
      return { kind, what, date, entities: [...new Set(named)], event: event?.id ?? null, start, end };
    });
  });
};

/** One line for one thing: the same evidence, or the same people on the same date for the same kind of act. */
const once = (items: readonly Item[]): Item[] => {
  const kept: Item[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const who = [...item.entities].sort().join('+');
    const keys = [`${item.start}-${item.end}`, `${item.kind}|${item.date ?? ''}|${who}`];
    if (item.what === '' || keys.some((key) => seen.has(key))) continue;
    if (kept.some((other) => other.start < item.end && item.start < other.end && other.date === item.date))
      continue;
    for (const key of keys) seen.add(key);
    kept.push(item);
  }
  return kept;
};
