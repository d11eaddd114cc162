/**
 * Names that mean somebody else in this article than in most: "Brussels" is the European Union's where the article
 * names the Union and hardly Belgium; "the Joint Chiefs of Staff" are Seoul's in news of it; "the Congress" is India's party where the article names India and not America.
 */
import type { Figure } from './cast.js';
import { name, nameAnew, type Scene, textOf } from './scene.js';

export const settleMetonyms = (scene: Scene): void => {
  const union = scene.cast.figures.find(
    ({ country, kind, count }) => country === 'EUR' && kind === 'organization' && count > 0,
  );
  const eu = union === undefined ? undefined : scene.lexicon.entry('org:EU');
  // a Belgian or two do not make it Belgium's in news of the Union
  if (eu !== undefined && 2 * timesNamed(scene, 'BEL', /^brussels$/i) <= (union?.count ?? 0)) {
    rename(scene, 'BEL', /^Brussels$/, () => scene.cast.fromEntry(eu, scene.lexicon.isGivenName));
  }
  if (union !== undefined) nameCommission(scene);
  const chiefs = scene.lexicon.entry('org:kor-jcs');
  if (chiefs !== undefined && timesNamed(scene, 'KOR', /^$/) > timesNamed(scene, 'USA', /^Joint Chiefs/)) {
    rename(scene, 'USA', /^Joint Chiefs of Staff$/, () =>
      scene.cast.fromEntry(chiefs, scene.lexicon.isGivenName),
    );
  }
  const party = scene.lexicon.entry('org:ind-congress');
  if (party !== undefined && isNamed(scene, 'IND', /^$/) && !isNamed(scene, 'USA', /^Congress$/)) {
    rename(scene, 'USA', /^Congress$/, () => scene.cast.fromEntry(party, scene.lexicon.isGivenName));
  }
};

/** True where a country is named otherwise than by the words in doubt. */
const isNamed = (scene: Scene, country: string, doubtful: RegExp): boolean =>
  timesNamed(scene, country, doubtful) > 0;

const timesNamed = (scene: Scene, country: string, doubtful: RegExp): number =>
  scene.namings.filter(
    ({ figure, first, last }) =>
      figure.country === country &&
      figure.kind !== 'person' &&
      figure.kind !== 'place' &&
      !doubtful.test(textOf(scene, first, last)),
  ).length;

/** "the Commission" of an article that names the Union and no other commission. */
const nameCommission = (scene: Scene): void => {
  const { tokens, cover, lexicon, cast } = scene;
  const entry = lexicon.entry('org:EU-Commission');
  if (entry === undefined) return;
  for (const { text, index, sentence } of tokens) {
    const lone =
      /^(?:the|an?)$/.test(tokens[index - 1]?.lower ?? '') && !/^\p{Lu}/u.test(tokens[index + 1]?.text ?? '');
    const follows = tokens[index + 1]?.sentence === sentence && tokens[index + 1]?.lower === 'of';
    if (text !== 'Commission' || !lone || follows) continue;
    const standing = cover[index];
    // "a Commission team": who is named after it is the Union's
    if (standing?.figure.entry === null && standing.first === index) standing.figure.country ??= 'EUR';
    if (standing === undefined) name(scene, index, index, cast.fromEntry(entry, lexicon.isGivenName));
  }
};

const rename = (scene: Scene, country: string, words: RegExp, to: () => Figure): void => {
  for (const naming of scene.namings) {
    const { figure, first, last, how } = naming;
    if (figure.country === country && how === 'name' && words.test(textOf(scene, first, last)))
      nameAnew(naming, to());
  }
};
