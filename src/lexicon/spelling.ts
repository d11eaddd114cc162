/**
 * One spelling for look-up. "Kim Jong-un", "Kim Jong Un" and "KIM JONG-UN" share a key, so do "U.S." and "US",
 * "Côte d’Ivoire" and "Cote d'Ivoire", "al-Qaeda" and "Al Qaeda". Case is checked afterwards, against the written form.
 */

const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;
const ASCII = /^[\x20-\x7e]*$/;
const HYPHENS = /[-‐‑‒–−]/g;
const SILENT = /[.,'’‘ʼʻ`´"]/g;
const MARKS = /\p{M}+/gu;
const SPACES = /\s+/g;

/** Letters that canonical decomposition leaves whole. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'Ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ə', 'a'],
  ['Ə', 'A'],
]);
const SPECIAL = /[øØłŁđĐðıßæÆœþəƏ]/g;

/** Periods, apostrophes and hyphens out, diacritics kept: what an exact spelling is compared by. */
export const barePunctuation = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(SILENT, '').replace(HYPHENS, ' ').replace(SPACES, ' ').trim();

/** The same without diacritics; case as written. */
export const plainLetters = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const bare = barePunctuation(text);
  if (ASCII.test(bare)) return bare;
  return bare
    .replace(SPECIAL, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFD')
    .replace(MARKS, '');
};

/** The look-up key: plain letters in lower case. */
export const nameKey = (text: string): string => plainLetters(text).toLowerCase();

/** True for a token that only joins ("Jong-un"). A spaced one is a dash between thoughts and joins nothing. */
export const isHyphen = (text: string): boolean => text.length === 1 && '-‐‑‒–−'.includes(text);

/** "São Tomé" → "sao-tome": the readable part of an id. */
export const slug = (name: string): string => nameKey(name).replace(/[^a-z0-9]+/g, '-');
