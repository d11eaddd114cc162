/**
 * Names that no list and no title gave away, but that the model sees: "Okello" met first without a title, a company, a small
 * party. A surname or short form of somebody known is that one; all others are new, with basis "model".
 *
 * Refuses words that another rule has placed, but for a place or nationality within a longer name, and runs without a capital letter.
 */
import type { EntityKind } from '../../record/index.js';
import { firstFrom } from '../offsets.js';
import type { Figure, Naming } from './cast.js';
import {
  nameOrganization,
  type OrganizationFacts,
  organizationAgain,
  sectorOfBody,
} from './organizations.js';
import { outletAgain } from './outlets.js';
import { findPerson, NOBODY_KNOWN } from './people.js';
import { OFFICE_FOR } from './runs.js';
import { isCapital, name, type Scene, textOf, wordsOf } from './scene.js';

/** A name less likely than this is left alone. */
const LEAST = 0.6;

export const readModelNames = (scene: Scene): void => {
  const { tokens, cover } = scene;
  for (const { start, end, kind, probability } of scene.draft.model.names) {
    if (probability < LEAST) continue;
    let first = firstFrom(tokens, start);
    let last = first;
    while ((tokens[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
    if (tokens[first]?.start !== start) continue;
    // "The Gambia" and the like are in the lists: elsewhere the article is no part of a name, nor a name by itself
    if (/^(?:the|a|an)$/.test(tokens[first]?.lower ?? '')) first += 1;
    if (first > last || (first === last && OFFICE_FOR.test(tokens[first]?.lower ?? ''))) continue;
    // "Ann Poe, R-N.H.": a party's letter and a state of the Union
    if (/[\s(][RDI][-–]$/.test(scene.draft.document.text.slice(Math.max(0, start - 3), start))) continue;
    // "[central] Mali", "[northern] Kosovo": a word that tells which part
    while (kind === 'place' && first < last && /^\p{Ll}/u.test(tokens[first]?.text ?? '')) first += 1;
    const range = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    if (!range.some((i) => isCapital(tokens[i])) || !range.every((i) => isOpen(cover[i], first, last)))
      continue;
    const outlet = kind === 'person' || kind === 'place' ? null : outletAgain(scene, first, last);
    if (outlet !== null) name(scene, first, last, outlet);
    else if (kind === 'organization') {
      const { figure } = nameOrganization(scene, first, last, factsOf(scene, first, last));
      if (figure.count === 1) figure.basis = 'model';
    } else {
      const figure = kind === 'person' ? personOf(scene, first, last) : bodyOf(scene, first, last, kind);
      if (figure !== null) name(scene, first, last, figure, kind === 'place' ? 'place' : 'name');
    }
  }
};

/** A word that no rule has placed, or that is a place or nationality within a longer name: "Bank of [Uganda]". */
const isOpen = (naming: Naming | undefined, first: number, last: number): boolean => {
  if (naming === undefined) return true;
  const wider = first < naming.first || last > naming.last;
  return (
    wider &&
    first <= naming.first &&
    naming.last <= last &&
    naming.figure.kind !== 'person' &&
    naming.figure.kind !== 'organization' &&
    naming.figure.kind !== 'outlet'
  );
};

/** The country that a body's own name tells, and the sector of its head word. */
const factsOf = (scene: Scene, first: number, last: number): OrganizationFacts => {
  const within = scene.namings.find((naming) => naming.first >= first && naming.last <= last);
  return { country: within?.figure.country ?? null, sector: sectorOfBody(scene, first, last) };
};

const personOf = (scene: Scene, first: number, last: number): Figure => {
  const words = wordsOf(scene, first, last);
  const isGiven = (word: string): boolean =>
    scene.lexicon.isGivenName(word.charAt(0).toUpperCase() + word.slice(1));
  return (
    findPerson(scene, words, NOBODY_KNOWN) ??
    scene.cast.person({ name: textOf(scene, first, last), kind: 'person', basis: 'model' }, words, isGiven)
  );
};

/** A state that no list has is no state: its name is left alone. */
const bodyOf = (scene: Scene, first: number, last: number, kind: EntityKind): Figure | null => {
  if (kind === 'state') return null;
  const written = textOf(scene, first, last);
  return (
    organizationAgain(scene, first, last) ??
    scene.cast.keyed(`model:${written.toLowerCase()}`, () => ({
      name: written,
      kind,
      sector: kind === 'outlet' ? 'JRN' : null,
      basis: 'model',
    }))
  );
};
