/**
 * Governments called by who leads them: "the Kim regime", "the Trump administration", "the Moon government"; later
 * "the administration"; "a senior administration official" is Washington's. An organization of the leader's country, sector GOV.
 *
 * Refuses: a person's private "Clinton campaign"; a bare "the government" where none was named.
 */
import type { Figure } from './cast.js';
import { name, type Scene } from './scene.js';
import { familyFirstSurnames } from './word-lists.js';

export const RULE = /^(?:administration|regime|government|cabinet|junta)$/;

export const nameAdministrations = (scene: Scene): void => {
  const { tokens } = scene;
  nameOfficials(scene);
  for (const naming of [...scene.namings]) {
    if (naming.figure.kind !== 'person' || naming.how !== 'name') continue;
    const noun = tokens[naming.last + 1];
    if (noun === undefined || !noun.spaced || !RULE.test(noun.lower)) continue;
    const figure = administrationOf(scene, naming.figure, noun.lower);
    name(scene, naming.first, naming.last + 1, figure);
  }
};

/** "a senior administration official": Washington's, in news that names America and where nobody's else is meant. */
const nameOfficials = (scene: Scene): void => {
  const { tokens, cover, cast } = scene;
  if (!cast.figures.some(({ country, count }) => country === 'USA' && count > 0)) return;
  for (const { index, lower, sentence } of tokens) {
    if (lower !== 'administration' || cover[index] !== undefined) continue;
    const next = tokens[index + 1];
    if (next?.sentence !== sentence || !/^(?:officials?|aides?|sources?)$/.test(next.lower)) continue;
    let before = index - 1;
    while (
      /^(?:senior|top|current|former|several|two|three|four|other|unnamed)$/.test(tokens[before]?.lower ?? '')
    )
      before--;
    const opener = tokens[before];
    const opens =
      opener === undefined || opener.sentence !== sentence || /^(?:the|an?|,|and|["“])$/.test(opener.lower);
    if (cover[before] !== undefined || !opens) continue;
    const figure = whiteHouseOf(scene);
    if (figure !== null) name(scene, index, index, figure);
  }
};

export const WHITE_HOUSE = 'org:usa-white-house';

/** The White House of the lexicon, taken into the cast; null in a lexicon without it. */
export const whiteHouseOf = ({ cast, lexicon }: Scene): Figure | null => {
  const entry = lexicon.entry(WHITE_HOUSE);
  return entry === undefined ? null : cast.fromEntry(entry, lexicon.isGivenName);
};

/** The government that a person leads: one figure, whether "Kim's regime" or "the Kim regime". */
export const administrationOf = (scene: Scene, leader: Figure, noun: string): Figure => {
  const figure = scene.cast.keyed(`rule:${leader.name}`, () => ({
    name: `${surnameOf(leader)} ${noun}`,
    kind: 'organization',
    basis: 'alias',
    country: leader.country,
    sector: 'GOV',
  }));
  figure.called.add(noun);
  return figure;
};

/** How the text calls the leader for short: the family name, wherever it stands. */
const surnameOf = (leader: Figure): string => {
  const words = leader.name.split(' ');
  const familyFirst = words.length < 4 && familyFirstSurnames.has(leader.words[0] ?? '');
  return (familyFirst ? words[0] : words[words.length - 1]) ?? leader.name;
};
