/**
 * Titles and honorifics that stand before a name: "Mr.", "President", "acting Defense Secretary", "foreign ministry
 * spokeswoman", "former CIA Korea Deputy Division Chief", "Russia's interior minister".
 *
 * Nationality and employer give the country, the title the sector. Refuses: a noun that is no person's ("in Iran talks
 * Zarif …"), the state in "U.S.-backed commander".
 */
import { officeEndingAt } from './formal.js';
import type { Introduction } from './people.js';
import { NOBODY_KNOWN } from './people.js';
import { isRoleNoun } from './role-nouns.js';
import { isCapital, isHyphen, type Scene, textOf } from './scene.js';
import type { Gender } from './word-lists.js';

const HONORIFICS: ReadonlyMap<string, Gender | null> = new Map([
  ['mr', 'm'],
  ['mr.', 'm'],
  ['mrs', 'f'],
  ['mrs.', 'f'],
  ['ms', 'f'],
  ['ms.', 'f'],
  ['miss', 'f'],
  ['messrs', 'm'],
  ['messrs.', 'm'],
  ['sir', 'm'],
  ['dame', 'f'],
  ['madame', 'f'],
  ['dr', null],
  ['dr.', null],
]);
const LEADING_TITLE =
  /^(?:gen|lt|col|maj|capt|sgt|adm|cmdr|sen|rep|gov|rev|prof|amb|brig|pfc|cpl|hon|sens|reps|pres|vice|deputy|acting|interim|assistant|crown|prime|first|chief|attorney|under|undersecretary|grand|sultan|lady|lord|saint|st|ambassador-at-large)\.?$/;

export const honorific = (scene: Scene, i: number): Gender | null | undefined =>
  HONORIFICS.get(scene.tokens[i]?.lower ?? '');

/** "Gen.", "Vice", "Crown": words that only stand inside titles. */
export const opensTitle = (scene: Scene, i: number): boolean =>
  LEADING_TITLE.test(scene.tokens[i]?.lower ?? '') || isRoleNoun(scene, i);

const isFormer = (role: string): boolean => /^(?:former|ex|ousted|exiled|deposed|late|onetime)\b/i.test(role);

/** PLOVER's sector of whoever bears this role; those out of office are ELI. */
export const sectorOfRole = (scene: Scene, role: string): string | null => {
  const sector = scene.lexicon.sectorOf(role.toLowerCase());
  return isFormer(role) && (sector === 'GOV' || sector === 'LEG') ? 'ELI' : sector;
};

/**
 * What stands before the name at `nameAt`, back to `from`: walks over titles, nouns and adjectives, takes nationality
 * and employer from what is named there, and the owner's before "'s".
 */
export const introductionOf = (scene: Scene, nameAt: number, from: number): Introduction => {
  const before = nameAt - 1;
  if (before < from) return NOBODY_KNOWN;
  const gender = honorific(scene, before);
  if (gender !== undefined) return { ...NOBODY_KNOWN, gender, titled: true };
  const { tokens } = scene;
  const formal = officeEndingAt(scene, before, from);
  if (formal !== null) return { ...titleEndingAt(scene, formal.head, from), country: formal.country };
  const held = roleBeforeSeat(scene, before, from);
  if (held !== null) return titleEndingAt(scene, held, from);
  if (!isRoleNoun(scene, before) && !(isCapital(tokens[before]) && opensTitle(scene, before))) {
    return { ...NOBODY_KNOWN, country: adjacentCountry(scene, before) };
  }
  return titleEndingAt(scene, before, from);
};

/** "U.S. Ambassador to Libya | Chris Poe", "envoy to the United Nations | Ann Poe": the role's last word before where it is held. */
const roleBeforeSeat = (scene: Scene, seatAt: number, from: number): number | null => {
  const seat = scene.cover[seatAt];
  if (seat === undefined || seat.last !== seatAt || seat.how === 'demonym' || seat.figure.kind === 'person')
    return null;
  let at = seat.first - 1;
  if (scene.tokens[at]?.lower === 'the') at -= 1;
  return scene.tokens[at]?.lower === 'to' && at - 1 >= from && isRoleNoun(scene, at - 1) ? at - 1 : null;
};

