/**
 * "both sides", "the two leaders", "the neighbours", and bare "each", "both", "the two": phrases for two parties that were named before.
 *
 * They stand for the two countries of the nearest sentence before that names exactly two (three sentences back at most),
 * else, like "the three governments", for those that the article has named most; for people ("leaders", "ministers") the
 * persons named there stand in where it names both. Refused: phrases that say which two ("both Kenyan parties"), and text
 * before which names no two sides.
 */
import type { Entity } from '../../../record/index.js';
import type { MentionIndex } from '../../entities/lookup.js';
import { type ClauseView, headLemma, phraseAt } from './clauses.js';

const SIDES = new Set([
  'side',
  'country',
  'government',
  'nation',
  'neighbor',
  'neighbour',
  'party',
  'foe',
  'ally',
  'rival',
  'capital',
  'state',
  'army',
  'power',
  'camp',
  'delegation',
]);
const PEOPLE = new Set([
  'leader',
  'president',
  'minister',
  'man',
  'premier',
  'official',
  'diplomat',
  'negotiator',
]);
const UNCOUNTED = new Set(['neighbor', 'neighbour', 'foe', 'rival']);
const BACK = 3;
const COUNTS: readonly (readonly [string, number])[] = [
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
];
/** Bodies are no sides among countries. */
const BODIES = new Set(['UNO', 'IGO', 'NGO', 'MNC', 'ISM', 'IMG']);
/** Who stands for a country that the article does not name: "Hamas", a head of state; not those who only comment. */
const standsForState = ({ kind, sector }: Entity): boolean =>
  /^(?:organization|person|group)$/.test(kind) && /^(?:GOV|MIL|REB|PTY|OPP)$/.test(sector ?? '');
/** How many characters back the article is searched for its two main countries. */
const REACH = 8000;

/** Ids of the two, or none. */
export const pairBefore = (view: ClauseView, chunk: number, mentions: MentionIndex): readonly string[] => {
  const phrase = phraseAt(view, chunk)?.phrase;
  if (phrase === undefined) return [];
  const lemma = headLemma(view, phrase);
  const people = PEOPLE.has(lemma);
  // "each", "both"; "the two", "the pair"
  const each =
    (phrase.first === phrase.last && /^(?:each|both|neither)$/.test(lemma)) ||
    /^the (?:two|pair|duo)$/i.test(view.draft.document.text.slice(phrase.start, phrase.end));
  if (!people && !each && !SIDES.has(lemma)) return [];
  const words = view.draft.tokens.slice(phrase.first, phrase.head).map(({ lower }) => lower);
  const count =
    each || words.some((word) => /^(?:both|neither|each|either)$/.test(word))
      ? 2
      : (COUNTS.find(([word]) => words.includes(word))?.[1] ?? 0);
  const counted = count > 0;
  const definite = UNCOUNTED.has(lemma) && words[0] === 'the';
  if (
    (!counted && !definite) ||
    mentions.within(phrase.start, phrase.end).some((m) => isNamed(mentions.entityOf(m)))
  )
    return [];
  if (UNCOUNTED.has(lemma) && !counted) return mainSides(mentions, phrase.start, 2);
  if (count > 2) return mainSides(mentions, phrase.start, count);
  for (let index = view.sentence.index; index >= 0 && index >= view.sentence.index - BACK; index--) {
    const sentence = view.draft.sentences[index];
    if (sentence === undefined) break;
    const end = index === view.sentence.index ? phrase.start : sentence.end;
    const pair = twoSides(mentions, sentence.start, end, people || each);
    if (pair.length === 2) return pair;
    // "Chad, Mali and Niger each …"
    if (each && index === view.sentence.index && countriesIn(mentions, sentence.start, end) > 2) return [];
  }
  return mainSides(mentions, phrase.start, 2);
};

/** Old neighbours and rivals, and "the three countries", are those that the article has named most. */
const mainSides = (mentions: MentionIndex, before: number, count: number): readonly string[] => {
  const counts = new Map<string, number>();
  const states = new Map<string, string>();
  for (const mention of mentions.within(Math.max(0, before - REACH), before)) {
    const entity = mentions.entityOf(mention);
    if (entity === undefined || entity.country === null || entity.kind === 'outlet') continue;
    if (BODIES.has(entity.country)) continue;
    counts.set(entity.country, (counts.get(entity.country) ?? 0) + 1);
    if (entity.kind === 'state') states.set(entity.country, entity.id);
    else if (standsForState(entity) && !states.has(entity.country)) states.set(entity.country, entity.id);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a).slice(0, count);
  const ids = ranked.flatMap(([country]) => states.get(country) ?? []);
  return ids.length === count ? ids : [];
};

const countriesIn = (mentions: MentionIndex, start: number, end: number): number =>
  new Set(mentions.within(start, end).flatMap((mention) => mentions.entityOf(mention)?.country ?? [])).size;

const isNamed = (entity: Entity | undefined): boolean => entity !== undefined && entity.country !== null;

const twoSides = (mentions: MentionIndex, start: number, end: number, people: boolean): readonly string[] => {
  const sides = new Map<string, Entity>();
  for (const mention of mentions.within(start, end)) {
    const entity = mentions.entityOf(mention);
    if (
      entity === undefined ||
      entity.country === null ||
      (!people && BODIES.has(entity.country)) ||
      entity.kind === 'place' ||
      entity.kind === 'outlet'
    )
      continue;
    const known = sides.get(entity.country);
    const better = people ? entity.kind === 'person' : entity.kind === 'state';
    if (known === undefined || better) sides.set(entity.country, entity);
  }
  return sides.size === 2 ? [...sides.values()].map(({ id }) => id) : [];
};
