/**
 * Plans and possibilities, read from the events that are still to come: "will meet next week" is planned, "may visit"
 * is possible. An act that is bound to no date and only foreseen, feared or demanded stays off the agenda: it must be
 * something that people arrange (a meeting, a visit, a signing, aid, a withdrawal), or have a day.
 */
import type { AgendaItem, EventCategory, PloverEvent } from '../../record/index.js';
import type { Draft } from '../draft.js';
import { beforeDocument } from '../times/anchor.js';
import { clauseStart, phraseAround } from './what.js';

/** Acts that people arrange with each other, so that a plan for one is news without a date. */
const ARRANGED: ReadonlySet<EventCategory> = new Set([
  'CONSULT',
  'AID',
  'RETREAT',
  'MOBILIZE',
  'SANCTION',
  'PROTEST',
]);

export const findEngagements = (draft: Draft): readonly Omit<AgendaItem, 'id'>[] =>
  draft.events.flatMap((event) => {
    const kind = kindOf(event, draft.document.published);
    const sentence = draft.sentences[event.sentence];
    if (kind === null || sentence === undefined) return [];
    const first = draft.tokens.findIndex(({ start }) => start >= event.trigger.start);
    if (first < 0) return [];
    let last = first;
    while ((draft.tokens[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= event.trigger.end) last += 1;
    const span = phraseAround(draft, sentence, clauseStart(draft, sentence, first), last);
    const entities = [...event.actor, ...event.recipient.filter((id) => !event.actor.includes(id))];
    const what = draft.document.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    return [{ kind, what, date: event.date.value, entities, event: null, ...span }].map((item) => ({
      ...item,
      event: event.id,
    }));
  });

const kindOf = (event: PloverEvent, published: string | null): 'planned' | 'possible' | null => {
  if (event.status !== 'future' && event.status !== 'hypothetical') return null;
  if (event.event === 'REQUEST' || event.event === 'REJECT' || event.event === 'ACCUSE') return null;
  const act = event.intends ?? event.event;
  const dated = event.date.basis !== 'document' && event.date.value !== null;
  if (dated && event.date.value !== null && beforeDocument(event.date.value, published)) return null;
  if (!dated && !ARRANGED.has(act)) return null;
  if (event.status === 'future') return 'planned';
  return act === 'CONSULT' || dated ? 'possible' : null;
};
