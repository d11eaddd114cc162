/**
 * From noun phrases to the entities that can act or be acted upon.
 *
 *   "Foreign Minister Kang"        the person that the phrase's mention names
 *   "Russia's | interior minister" no mention on the head: the possessor, because a minister acts for the state
 *   "leaders of Chad and Niger"    people and institutions act for whoever stands in "of"
 *   "Seoul's efforts"              things: only where the reader asks loosely (as an object), never as an actor
 *
 * Outlets report and do not act; a place acts and suffers through the state that it belongs to.
 */
import type { Entity } from '../../../record/index.js';
import type { NounPhrase } from '../../draft.js';
import type { MentionIndex } from '../../entities/lookup.js';
import { type ClauseView, headLemma, phraseAt } from './clauses.js';
import { firstOwner } from './lists.js';
import { objectsOf } from './objects.js';
import { pairBefore } from './pairs.js';

export interface Parties {
  readonly ids: readonly string[];
}

export interface People {
  /** PLOVER sector of a noun for people or institutions ("minister", "forces"), or null. */
  sectorOf(noun: string): string | null;
}

const NOBODY: Parties = { ids: [] };

export interface PartyReader {
  /** Who the phrases denote; `loose` lets things stand for their owners ("Seoul's efforts" for Seoul). */
  read(view: ClauseView, heads: readonly number[], loose: boolean): Parties;
}

/** Institutions that act for the state before or after them and that people dictionaries do not list. */
const INSTITUTIONS = new Set([
  'government',
  'administration',
  'regime',
  'army',
  'navy',
  'military',
  'force',
  'troop',
  'police',
  'parliament',
  'ministry',
  'court',
  'cabinet',
  'delegation',
  'team',
  'side',
  'leadership',
  'party',
  'coalition',
  'council',
  'committee',
  'commission',
  'authority',
  'agency',
  'embassy',
  'mission',
  'envoy',
  'guard',
  'militia',
  'movement',
  'group',
  'faction',
  'union',
  'alliance',
  'bloc',
  'state',
  'country',
  'nation',
  'republic',
  'kingdom',
  'junta',
  'service',
  'office',
  'department',
  'house',
  'senate',
  'congress',
  'intelligence',
  'jet',
  'warplane',
  'aircraft',
  'warship',
  'vessel',
  'ship',
  'drone',
  'artillery',
  'missile',
  'fighter',
  'rocket',
  'tank',
  'helicopter',
  'city',
  'town',
  'village',
  'capital',
  'territory',
  'base',
  'border',
  'airport',
  'port',
  'civilian',
  'citizen',
  'people',
  'refugee',
  'thousand',
  'hundred',
  'dozen',
  'score',
  'ten',
  'number',
  'crowd',
  'majority',
  'member',
  'leader',
  'resident',
  'woman',
  'man',
  'child',
  'national',
  'company',
  'bank',
  'firm',
  'entity',
  'individual',
  'counterpart',
  'mediator',
  'delegate',
  'emissary',
]);

const ACTING_KINDS: ReadonlySet<Entity['kind']> = new Set([
  'person',
  'state',
  'organization',
  'group',
  'place',
]);

/** "Moldova's | opposition Socialists": capitalised plurals are parties and movements. */
const isPartyName = (view: ClauseView, { head }: NounPhrase): boolean =>
  /^\p{Lu}\p{Ll}+(?:ists|crats|ans|ives|als)$/u.test(view.draft.tokens[head]?.text ?? '');