/** "Russian Vladimir Ivanov" → RUS; nothing for "in Russia Vladimir Ivanov". */
const adjacentCountry = (scene: Scene, i: number): string | null => {
  const naming = scene.cover[i];
  return naming?.how === 'demonym' ? naming.figure.country : null;
};

/** Titles that English news gives without a country to Americans only. */
const US_TITLE =
  /^(?:Sen|Rep|Congressman|Congresswoman)\b|\bSecretary of (?:State$|Defense|War$|Homeland|Commerce|the Treasury)/;

const MODIFIER_LIMIT = 10;

/** The title whose last word is at `end`. */
export const titleEndingAt = (scene: Scene, end: number, from: number): Introduction => {
  const { tokens } = scene;
  let country: string | null = null;
  let employer: { country: string | null; sector: string | null } | null = null;
  let lastState = -1;
  let ofPrivate = false;
  let start = end;
  let i = end;
  for (let steps = 0; i >= from && steps < MODIFIER_LIMIT; steps++) {
    const token = tokens[i];
    if (token === undefined) break;
    const naming = scene.cover[i];
    if (naming !== undefined && naming.first >= from) {
      const led = isHyphen(tokens[naming.last + 1]) && tokens[naming.last + 1]?.spaced === false;
      if (naming.figure.kind === 'person') break;
      if (!led) {
        if (naming.figure.kind === 'state' || naming.figure.kind === 'place') {
          if (country === null) lastState = naming.how === 'name' ? naming.first : -1;
          country ??= naming.figure.country;
        } else {
          // "CIA Korea chief": the state between employer and title is what the office looks after
          if (employer === null && country !== null && tokens[naming.last + 1] === tokens[lastState])
            country = null;
          employer ??= naming.figure;
          start = naming.first;
        }
      }
      i = naming.first - 1;
      continue;
    }
    if (/^['’]s?$/.test(token.text)) {
      const owner = scene.cover[i - 1];
      if (owner !== undefined && owner.figure.kind !== 'person') country ??= owner.figure.country;
      // "their union's president" holds no office of a state
      ofPrivate = owner === undefined && i - 1 >= from;
      break;
    }
    const word = /^(?:ADJ|NOUN|PROPN)$/.test(token.pos) || isHyphen(token) || isCapital(token);
    const linked =
      /^(?:of|for|and)$/.test(token.lower) && isCapital(tokens[i + 1]) && isCapital(tokens[i - 1]);
    if (!word && !linked && !/^(?:acting|former|outgoing|elected|appointed|retired)$/.test(token.lower))
      break;
    if (/^(?:the|a|an)$/.test(token.lower)) break;
    start = i;
    i -= 1;
  }
  const role = roleText(scene, start, end);
  return {
    country: country ?? employer?.country ?? (US_TITLE.test(role) ? 'USA' : null),
    sector: inOffice(ofPrivate, sectorOfRole(scene, role)) ?? employer?.sector ?? null,
    role: role === '' ? null : role,
    gender: null,
    titled: true,
  };
};

const inOffice = (ofPrivate: boolean, sector: string | null): string | null =>
  ofPrivate && sector === 'GOV' ? null : sector;

const roleText = (scene: Scene, start: number, end: number): string =>
  textOf(scene, start, end)
    .replace(/^(?:its|his|her|their|the|an?) /i, '')
    .replace(/^(?:top|senior|longtime|veteran|fellow|new) /i, '')
    .replace(/^((?:\p{Lu}\p{L}+ )*\p{Lu}\p{L}+[^s])s$/u, '$1');
