/**
 * Groups, bodies and officers owned by a pronoun: "its troops", "his delegation", "their spokesman, Ann Poe", "its
 * secretariat". Their country is the owner's; whoever is named behind the comma is the officer, not the owner.
 *
 * Runs when pronouns are told. Refuses: counterparts and neighbours, who are somebody else's; kin and homes.
 */
import type { NounPhrase } from '../draft.js';
import { GROUP_BODY, GROUP_PEOPLE, isPluralWord, singularOf } from './group-nouns.js';
import { isRoleNoun } from './role-nouns.js';
import { name, type Scene } from './scene.js';
import { foldWord } from './surnames.js';

const OTHER =
  /^(?:counterpart|ally|neighbou?r|rival|enemy|opponent|friend|colleague|predecessor|successor|wife|husband|son|daughter|brother|sister|father|mother|member|host|guest|side|head|deputy|chief|partner|people|victim|hostage|captive|creditor)$/;
const OWNER = /^(?:its|his|her|their)$/;

export const nameOwned = (scene: Scene): void => {
  for (const sentence of scene.draft.sentences) {
    if (sentence.heading) continue;
    for (const phrase of sentence.phrases) nameOwnedPhrase(scene, phrase);
  }
};

const nameOwnedPhrase = (scene: Scene, phrase: NounPhrase): void => {
  const { tokens, cover, cast, lexicon } = scene;
  const head = tokens[phrase.head];
  const owner = cover[phrase.first];
  if (head === undefined || owner?.how !== 'pronoun' || phrase.head === phrase.first) return;
  if (!OWNER.test(tokens[phrase.first]?.lower ?? '')) return;
  const { country } = owner.figure;
  if (country === null) return;
  const lemma = singularOf(head.lower);
  if (OTHER.test(lemma)) return;
  const others = cover.slice(phrase.first + 1, phrase.head + 1);
  const named = others.find((naming) => naming?.figure.kind === 'person' && naming.how === 'name');
  // "its foreign minister Ann Poe", "his spokesman, Ben Roe,"
  const apposed = tokens[phrase.last + 1]?.text === ',' ? cover[phrase.last + 2] : undefined;
  const officer =
    named ?? (apposed?.how === 'name' && apposed.figure.kind === 'person' ? apposed : undefined);
  const modified = others.some(
    (naming) => naming !== undefined && naming !== named && naming.figure.country !== null,
  );
  if (officer !== undefined) {
    if (!modified && isOffice(scene, phrase, officer === named ? officer.first - 1 : phrase.head)) {
      officer.figure.country ??= country;
    }
    return;
  }
  const standing = cover[phrase.head];
  if (standing !== undefined && (standing.how !== 'noun' || standing.figure.country !== null)) return;
  const plural = isPluralWord(head.lower);
  const body =
    GROUP_BODY.test(lemma) || /^(?:secretariat|headquarters|organization|navy|troops)$/.test(lemma);
  if (!body && !GROUP_PEOPLE.test(lemma) && !isRoleNoun(scene, phrase.head)) return;
  const words = tokens
    .slice(phrase.first + 1, phrase.head)
    .filter(
      (token) => /^(?:ADJ|NOUN)$/.test(token.pos) && !/^(?:own|former|new|top|senior)$/.test(token.lower),
    )
    .map((token) => token.lower);
  if (others.some((naming) => naming !== undefined && naming !== standing)) return;
  const kind = body ? 'organization' : plural ? 'group' : 'person';
  const described = [...words, head.lower].join(' ');
  const figure = cast.keyed(`${kind}:${country}:${foldWord([...words, lemma].join(' '))}`, () => ({
    name: `${owner.figure.name}${owner.figure.name.endsWith('s') ? '’' : '’s'} ${described}`,
    kind,
    basis: 'alias',
    country,
    sector: lexicon.sectorOf([...words, lemma].join(' ')) ?? lexicon.sectorOf(lemma) ?? owner.figure.sector,
    role: kind === 'person' ? described : null,
    named: false,
  }));
  figure.called.add(lemma);
  name(scene, phrase.first, phrase.head, figure, 'noun');
};

const isOffice = (scene: Scene, phrase: NounPhrase, at: number): boolean =>
  at > phrase.first && isRoleNoun(scene, at);
