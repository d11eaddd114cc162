/**
 * People and the offices they held, each with its years. What someone is depends on the day the article was written:
 * Yoshihide Suga is a prime minister in May 2021 and a former one in 2022.
 */

import { slug } from './spelling.js';
import { cellOrNull, readTable, variants } from './tables.js';
import type { LexiconEntry } from './types.js';

export interface Office {
  readonly role: string;
  /** ISO 8601 prefixes (a year, a month or a day), both inclusive; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sector: string | null;
  /** Where the office is another country's or an international body's; else null. */
  readonly country: string | null;
}

export interface Person {
  readonly entry: LexiconEntry;
  readonly names: readonly string[];
  /** Surnames that name this person without a first mention in full ("Putin"). */
  readonly surnames: readonly string[];
  readonly offices: readonly Office[];
}

const OFFICE =
  /^(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})? ([^[{]+?)(?: \[([A-Z]+)\])?(?: \{([A-Z]+)\})?$/;
const HIGHEST =
  /^(?:acting |interim |transitional )?(?:co-)?(?:president|prime minister|premier|chancellor|supreme leader|king|queen|emperor|taoiseach|secretary-general|pope)\b/;

const PEOPLE = ['people.tsv', 'past-leaders.tsv'];

/** "2009-01..2017-01 president [GOV] {USA}": years, role, and where they differ sector and country. */
export const readOffice = (text: string, sectorOf: (role: string) => string | null): Office | null => {
  const parts = OFFICE.exec(text);
  const role = parts?.[3];
  if (parts === null || role === undefined) return null;
  return {
    role,
    from: parts[1] ?? null,
    to: parts[2] ?? null,
    sector: parts[4] ?? sectorOf(role) ?? 'GOV',
    country: parts[5] ?? null,
  };
};

export const readPeople = (sectorOf: (role: string) => string | null): readonly Person[] =>
  PEOPLE.flatMap(readTable).map(([wikidata, name = '', country, others, surnames, offices]) => {
    // Read when asked for: an article names a few of some thousands.
    let held: readonly Office[] | undefined;
    return {
      entry: {
        id: `person:${cellOrNull(wikidata) ?? slug(name)}`,
        name,
        kind: 'person',
        country: cellOrNull(country),
        sector: null,
        role: null,
        wikidata: cellOrNull(wikidata),
      },
      names: [name, ...variants(others)],
      surnames: variants(surnames),
      get offices(): readonly Office[] {
        held ??= variants(offices).flatMap((office) => readOffice(office, sectorOf) ?? []);
        return held;
      },
    };
  });

const begun = (office: Office, date: string): boolean =>
  office.from === null || office.from <= date.slice(0, office.from.length);

const ended = (office: Office, date: string): boolean =>
  office.to !== null && office.to < date.slice(0, office.to.length);

/** Later beginnings first, heads of state and government before other posts. */
const byWeight = (a: Office, b: Office): number =>
  Number(HIGHEST.test(b.role)) - Number(HIGHEST.test(a.role)) || (b.from ?? '').localeCompare(a.from ?? '');

const NOW = '9999';

export const inOffice = (person: Person, date: string | null): boolean =>
  person.offices.some((office) => begun(office, date ?? NOW) && !ended(office, date ?? NOW));

/** True where every office lies after `date`: nobody calls them by surname alone yet. */
export const unknownYet = (person: Person, date: string | null): boolean =>
  date !== null && person.offices.length > 0 && person.offices.every((office) => !begun(office, date));

/** When the last office ended ("9999" while one lasts), to tell the nearer of two past bearers of a name. */
export const lastSeen = (person: Person, date: string | null): string => {
  let latest = '';
  for (const office of person.offices) {
    const end = office.to ?? NOW;
    if (begun(office, date ?? NOW) && end > latest) latest = end;
  }
  return latest;
};

/** The person as of `date`: the office held then, or "former …" with PLOVER's sector for those out of office, ELI. */
export const asOf = (person: Person, date: string | null): LexiconEntry => {
  const day = date ?? NOW;
  const known = person.offices.filter((office) => begun(office, day)).sort(byWeight);
  const present = known.find((office) => !ended(office, day));
  if (present !== undefined) {
    return {
      ...person.entry,
      role: present.role,
      sector: present.sector,
      country: present.country ?? person.entry.country,
    };
  }
  const past = known[0];
  if (past === undefined) return person.entry;
  const ofState = past.sector === 'GOV' || past.sector === 'LEG' || past.sector === 'MIL';
  return { ...person.entry, role: `former ${past.role}`, sector: ofState ? 'ELI' : past.sector };
};
