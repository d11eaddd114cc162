/** Loads the room's word lists (`data/*.tsv`): lines of tab-separated columns, `#` opens a comment. */
import { readFileSync } from 'node:fs';

export type HeadClass = 'organization' | 'event' | 'place' | 'work';

export interface NameHead {
  readonly head: HeadClass;
  /** PLOVER sector that an organization with this head belongs to, or null. */
  readonly sector: string | null;
}

export type Gender = 'f' | 'm';

const rows = (file: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const words = (cell: string | undefined): readonly string[] => (cell ?? '').split(' ').filter(Boolean);

const HEAD_CLASSES: ReadonlyMap<string, HeadClass> = new Map([
  ['organization', 'organization'],
  ['event', 'event'],
  ['place', 'place'],
  ['work', 'work'],
]);

const loadHeads = (): ReadonlyMap<string, NameHead> => {
  const heads = new Map<string, NameHead>();
  for (const [name = '', sector = '-', list] of rows('name-heads.tsv')) {
    const head = HEAD_CLASSES.get(name);
    if (head === undefined) continue;
    for (const word of words(list)) {
      if (!heads.has(word)) heads.set(word, { head, sector: sector === '-' ? null : sector });
    }
  }
  return heads;
};

const loadGenders = (): ReadonlyMap<string, Gender> => {
  const genders = new Map<string, Gender>();
  for (const [gender, list] of rows('given-name-genders.tsv')) {
    for (const word of words(list)) genders.set(word, gender === 'f' ? 'f' : 'm');
  }
  return genders;
};

const loadFamilyFirst = (): ReadonlySet<string> =>
  new Set(rows('east-asian-surnames.tsv').flatMap(([, list]) => words(list)));

/** What a capitalised name is, by its head noun: "front" → organization, "ocean" → place, "war" → event. */
export const nameHeads = loadHeads();

/** Lower-case given names that tell a woman from a man. */
export const givenNameGenders = loadGenders();

/** Lower-case surnames that stand before the given name. */
export const familyFirstSurnames = loadFamilyFirst();
