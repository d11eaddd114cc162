/**
 * Who a personal name is: someone the text or the lexicon already knows, or someone new.
 *
 * Accepts: full names again ("Mike Pompeo", "Michael R. Pompeo"), surnames ("Mr. Moon", "al-Assad"), given names of
 * people called so. Two people of one surname are told apart by gender, title, then by who was named last.
 * Refuses: to make a new person of a lone surname without a title or honorific.
 */
import type { Figure, Naming } from './cast.js';
import { name, type Scene, textOf, wordsOf } from './scene.js';
import { isParticle, sameFullName } from './surnames.js';
import { type Gender, givenNameGenders } from './word-lists.js';

/** What stands before or beside a name and tells who its bearer is. */
export interface Introduction {
  readonly country: string | null;
  readonly sector: string | null;
  /** The title as written, without nationality: "Interior Minister". */
  readonly role: string | null;
  readonly gender: Gender | null;
  /** True for "Mr.", a title or a role noun: whatever follows is a person. */
  readonly titled: boolean;
}

export const NOBODY_KNOWN: Introduction = {
  country: null,
  sector: null,
  role: null,
  gender: null,
  titled: false,
};

const SENTENCES_NEAR = 40;

/** The last word of a role is what people are called by afterwards: "the minister", "the spokeswoman". */
export const calledBy = (role: string): string => {
  const head = role.split(/ (?:of|for|to|at|in) /)[0] ?? role;
  return (head.split(/[ -]/).pop() ?? '').toLowerCase();
};

export const genderOfRole = (role: string | null): Gender | null => {
  const called = role === null ? '' : calledBy(role);
  if (/(?:woman|queen|princess|duchess|baroness|empress|congresswoman)$/.test(called)) return 'f';
  return /(?:^(?:prince|king|emperor|pope|sheikh|sultan|ayatollah|imam)$|[a-z]man$)/.test(called)
    ? 'm'
    : null;
};

/** Adds to a figure what an introduction says, without overwriting what the lexicon knows. */
export const introduce = (figure: Figure, facts: Introduction): void => {
  if (facts.role !== null) figure.called.add(calledBy(facts.role));
  figure.gender ??= facts.gender ?? genderOfRole(facts.role);
  if (figure.entry !== null) return;
  if (figure.role === null && facts.role !== null) {
    figure.role = facts.role;
    figure.basis = 'title';
    figure.sector ??= facts.sector;
  }
  figure.country ??= facts.country;
  figure.sector ??= facts.sector;
};

/** The person of this name, known already, or null. */
export const findPerson = (scene: Scene, words: readonly string[], facts: Introduction): Figure | null => {
  const { cast } = scene;
  const alone = words.length === 1 || isParticle(words[0] ?? '');
  const last = words[words.length - 1] ?? '';
  if (!alone) {
    const bearers = [...cast.peopleAlone(last), ...cast.peopleAlone(words[0] ?? '')];
    return (
      bearers.find((figure) => sameFullName(figure.words, words)) ??
      cast.peopleAlone(words.join(' ')).find((figure) => fits(figure, facts)) ??
      null
    );
  }
  const bearers = cast.peopleAlone(words.join(' ')).filter((figure) => fits(figure, facts));
  return bearers.length < 2 ? (bearers[0] ?? null) : nearest(bearers, facts);
};

const fits = (figure: Figure, facts: Introduction): boolean =>
  facts.gender === null || figure.gender === null || facts.gender === figure.gender;

/** Of several bearers of one surname: the one of that title, the one just named, the one named most. */
const nearest = (bearers: readonly Figure[], facts: Introduction): Figure | null => {
  const called = facts.role === null ? null : calledBy(facts.role);
  const titled =
    called === null ? [] : bearers.filter((figure) => figure.called.has(called) || roleHas(figure, called));
  const pool = titled.length > 0 ? titled : bearers;
  const latest = Math.max(...pool.map((figure) => figure.latest));
  const near = pool.filter((figure) => figure.latest > latest - SENTENCES_NEAR);
  if (near.length === 1) return near[0] ?? null;
  return near.reduce<Figure | null>(
    (best, figure) => (best === null || weight(figure) > weight(best) ? figure : best),
    null,
  );
};

/** How often somebody was named; of two alike "Kim" is the leader, not the leader's sister. */
const weight = ({ count, role }: Figure): number =>
  count + (/\b(?:leader|president|prime minister|king|chancellor)$/i.test(role ?? '') ? 0.5 : 0);

const roleHas = (figure: Figure, called: string): boolean =>
  figure.role?.toLowerCase().split(/[ -]/).includes(called) ?? false;

const genderOfName = (words: readonly string[]): Gender | null =>
  words.length > 1 ? (givenNameGenders.get(words[0] ?? '') ?? null) : null;

/** Names the person over these tokens, making a new one where nobody of that name is known. */
export const namePerson = (scene: Scene, first: number, last: number, facts: Introduction): Naming => {
  const words = wordsOf(scene, first, last);
  const known = findPerson(scene, words, facts);
  const isGiven = (word: string): boolean =>
    scene.lexicon.isGivenName(word.charAt(0).toUpperCase() + word.slice(1));
  const written = textOf(scene, first, last);
  const figure =
    known ??
    scene.cast.person(
      {
        name: written,
        kind: 'person',
        basis: facts.role === null ? 'alias' : 'title',
        gender: facts.gender ?? genderOfName(words),
      },
      words,
      isGiven,
    );
  introduce(figure, facts);
  if (figure.entry === null && words.length > figure.words.length) {
    figure.words = words;
    figure.name = written;
    figure.gender ??= genderOfName(words);
  }
  return name(scene, first, last, figure);
};

/** The person whom the lexicon knows by this name; a surname may mean a namesake whom this text introduced. */
export const nameKnownPerson = (
  scene: Scene,
  first: number,
  last: number,
  entry: Parameters<Scene['cast']['fromEntry']>[0],
  bySurname: boolean,
  facts: Introduction,
): Naming => {
  const isGiven = (word: string): boolean =>
    scene.lexicon.isGivenName(word.charAt(0).toUpperCase() + word.slice(1));
  const words = wordsOf(scene, first, last);
  const local = bySurname ? findPerson(scene, words, facts) : null;
  if (local !== null) {
    introduce(local, facts);
    return name(scene, first, last, local);
  }
  const figure = scene.cast.fromEntry(entry, isGiven);
  figure.gender ??= genderOfName(figure.words);
  introduce(figure, facts);
  return name(scene, first, last, figure);
};
