/**
 * From the words that the model calls actor or recipient to the entities that they denote.
 *
 *   "Foreign Minister Kang"          the person that a mention there names
 *   "the foreign minister of Chad"   whoever the phrase's head, owner or "of" names (`arguments/parties.ts`)
 *   "we", "our"                      in somebody's words: the speaker
 *   "protesters"                     nobody whom the article lets us know: no entity
 */
import type { Entity, Span } from '../../record/index.js';
import type { NounPhrase } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { firstFrom } from '../offsets.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import type { PartyReader } from './arguments/parties.js';

const OURS = /^(?:i|we|us|me|my|our|ours|ourselves)$/;

/** The sentence around an offset: a party may stand in another one than its act. */
export type ViewAt = (offset: number) => ClauseView | undefined;

/** Ids of the entities that the spans denote, each once, in text order. */
export const sidesOf = (
  viewAt: ViewAt,
  spans: readonly Span[],
  parties: PartyReader,
  mentions: MentionIndex,
  speaker: string | null,
): readonly string[] => {
  const ids = spans.flatMap((span) => {
    const view = viewAt(span.start);
    return view === undefined ? [] : denoted(view, span, parties, mentions, speaker);
  });
  return [...new Set(ids)];
};

const denoted = (
  view: ClauseView,
  span: Span,
  parties: PartyReader,
  mentions: MentionIndex,
  speaker: string | null,
): readonly string[] => {
  const { tokens } = view.draft;
  const first = firstFrom(tokens, span.start);
  if (OURS.test(tokens[first]?.lower ?? '')) return speaker === null ? [] : [speaker];
  const phrases = view.sentence.phrases.filter(({ start, end }) => start < span.end && end > span.start);
  const main = mainPhrase(phrases, span);
  const named = main === undefined ? undefined : mentions.headOf(main);
  const acting = actingFor(named, mentions);
  if (acting?.country && main !== undefined && isInside(tokens[main.head], span)) return [acting.id];
  if (main !== undefined) {
    const chunk = view.at(main.head);
    if (phraseAt(view, chunk) !== undefined && isInside(tokens[main.head], span)) {
      const read = parties.read(view, [chunk], true);
      if (read.ids.length > 0) return read.ids;
    }
  }
  // "Russian" in "Russian shelling", "Mali's": no phrase of its own
  const within = mentions
    .within(span.start, span.end)
    .map((mention) => actingFor(mentions.entityOf(mention), mentions))
    .filter((entity) => entity !== undefined);
  const people = within.filter(({ kind }) => kind === 'person');
  const chosen = people.length > 0 ? people : within;
  return chosen.map(({ id }) => id);
};

const isInside = (token: Span | undefined, span: Span): boolean =>
  token !== undefined && token.start < span.end && token.end > span.start;

/** The phrase that the others of a span hang on: "[the foreign minister] of Chad", "Russia's | [interior minister]". */
const mainPhrase = (phrases: readonly NounPhrase[], span: Span): NounPhrase | undefined =>
  phrases.find(({ possessive, end }) => !possessive || end >= span.end) ?? phrases[0];

/** Outlets report and do not act; a place acts as the state that it belongs to. */
const actingFor = (entity: Entity | undefined, mentions: MentionIndex): Entity | undefined => {
  if (entity === undefined || entity.kind === 'outlet') return entity?.kind === 'outlet' ? entity : undefined;
  if (entity.kind === 'place' && entity.country !== null) return mentions.state(entity.country) ?? entity;
  return entity;
};
