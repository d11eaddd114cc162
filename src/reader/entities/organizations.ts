/**
 * Organizations that no lexicon knows, by the shape of their name: "National Salvation Front", "Ministry of Defense",
 * "Hudson Institute", "Acme Corp". The same name later, its acronym ("NSF", or given in brackets) and its first words
 * are the same organization; two countries' "Foreign Ministry" are not.
 */
import type { Figure, Naming } from './cast.js';
import { name, type Scene, textOf, wordsOf } from './scene.js';
import { nameHeads } from './word-lists.js';

const SMALL = /^(?:of|the|for|and|de|in|on)$/;

const acronymOf = (words: readonly string[]): string =>
  words
    .filter((word) => !SMALL.test(word))
    .map((word) => word.charAt(0))
    .join('');

export interface OrganizationFacts {
  readonly country: string | null;
  readonly sector: string | null;
}

/** Names the organization over these tokens, with the acronym that follows in brackets. */
export const nameOrganization = (
  scene: Scene,
  first: number,
  last: number,
  facts: OrganizationFacts,
): Naming => {
  const { cast } = scene;
  const written = textOf(scene, first, last);
  const words = wordsOf(scene, first, last);
  const full = words.join(' ');
  const own = facts.country === null ? undefined : cast.organization(`${facts.country}:${full}`);
  const figure =
    own ??
    (facts.country === null ? cast.organization(full) : undefined) ??
    cast.keyed(`org:${facts.country ?? ''}:${full}`, () => ({
      name: written,
      kind: facts.sector === 'JRN' ? 'outlet' : 'organization',
      basis: 'alias',
      ...facts,
    }));
  cast.addAlias(full, figure);
  if (facts.country !== null) cast.addAlias(`${facts.country}:${full}`, figure);
  const acronym = acronymOf(words);
  if (words.length > 2 && acronym.length > 2) cast.addAlias(acronym, figure);
  nameInBrackets(scene, last, figure);
  return name(scene, first, last, figure);
};

/** "Government of National Unity (GNU)": the acronym is the same organization, here and from here on. */
export const nameInBrackets = (scene: Scene, last: number, figure: Figure): void => {
  const [opened, bracketed, closed] = scene.tokens.slice(last + 1, last + 4);
  if (opened?.text !== '(' || bracketed === undefined || !/^[A-Z][A-Za-z-]{1,9}$/.test(bracketed.text))
    return;
  if (!/^[),]$/.test(closed?.text ?? '') || scene.lexicon.isGivenName(bracketed.text)) return;
  // "the G7 (Canada, …)" lists its members
  if (scene.lexicon.match(scene.tokens, bracketed.index, scene.date)?.entry.kind === 'state') return;
  if (figure.entry !== null && !/^\p{Lu}\p{L}*\p{Lu}/u.test(bracketed.text)) return;
  scene.cast.addAlias(bracketed.lower, figure);
  name(scene, last + 2, last + 2, figure);
};

/** The organization that a shorter form names again: an acronym, or the name's first word or words. */
export const organizationAgain = (scene: Scene, first: number, last: number): Figure | undefined =>
  scene.cast.organization(wordsOf(scene, first, last).join(' '));

/** The sector that a body's head word gives ("court" → JUD), or the lexicon's for the whole name. */
export const sectorOfBody = (scene: Scene, first: number, last: number): string | null => {
  const words = wordsOf(scene, first, last);
  const of = words.findIndex((word) => word === 'of' || word === 'for');
  const head = words[of > 0 ? of - 1 : words.length - 1] ?? '';
  const specific = /^(?:intelligence|army|navy|police|court|party)$/.exec(words[words.length - 1] ?? '');
  return (
    nameHeads.get(specific?.[0] ?? head)?.sector ??
    scene.lexicon.sectorOf(words.join(' ')) ??
    nameHeads.get(words[words.length - 1] ?? '')?.sector ??
    null
  );
};
