/** Names of authors as pages state them: "By JANE DOE", "Jane Doe, AP Writer", "https://…/jane", the outlet itself. */
import { properCase } from '../byline.js';
import { findDay } from '../dates.js';

/** "Jane Doe and John Roe"; null where no name is left. The outlet as its own author is no author. */
export function cleanAuthors(stated: readonly string[], outlet: string | null): string | null {
  const names: string[] = [];
  for (const value of stated) {
    const name = cleanName(value);
    if (name === null || fold(name) === fold(outlet ?? '')) continue;
    if (!names.some((known) => fold(known) === fold(name))) names.push(name);
  }
  if (names.length === 0) return null;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

const JOB =
  /,\s(?:[\p{L}.]+\s){0,3}(?:Writer|Correspondent|Reporter|Editor|Columnist|Staff|Press|Reuters|Editor-at-large|Chief|Business|Insider|News|Sports|AFP|AP|CNN|BBC|dpa)\b.*$/iu;
const NOBODY =
  /^(?:by|[\w-]*admin|administrator|editor|editors|editorial|staff|unknown|author|null|undefined|guest|anonymous|web ?desk|news ?desk)$/i;

function cleanName(value: string): string | null {
  let name = value.replace(
    /^\s*(?:(?:written|reported|posted|story|article|analysis|opinion|review|perspective|commentary)\s)?by\b:?\s+/i,
    '',
  );
  // A byline element that holds the date as well.
  const day = findDay(name);
  if (day !== null) {
    name = name.slice(0, day.index).replace(/\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$/i, '');
  }
  name = name
    .replace(/\s+[|•·–—]\s.*$/, '')
    .replace(/\s*\([^()]{0,60}\)\s*$/, '')
    .replace(JOB, '')
    .replace(/[\s,;|]+$/, '')
    .trim();
  if (name.length < 2 || name.length > 120 || !/\p{L}/u.test(name) || NOBODY.test(name)) return null;
  // "kei_eno" is an account and no name.
  if (/https?:|www\.|@|[<>{}]/.test(name) || /^[a-z\d_.]+$/.test(name)) return null;
  return name.includes(' ') ? properCase(name) : name;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
