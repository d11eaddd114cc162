/**
 * From noun phrases to the entities that can act or be acted upon.
 *
 *   "Foreign Minister Kang"        the person that the phrase's mention names
 *   "Russia's | interior minister" no mention on the head: the possessor, because a minister acts for the state
 *   "leaders of Chad and Niger"    people and institutions act for whoever stands in "of"
 *   "Seoul's efforts"              things: only where the reader asks loosely (as an object), never as an actor
 *
 * Outlets report and do not act, and places act through their states (`MentionIndex.acting`).
 */
import type { NounPhrase } from '../../draft.js';
import type { MentionIndex } from '../../entities/lookup.js';
import { type ClauseView, headLemma, phraseAt } from './clauses.js';
import { firstOwner } from './lists.js';
import { objectsOf } from './objects.js';
import { pairBefore } from './pairs.js';

export interface Parties {
  readonly ids: readonly string[];
  readonly certainty: number;
  /** True where only a modifier names them: "the Hanoi | summit". */
  readonly byModifier?: boolean;
}

export interface People {
  /** PLOVER sector of a noun for people or institutions ("minister", "forces"), or null. */
  sectorOf(noun: string): string | null;
}

export const NOBODY: Parties = { ids: [], certainty: 0 };

export interface PartyReader {
  /** Who the phrases denote; `loose` lets things stand for their owners ("Seoul's efforts" for Seoul). */
  read(view: ClauseView, heads: readonly number[], loose: boolean): Parties;
  /** Who is named in the modifiers of a noun phrase, before its head: "U.S.-Omani | talks", "his visit". */
  modifiers(view: ClauseView, chunk: number, headToken: number, doersOnly?: boolean): Parties;
  /** A place name right before the head: "his Washington | visit"; adjectives ("a Russian visit") name no host. */
  venue(view: ClauseView, chunk: number, headToken: number): Parties;
  /** The owner in the genitive before a phrase chunk: "Russia's | visit". */
  owner(view: ClauseView, chunk: number): Parties;
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

/** "Moldova's | opposition Socialists": capitalised plurals are parties and movements. */
const isPartyName = (view: ClauseView, { head }: NounPhrase): boolean =>
  /^\p{Lu}\p{Ll}+(?:ists|crats|ans|ives|als)$/u.test(view.draft.tokens[head]?.text ?? '');

/** "the Libya attack" happened there; "the Libyan attack" and "the U.S. attack" say who attacked. */
const isScene = (view: ClauseView, end: number): boolean => {
  for (let t = view.sentence.first; t <= view.sentence.last; t++) {
    const token = view.draft.tokens[t];
    if (token === undefined || token.end < end) continue;
    return token.pos === 'PROPN' && /\p{Ll}/u.test(token.text) && !/(?:n|sh|ch|ese|i)$/.test(token.lower);
  }
  return false;
};

export const createPartyReader = (mentions: MentionIndex, people: People): PartyReader => {
  const between = (view: ClauseView, start: number, end: number, doersOnly: boolean): string[] => {
    const ids: string[] = [];
    let reached = -1;
    for (const mention of mentions.within(start, end)) {
      if (mention.start < reached) continue;
      const named = mentions.entityOf(mention);
      const scene =
        named?.kind === 'place' || (doersOnly && named?.kind === 'state' && isScene(view, mention.end));
      const entity = scene ? undefined : mentions.acting(named);
      reached = mention.end;
      if (entity !== undefined && !ids.includes(entity.id)) ids.push(entity.id);
    }
    return ids;
  };

  const modifiers = (view: ClauseView, chunk: number, headToken: number, doersOnly = false): Parties => {
    const phrase = phraseAt(view, chunk)?.phrase;
    const head = view.draft.tokens[headToken];
    if (phrase === undefined || head === undefined) return NOBODY;
    const ids = between(view, phrase.start, head.start, doersOnly);
    return ids.length === 0 ? NOBODY : { ids, certainty: 0.9, byModifier: true };
  };

  const venue = (view: ClauseView, chunk: number, headToken: number): Parties => {
    const phrase = phraseAt(view, chunk)?.phrase;
    const before = view.draft.tokens[headToken - 1];
    if (phrase === undefined || before === undefined || before.index < phrase.first || before.pos === 'ADJ')
      return NOBODY;
    const mention = mentions.at(before.start);
    const named = mention === undefined ? undefined : mentions.entityOf(mention);
    if (named?.kind !== 'state' && named?.kind !== 'place') return NOBODY;
    const entity = mentions.acting(named);
    return entity === undefined ? NOBODY : { ids: [entity.id], certainty: 0.8 };
  };

  const owner = (view: ClauseView, chunk: number): Parties => {
    const first = firstOwner(view, chunk);
    for (let at = chunk - 1; at >= first; at--) {
      const phrase = phraseAt(view, at)?.phrase;
      const entity = phrase === undefined ? undefined : mentions.acting(mentions.headOf(phrase));
      if (entity !== undefined) return { ids: [entity.id], certainty: 0.95 };
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
    if (pair.length > 0) return { ids: pair, certainty: 0.8 };
    // "the two Koreas"
    const states = mentions.headsOf(phrase);
    if (states.length > 1 && states.every(({ kind }) => kind === 'state'))
      return { ids: states.map(({ id }) => id), certainty: 1 };
    const named = mentions.acting(mentions.headOf(phrase));
    if (named !== undefined) {
      // "the leaders | of Iraq and Turkey": the group's own countries say more than the group.
      const [first] = objectsOf(view, chunk).preps;
      // "militants | in Yemen and Mali" are of both
      const spread =
        named.kind === 'group' &&
        (first?.prep === 'of' ||
          first?.prep === 'from' ||
          (first?.prep === 'in' && named.sector === 'REB')) &&
        depth < 2;
      const members = spread && first !== undefined ? readAll(view, first.heads, false, depth + 1) : NOBODY;
      if (members.ids.length > 1 || (named.country === null && members.ids.length > 0)) return members;
      if (named.country !== null) return { ids: [named.id], certainty: 1 };
      const owned = owner(view, chunk);
      if (owned.ids.length > 0 && named.kind !== 'person') return owned;
      return { ids: [named.id], certainty: 0.9 };
    }
    const lemma = headLemma(view, phrase);
    const acts =
      INSTITUTIONS.has(lemma) ||
      INSTITUTIONS.has(lemma.toLowerCase().replace(/s$/, '')) ||
      isPartyName(view, phrase) ||
      people.sectorOf(lemma) !== null;
    if (!acts && !loose) return NOBODY;
    const certainty = acts ? 0.9 : 0.6;
    for (const source of [owner(view, chunk), modifiers(view, chunk, phrase.head)]) {
      if (source.ids.length > 0) return { ids: source.ids, certainty: certainty * source.certainty };
    }
    if (depth > 2) return NOBODY;
    const wanted = acts ? ['of', 'from'] : ['of', 'by', 'on', 'against', 'with', 'between'];
    for (const { prep, heads } of objectsOf(view, chunk).preps) {
      if (!wanted.includes(prep)) continue;
      const inner = readAll(view, heads, loose, depth + 1);
      if (inner.ids.length > 0) return { ids: inner.ids, certainty: certainty * inner.certainty * 0.95 };
    }
    return NOBODY;
  };

  const readAll = (view: ClauseView, heads: readonly number[], loose: boolean, depth: number): Parties => {
    const ids: string[] = [];
    let certainty = 1;
    for (const head of heads) {
      const one = readOne(view, head, loose, depth);
      for (const id of one.ids) if (!ids.includes(id)) ids.push(id);
      if (one.ids.length > 0) certainty = Math.min(certainty, one.certainty);
    }
    return ids.length === 0 ? NOBODY : { ids, certainty };
  };

  return { read: (view, heads, loose) => readAll(view, heads, loose, 0), modifiers, venue, owner };
};
