/**
 * The other side of a two-sided act that names none: in "Oslo says it left the talks because Minsk was demanding aid"
 * the demand goes to Oslo. Only where the sentence (or the speaker) brings in exactly one other country; two or more
 * candidates are refused.
 */
import type { Entity, EventCategory, Mention } from '../../record/index.js';
import type { Draft, DraftSentence } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';

const TWO_SIDED: ReadonlySet<EventCategory> = new Set([
  'REQUEST',
  'REJECT',
  'ACCUSE',
  'SANCTION',
  'COOPERATE',
  'AID',
  'THREATEN',
]);

/** Whoever acts in the sentence or is addressed in it; a state that is only spoken of ("headed to Malta") is no side. */
const takesPart = (draft: Pick<Draft, 'tokens'>, sentence: DraftSentence, mention: Mention): boolean => {
  const { tokens } = draft;
  let first = sentence.first;
  while (first <= sentence.last && (tokens[first]?.end ?? 0) <= mention.start) first += 1;
  let next = first;
  while (next <= sentence.last && (tokens[next]?.start ?? 0) < mention.end) next += 1;
  if (sentence.verbs.some((verb) => verb.first === next && verb.form === 'finite')) return true;
  const before = tokens[first - 1];
  const verb = tokens[first - 2];
  return before?.lower === 'to' && verb?.pos === 'VERB' && ADDRESSING.has(verb.lemma);
};

const ADDRESSING = new Set([
  'protest',
  'complain',
  'appeal',
  'respond',
  'reply',
  'object',
  'say',
  'write',
  'apologize',
]);

export const counterpartOf = (
  event: EventCategory,
  draft: Pick<Draft, 'tokens'>,
  sentence: DraftSentence,
  actors: readonly string[],
  speaker: string | null,
  mentions: MentionIndex,
): string | null => {
  if (!TWO_SIDED.has(event)) return null;
  const own = new Set(actors.map((id) => mentions.entity(id)?.country ?? null));
  if (own.size !== 1 || own.has(null)) return null;
  const others = new Map<string, Entity>();
  const consider = (entity: Entity | undefined): void => {
    if (entity === undefined || entity.country === null || own.has(entity.country)) return;
    if (entity.kind === 'outlet' || entity.kind === 'place') return;
    const known = others.get(entity.country);
    if (known === undefined || (entity.kind === 'state' && known.kind !== 'state'))
      others.set(entity.country, entity);
  };
  for (const mention of mentions.within(sentence.start, sentence.end)) {
    if (takesPart(draft, sentence, mention)) consider(mentions.entityOf(mention));
  }
  if (others.size === 0 && speaker !== null) consider(mentions.entity(speaker));
  const [only] = others.values();
  return others.size === 1 && only !== undefined ? only.id : null;
};
