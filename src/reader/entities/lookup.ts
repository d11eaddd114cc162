/**
 * Questions that later stages ask of the entities: who stands in these words, whom does this noun phrase denote.
 *
 * Mentions may nest ("Russian" within "Russian officials"); the widest mention that takes in a phrase's head noun is
 * the one that the phrase denotes. "South Korea's president" denotes no state: its head is the president.
 */
import type { Entity, Mention } from '../../record/index.js';
import type { Draft, NounPhrase, Token } from '../draft.js';
import { firstFrom } from '../offsets.js';

export interface MentionIndex {
  /** All mentions that lie wholly within the offsets, by start, wider before narrower. */
  within(start: number, end: number): readonly Mention[];
  /** The widest mention that touches this offset's character, or undefined. */
  at(offset: number): Mention | undefined;
  /** The mention that a noun phrase's head belongs to ("officials" in "U.S. officials"), or undefined. */
  headMention(phrase: Pick<NounPhrase, 'head'>): Mention | undefined;
  /**
   * The entity that a noun phrase denotes: the person in "Russian Interior Minister Vladimir Kolokoltsev", the
   * group in "U.S. officials", the state in "South Korea"; undefined for "U.S.-North Korean talks".
   */
  headOf(phrase: Pick<NounPhrase, 'head'>): Entity | undefined;
  /** All that a phrase's head denotes: both groups of "the Russian and North Korean agencies", widest first. */
  headsOf(phrase: Pick<NounPhrase, 'head'>): readonly Entity[];
  /** The entity that a mention names, or undefined for an unknown id. */
  entityOf(mention: Mention): Entity | undefined;
  /** By id, or undefined. */
  entity(id: string): Entity | undefined;
  /**
   * What stands for an entity when it acts: outlets report and do not act; a place acts and suffers through the state that it
   * belongs to, and one that belongs to none (a shared river, a line of control) does not.
   */
  acting(entity: Entity | undefined): Entity | undefined;
  /** The state of a code, where the text names it. */
  stateOf(country: string): Entity | undefined;
}

export const createMentionIndex = (draft: Pick<Draft, 'tokens' | 'entities' | 'mentions'>): MentionIndex => {
  const byId = new Map(draft.entities.map((entity) => [entity.id, entity]));
  const byCountry = new Map<string, Entity>();
  for (const entity of draft.entities) {
    if (entity.kind !== 'state' || entity.country === null) continue;
    // Moldova before Transnistria, which has a sector of its own
    if (byCountry.get(entity.country)?.sector !== null) byCountry.set(entity.country, entity);
  }
  const sorted = [...draft.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const longest = sorted.reduce((width, mention) => Math.max(width, mention.end - mention.start), 0);

  const within = (start: number, end: number): readonly Mention[] => {
    const found: Mention[] = [];
    for (let i = firstFrom(sorted, start); i < sorted.length; i++) {
      const mention = sorted[i];
      if (mention === undefined || mention.start >= end) break;
      if (mention.end <= end) found.push(mention);
    }
    return found;
  };

  /** Mentions over the character at this offset, widest first. */
  const over = (offset: number): readonly Mention[] => {
    const found: Mention[] = [];
    for (let i = firstFrom(sorted, offset - longest); i < sorted.length; i++) {
      const mention = sorted[i];
      if (mention === undefined || mention.start > offset) break;
      if (mention.end > offset) found.push(mention);
    }
    return found.sort((a, b) => b.end - b.start - (a.end - a.start));
  };
  const at = (offset: number): Mention | undefined => over(offset)[0];

  const headMention = (phrase: Pick<NounPhrase, 'head'>): Mention | undefined => {
    const head: Token | undefined = draft.tokens[phrase.head];
    return head === undefined ? undefined : at(head.start);
  };
  const entityOf = (mention: Mention): Entity | undefined => byId.get(mention.entity);

  return {
    within,
    at,
    headMention,
    headOf: (phrase) => {
      const mention = headMention(phrase);
      return mention === undefined ? undefined : entityOf(mention);
    },
    headsOf: (phrase) => {
      const head = draft.tokens[phrase.head];
      if (head === undefined) return [];
      const found = over(head.start);
      const denoted = found.flatMap((mention) => entityOf(mention) ?? []);
      return [...new Set(denoted.filter((entity) => entity.kind === denoted[0]?.kind))];
    },
    entityOf,
    entity: (id) => byId.get(id),
    acting: (entity) => {
      if (entity?.kind === 'outlet') return undefined;
      if (entity?.kind !== 'place') return entity;
      return entity.country === null ? undefined : (byCountry.get(entity.country) ?? entity);
    },
    stateOf: (country) => byCountry.get(country),
  };
};

/** The country or international-actor code that an entity acts for, or null. */
export const countryOf = (entity: Entity | undefined): string | null => entity?.country ?? null;
