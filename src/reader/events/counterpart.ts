/**
 * The other side of a two-sided act that names none: in "Oslo says it left the talks because Minsk was demanding aid"
 * the demand goes to Oslo. Only where the sentence (or the speaker) brings in exactly one other country; two or more
 * candidates are refused.
 */
import type { Entity, EventCategory } from '../../record/index.js';
import type { DraftSentence } from '../draft.js';
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

export const counterpartOf = (
  event: EventCategory,
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
  for (const mention of mentions.within(sentence.start, sentence.end)) consider(mentions.entityOf(mention));
  if (others.size === 0 && speaker !== null) consider(mentions.entity(speaker));
  const [only] = others.values();
  return others.size === 1 && only !== undefined ? only.id : null;
};