export const createPartyReader = (mentions: MentionIndex, people: People): PartyReader => {
  /** What stands for an entity when it acts: a place acts as its state. */
  const acting = (entity: Entity | undefined): Entity | undefined => {
    if (entity === undefined || !ACTING_KINDS.has(entity.kind)) return undefined;
    if (entity.kind === 'place' && entity.country !== null) return mentions.state(entity.country) ?? entity;
    return entity;
  };

  /** Who is named in a phrase before its head: "U.S.-Omani | talks". Places there are scenes, not parties. */
  const modifiers = (view: ClauseView, chunk: number, headToken: number): Parties => {
    const phrase = phraseAt(view, chunk)?.phrase;
    const head = view.draft.tokens[headToken];
    if (phrase === undefined || head === undefined) return NOBODY;
    const ids: string[] = [];
    let reached = -1;
    for (const mention of mentions.within(phrase.start, head.start)) {
      if (mention.start < reached) continue;
      reached = mention.end;
      const named = mentions.entityOf(mention);
      const entity = named?.kind === 'place' ? undefined : acting(named);
      if (entity !== undefined && !ids.includes(entity.id)) ids.push(entity.id);
    }
    return ids.length === 0 ? NOBODY : { ids };
  };

  /** The owner in the genitive before a phrase: "Russia's | visit". */
  const owner = (view: ClauseView, chunk: number): Parties => {
    const first = firstOwner(view, chunk);
    for (let at = chunk - 1; at >= first; at--) {
      const phrase = phraseAt(view, at)?.phrase;
      const entity = phrase === undefined ? undefined : acting(mentions.headOf(phrase));
      if (entity !== undefined) return { ids: [entity.id] };
      if (phrase !== undefined) {
        // "Russia's | interior minister's | visit", "the Kurdish leader's | visit"
        const inside = modifiers(view, at, phrase.head);
        if (inside.ids.length > 0) return inside;
      }
    }
    return NOBODY;
  };

  const readOne = (view: ClauseView, chunk: number, loose: boolean, depth: number): Parties => {
    const phrase = phraseAt(view, chunk)?.phrase;
    if (phrase === undefined || phraseAt(view, chunk)?.time === true) return NOBODY;
    const pair = pairBefore(view, chunk, mentions);
    if (pair.length > 0) return { ids: pair };
    const named = acting(mentions.headOf(phrase));
    if (named !== undefined) {
      // "the leaders | of Iraq and Turkey": the group's own countries say more than the group.
      const [first] = objectsOf(view, chunk).preps;
      const spread = named.kind === 'group' && (first?.prep === 'of' || first?.prep === 'from') && depth < 2;
      const members = spread && first !== undefined ? readAll(view, first.heads, false, depth + 1) : NOBODY;
      if (members.ids.length > 1 || (named.country === null && members.ids.length > 0)) return members;
      if (named.country !== null) return { ids: [named.id] };
      const owned = owner(view, chunk);
      if (owned.ids.length > 0 && named.kind !== 'person') return owned;
      return { ids: [named.id] };
    }
    const lemma = headLemma(view, phrase);
    const acts =
      INSTITUTIONS.has(lemma) ||
      INSTITUTIONS.has(lemma.toLowerCase().replace(/s$/, '')) ||
      isPartyName(view, phrase) ||
      people.sectorOf(lemma) !== null;
    if (!acts && !loose) return NOBODY;
    for (const source of [owner(view, chunk), modifiers(view, chunk, phrase.head)]) {
      if (source.ids.length > 0) return source;
    }
    if (depth > 2) return NOBODY;
    const wanted = acts ? ['of', 'from'] : ['of', 'by', 'on', 'against', 'with', 'between'];
    for (const { prep, heads } of objectsOf(view, chunk).preps) {
      if (!wanted.includes(prep)) continue;
      const inner = readAll(view, heads, loose, depth + 1);
      if (inner.ids.length > 0) return inner;
    }
    return NOBODY;
  };

  const readAll = (view: ClauseView, heads: readonly number[], loose: boolean, depth: number): Parties => {
    const ids: string[] = [];
    for (const head of heads) {
      for (const id of readOne(view, head, loose, depth).ids) if (!ids.includes(id)) ids.push(id);
    }
    return ids.length === 0 ? NOBODY : { ids };
  };

  return { read: (view, heads, loose) => readAll(view, heads, loose, 0) };
};
