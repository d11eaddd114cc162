/**
 * By which part of their name people are called once they were named in full.
 *
 * Accepts: "Moon Jae-in" → Moon; "Patrick M. Cronin" → Cronin; "Bashar al-Assad" → al-Assad, Assad; "Mohammed bin
 * Salman" → bin Salman, Salman; "Enrique Peña Nieto" → Peña Nieto, Peña, Nieto; "Ursula von der Leyen" → von der
 * Leyen, Leyen; "Nguyen Xuan Phuc" → Nguyen, Phuc.
 * Refuses: initials, "Jr." and numerals as surnames; the given name of someone with a western name.
 */
import { familyFirstSurnames } from './word-lists.js';

const PARTICLES: ReadonlySet<string> = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'ben',
  'abu',
  'von',
  'van',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'ul',
  'ur',
  'ter',
  'zu',
]);
const SUFFIX = /^(?:jr|sr|[ivx]{1,4})\.?$/;
const INITIAL = /^\p{L}\.?$/u;

/** Lower case, without accents and with straight apostrophes: "Peña" and "Pena" fold to the same. */
export const foldWord = (word: string): string => {
  const plain = word.toLowerCase();
  if (/^[ -~]*$/.test(plain)) return plain;
  return plain.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'");
};

export const isParticle = (word: string): boolean => PARTICLES.has(word);

const bare = (word: string): string => word.replace(/^(?:al|el|as|ash|an)-(?=.)/, '');

/** True where the family name stands first: "Kim Jong-un", "Wang Yi"; false for "Lee Harvey", "Kim Darroch". */
export const isFamilyFirst = (words: readonly string[], isGivenName: (word: string) => boolean): boolean => {
  const [family = '', given = '', third] = words;
  if (words.length < 2 || words.length > 3 || !familyFirstSurnames.has(family)) return false;
  if (given.includes('-') && !given.startsWith('al-')) return true;
  if (third !== undefined) return !INITIAL.test(given) && !isGivenName(family);
  return !isGivenName(family) || given.length <= 3 || familyFirstSurnames.has(given);
};

/** Words without "Jr." and "III", initials left in. */
const withoutSuffix = (words: readonly string[]): readonly string[] =>
  words.length > 1 && SUFFIX.test(words[words.length - 1] ?? '') ? words.slice(0, -1) : words;

/** The folded names, of a word or more, that call this person without the rest of the name. */
export const aloneNames = (
  folded: readonly string[],
  isGivenName: (word: string) => boolean,
): readonly string[] => {
  const words = withoutSuffix(folded);
  const last = words[words.length - 1] ?? '';
  if (words.length === 1) return [last];
  if (isFamilyFirst(words, isGivenName)) {
    return words.length === 3 ? [words[0] ?? '', last] : [words[0] ?? ''];
  }
  const names = new Set([last, bare(last)]);
  const particle = words.findIndex((word, i) => i > 0 && PARTICLES.has(word));
  if (particle > 0) names.add(words.slice(particle).join(' '));
  const previous = words[words.length - 2] ?? '';
  if (words.length > 2 && !INITIAL.test(previous) && !PARTICLES.has(previous)) {
    names.add(`${previous} ${last}`);
    names.add(previous);
  }
  return [...names];
};

/** True where both can be the same full name: "Mike Pompeo" and "Michael R. Pompeo", "Bashar Assad" and "al-Assad". */
export const sameFullName = (a: readonly string[], b: readonly string[]): boolean => {
  const left = withoutSuffix(a).filter((word) => !PARTICLES.has(word));
  const right = withoutSuffix(b).filter((word) => !PARTICLES.has(word));
  const [firstLeft = '', firstRight = ''] = [left[0], right[0]];
  if (left.length === right.length && left.every((word, i) => bare(word) === bare(right[i] ?? '')))
    return true;
  if (bare(left[left.length - 1] ?? '') !== bare(right[right.length - 1] ?? '')) return false;
  return left.length > 1 && right.length > 1 && firstLeft.slice(0, 2) === firstRight.slice(0, 2);
};
