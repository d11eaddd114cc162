/**
 * Outlets that no lexicon knows, by the noun beside the name or by the name's shape: "the Romanian daily Curentul de
 * Nord", "state television TVX", "the Ziua newspaper", "Radio Tana", "Zaytun TV". Country from the nationality or the
 * city before the noun.
 *
 * Refuses: agencies, networks and channels that the words do not call news ("the space agency Orbita").
 */
import type { Figure, Naming } from './cast.js';
import { name, type Scene, textOf, wordsOf } from './scene.js';

const NOUN = /^(?:daily|newspaper|broadcaster|tabloid|weekly|magazine|paper|newswire|broadsheet)$/;
/** Nouns that mean an outlet only behind one of `NEWS`, or behind a nationality in the case of "agency". */
const LOOSE = /^(?:agency|website|site|portal|network|channel|station|outlet|service|television|tv|radio)$/;
const NEWS =
  /^(?:news|state|press|public|television|tv|radio|wire|independent|opposition|state-run|state-owned|private)$/;
const BEHIND = /^(?:newspaper|daily|weekly|tabloid|broadcaster|newswire|television|tv|radio|magazine)$/;
const OPENS = /^(?:radio|tv|televisi[oó]n|t[eé]l[eé])$/;
const CLOSES = /^(?:tv|television|radio|fm)$/;
/**
 * The outlet of the article that a last word or words name again: "the Times" for the New York Times, "The Post", "the
 * Journal". Of several the one named nearest before. Refuses names without "the", which may be anything ("Times Square").
 */
export const outletAgain = (scene: Scene, first: number, last: number): Figure | null => {
  const { tokens, namings } = scene;
  if (tokens[first]?.lower !== 'the' && tokens[first - 1]?.lower !== 'the') return null;
  const words = wordsOf(scene, tokens[first]?.lower === 'the' ? first + 1 : first, last);
  if (words.length === 0) return null;
  let nearest: Naming | null = null;
  for (const naming of namings) {
    const { figure, how } = naming;
    if (figure.kind !== 'outlet' || how !== 'name' || naming.first >= first) continue;
    const tail = figure.words.slice(-words.length);
    const shorter = words.length < figure.words.filter((word) => word !== 'the').length;
    if (!shorter || tail.join(' ') !== words.join(' ')) continue;
    if (nearest === null || naming.first > nearest.first) nearest = naming;
  }
  return nearest?.figure ?? null;
};

/** How many words may stand between nationality and noun: "the Romanian opposition daily". */
const REACH = 4;

/** Names the outlet over `first..last`, or null where nothing tells of one. */
export const nameOutlet = (scene: Scene, first: number, last: number): Naming | null => {
  const { tokens, cast } = scene;
  const noun = nounBefore(scene, first) ?? nounBehind(scene, last) ?? nounWithin(scene, first, last);
  if (noun === null) return null;
  const written = textOf(scene, first, last);
  const figure = cast.keyed(`outlet:${written.toLowerCase()}`, () => ({
    name: written,
    kind: 'outlet',
    basis: 'alias',
    sector: 'JRN',
  }));
  figure.country ??= countryBefore(scene, first);
  figure.called.add(noun);
  cast.addAlias(wordsOf(scene, first, last).join(' '), figure);
  const through =
    BEHIND.test(tokens[last + 1]?.lower ?? '') && tokens[last + 1]?.spaced === true ? last + 1 : last;
  return name(scene, first, through, figure);
};

/** "GENEVA (Lake Geneva Post), 11 July —": the outlet in a dateline's brackets, by its whole name where no list has it. */
export const nameDatelineOutlet = (scene: Scene): void => {
  const { tokens, cover, cast } = scene;
  const { sentences } = scene.draft;
  for (const { heading, first, last, paragraph, index } of sentences) {
    if (!heading || sentences[index + 1]?.paragraph !== paragraph) continue;
    for (let i = first; i <= last; i++) {
      if (tokens[i]?.text !== '(') continue;
      let end = i;
      while (end < last && tokens[end + 1]?.text !== ')') end += 1;
      const inside = tokens.slice(i + 1, end + 1);
      if (end === i || end === last || !inside.every(({ text }) => /^(?:\p{Lu}|of$|the$|de$|&$)/u.test(text)))
        return;
      if (inside.some((_, k) => cover[i + 1 + k]?.figure.kind === 'outlet')) return;
      const written = textOf(scene, i + 1, end);
      const figure = cast.keyed(`outlet:${written.toLowerCase()}`, () => ({
        name: written,
        kind: 'outlet',
        basis: 'alias',
        sector: 'JRN',
      }));
      cast.addAlias(wordsOf(scene, i + 1, end).join(' '), figure);
      name(scene, i + 1, end, figure);
      return;
    }
  }
};

const nounBefore = (scene: Scene, first: number): string | null => {
  const noun = scene.tokens[first - 1]?.lower ?? '';
  if (NOUN.test(noun)) return noun;
  if (!LOOSE.test(noun)) return null;
  const before = scene.tokens[first - 2]?.lower ?? '';
  const national = noun === 'agency' && scene.cover[first - 2]?.how === 'demonym';
  return NEWS.test(before) || national ? noun : null;
};

const nounBehind = (scene: Scene, last: number): string | null => {
  const noun = scene.tokens[last + 1];
  return noun?.spaced === true && /^(?:newspaper|daily|tabloid|broadcaster|newswire)$/.test(noun.lower)
    ? noun.lower
    : null;
};

const nounWithin = (scene: Scene, first: number, last: number): string | null => {
  if (last === first) return null;
  if (OPENS.test(scene.tokens[first]?.lower ?? '')) return 'broadcaster';
  return CLOSES.test(scene.tokens[last]?.lower ?? '') ? 'broadcaster' : null;
};

const countryBefore = (scene: Scene, first: number): string | null => {
  for (let i = first - 1; i > first - 2 - REACH && i >= 0; i--) {
    const naming = scene.cover[i];
    if (naming !== undefined) return naming.figure.kind === 'person' ? null : naming.figure.country;
    if (
      !/^(?:NOUN|ADJ|PROPN|PART)$/.test(scene.tokens[i]?.pos ?? '') &&
      !/^['’]s?$/.test(scene.tokens[i]?.text ?? '')
    )
      return null;
  }
  return null;
};
