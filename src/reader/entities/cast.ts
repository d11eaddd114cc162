/**
 * The cast of one article while it is being read: figures that grow as the text says more about them, and the
 * namings that point at them. It lives for one run of the stage and is made into `Entity` and `Mention` at its end.
 */
import type { LexiconEntry } from '../../lexicon/types.js';
import type { Entity, EntityKind } from '../../record/index.js';
import { aloneNames, foldWord } from './surnames.js';
import type { Gender } from './word-lists.js';

export interface Figure {
  name: string;
  kind: EntityKind;
  country: string | null;
  sector: string | null;
  role: string | null;
  wikidata: string | null;
  basis: Entity['basis'];
  gender: Gender | null;
  /** The lexicon's id, or null for someone whom only this text knows. */
  readonly entry: string | null;
  /** Folded words of the name: lower case, no accents. */
  words: readonly string[];
  /** Folded nouns by which the text has called this figure: "president", "agency". */
  readonly called: Set<string>;
  /** False for "a Russian soldier" and "rebels": known by description only. */
  readonly named: boolean;
  /** How many times it was named so far. */
  count: number;
  /** Token index of the latest naming, for "who was named last". */
  latest: number;
  /** Token index of the first naming. */
  earliest: number;
}

/** `name`: in full or part; `demonym`: "Russian"; `place`: a capital meant as a place; `noun`: "the agency". */
export type NamingKind = 'name' | 'demonym' | 'place' | 'noun' | 'pronoun';

export interface Naming {
  /** First and last token index, inclusive. */
  readonly first: number;
  readonly last: number;
  /** Changes where later words tell who was meant (`nameAnew`). */
  figure: Figure;
  readonly how: NamingKind;
}

export interface FigureFacts {
  readonly name: string;
  readonly kind: EntityKind;
  readonly basis: Entity['basis'];
  readonly country?: string | null;
  readonly sector?: string | null;
  readonly role?: string | null;
  readonly gender?: Gender | null;
  readonly named?: boolean;
}

export interface Cast {
  readonly figures: readonly Figure[];
  /** The figure of a lexicon entry, made at its first naming. */
  fromEntry(entry: LexiconEntry, isGivenName: (word: string) => boolean): Figure;
  /** The figure under a key of the caller's making ("group:KOR:official"), made by `facts` when new. */
  keyed(key: string, facts: () => FigureFacts): Figure;
  /** A person whom only this text knows. */
  person(facts: FigureFacts, words: readonly string[], isGivenName: (word: string) => boolean): Figure;
  /** People whom this folded word or words may name alone ("moon" for Moon Jae-in). */
  peopleAlone(alone: string): readonly Figure[];
  /** Organizations by folded full name, acronym or short form. */
  organization(alias: string): Figure | undefined;
  addAlias(alias: string, figure: Figure): void;
  has(key: string): boolean;
}

export const createCast = (): Cast => {
  const figures: Figure[] = [];
  const byKey = new Map<string, Figure>();
  const alone = new Map<string, Figure[]>();
  const aliases = new Map<string, Figure>();

  const create = (facts: FigureFacts, words: readonly string[], entry: LexiconEntry | null): Figure => {
    const figure: Figure = {
      name: facts.name,
      kind: facts.kind,
      country: facts.country ?? null,
      sector: facts.sector ?? null,
      role: facts.role ?? null,
      wikidata: entry?.wikidata ?? null,
      basis: facts.basis,
      gender: facts.gender ?? null,
      entry: entry?.id ?? null,
      words,
      called: new Set(),
      named: facts.named ?? true,
      count: 0,
      latest: -1,
      earliest: Number.POSITIVE_INFINITY,
    };
    figures.push(figure);
    return figure;
  };

  const indexPerson = (figure: Figure, isGivenName: (word: string) => boolean): void => {
    for (const name of aloneNames(figure.words, isGivenName)) {
      const bearers = alone.get(name);
      if (bearers === undefined) alone.set(name, [figure]);
      else if (!bearers.includes(figure)) bearers.push(figure);
    }
  };

  return {
    figures,
    fromEntry: (entry, isGivenName) => {
      const known = byKey.get(entry.id);
      if (known !== undefined) return known;
      const { name, kind, country, sector, role } = entry;
      const words = name.split(/[\s]+/).map(foldWord);
      const figure = create({ name, kind, country, sector, role, basis: 'lexicon' }, words, entry);
      byKey.set(entry.id, figure);
      if (kind === 'person') indexPerson(figure, isGivenName);
      return figure;
    },
    keyed: (key, facts) => {
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const given = facts();
      const figure = create(given, given.name.split(' ').map(foldWord), null);
      byKey.set(key, figure);
      return figure;
    },
    person: (facts, words, isGivenName) => {
      const figure = create(facts, words, null);
      indexPerson(figure, isGivenName);
      return figure;
    },
    peopleAlone: (name) => alone.get(name) ?? [],
    organization: (alias) => aliases.get(alias),
    addAlias: (alias, figure) => {
      if (!aliases.has(alias)) aliases.set(alias, figure);
    },
    has: (key) => byKey.has(key),
  };
};
