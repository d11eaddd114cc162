/**
 * Who is who: states, people, organizations, outlets and places from the tables in `data/`, each with its source on
 * top, and the nouns and titles that tell what a person is.
 */

import type { NameHit } from './names.js';
import { NameIndex } from './names.js';
import type { Person } from './people.js';
import { asOf, inOffice, lastSeen, readPeople, unknownYet } from './people.js';
import { createSplitter } from './run-together.js';
import { createSectors } from './sectors.js';
import { nameKey, slug } from './spelling.js';
import { cellOrNull, readTable, variants } from './tables.js';
import type { AliasKind, Lexicon, LexiconEntry, LexiconMatch, NameToken } from './types.js';

export type { Lexicon } from './types.js';

/** What a name leads to: an entry, a person (whose role hangs on the date), or nothing ("Paris Agreement"). */
type Holder =
  | { readonly type: 'entry'; readonly entry: LexiconEntry; readonly place?: LexiconEntry }
  | { readonly type: 'person'; readonly person: Person; readonly rank: number }
  | { readonly type: 'none' };

const NOBODY: Holder = { type: 'none' };
/** Words that are abbreviations when they stand in capitals among words that do not. */
const SHOUTED = new Set('IS WHO ICE CARE SITE SAF AM AS IT TT NOS RAI'.split(' '));
const CAPITALS = /^\p{Lu}{2,}$/u;
const NAME_PART = /^(?:\p{Lu}\p{Ll}+|al|el)$/u;
const NO_PLURAL = /(?:s|sh|ch|ese|man|men|[xzy])$/;

/** The lexicon from the data files. Loading takes a few tens of milliseconds: make one and keep it. */
export const createLexicon = (): Lexicon => {
  const entries = new Map<string, LexiconEntry>();
  const people = new Map<string, Person>();
  const hosts = new Map<string, LexiconEntry>();
  const names = new NameIndex<Holder>();
  const heads = new Set<string>();
  const sectors = createSectors();

  const add = (entry: LexiconEntry, forms: readonly string[], kind: AliasKind = 'name'): Holder => {
    const holder: Holder = { type: 'entry', entry };
    entries.set(entry.id, entry);
    for (const form of forms) names.add(form, isAbbreviation(form) ? 'abbreviation' : kind, holder);
    return holder;
  };
  /** Names that run together with the next word: the last word of each is head enough ("[South] Koreaengages"). */
  const addHeads = (forms: readonly string[]): void => {
    for (const form of forms) heads.add(form.slice(form.lastIndexOf(' ') + 1).replace('=', ''));
  };
  const addDemonyms = (cell: string | undefined, holder: Holder): void => {
    for (const form of variants(cell)) {
      names.add(form, 'demonym', holder);
      if (!NO_PLURAL.test(form)) names.add(`${form}s`, 'demonym', holder);
      addHeads([form]);
    }
  };

  for (const [id = '', country, sector, wikidata, name = '', others, demonyms, capitals] of readTable(
    'states.tsv',
  )) {
    const entry = makeEntry('state', id, name, country, sector, wikidata);
    const holder = add(entry, [name, ...variants(others)]);
    addHeads([name, ...variants(others)].filter((form) => !form.startsWith('=')));
    addDemonyms(demonyms, holder);
    for (const city of variants(capitals)) {
      const place = makeEntry(
        'place',
        `place:${slug(city.replace('=', ''))}`,
        city.replace('=', ''),
        country,
        '',
        '',
      );
      entries.set(place.id, place);
      names.add(city, 'capital', { type: 'entry', entry, place });
      addHeads([city]);
    }
  }
  for (const [name = '', country, others, demonyms, wikidata] of readTable('places.tsv')) {
    const place = makeEntry('place', `place:${slug(name)}`, name, country, '', wikidata);
    addDemonyms(demonyms, add(place, [name, ...variants(others)]));
  }
  for (const [id = '', kind, country, sector, wikidata, name = '', others, members] of readTable(
    'organizations.tsv',
  )) {
    const group = kind === 'group' ? 'group' : 'organization';
    const holder = add(makeEntry(group, `org:${id}`, name, country, sector, wikidata), [
      name,
      ...variants(others),
    ]);
    addDemonyms(members, holder);
  }
  for (const [id = '', country, webHosts, name = '', others] of readTable('outlets.tsv')) {
    const entry = makeEntry('outlet', `outlet:${id}`, name.replace('=', ''), country, 'JRN', '');
    add(entry, [name, ...variants(others)]);
    for (const host of variants(webHosts)) hosts.set(host, entry);
  }
  readPeople(sectors.sectorOf).forEach((person, rank) => {
    const holder: Holder = { type: 'person', person, rank };
    people.set(person.entry.id, person);
    for (const name of person.names) names.add(name, 'name', holder);
    for (const surname of person.surnames) names.add(surname, 'surname', holder);
    addHeads(person.surnames);
  });
  for (const [phrase = ''] of readTable('not-names.tsv')) names.add(phrase, 'name', NOBODY);
  const givenNames = new Set<string>();
  for (const [line = ''] of readTable('given-names.tsv'))
    for (const name of line.split(' ')) givenNames.add(name);

  /** "Abbas Rahimi" is not Mahmoud Abbas: a surname that is a given name too, and a name goes on after it. */
  const opensName = (tokens: readonly NameToken[], position: number): boolean => {
    const next = tokens[position + 1];
    return (
      next?.spaced === true &&
      NAME_PART.test(next.text) &&
      givenNames.has(nameKey(tokens[position]?.text ?? ''))
    );
  };

  const isName = (word: string): boolean =>
    names.bearers(nameKey(word)).length > 0 || givenNames.has(nameKey(word));

  return {
    match: (tokens, position, date) => {
      const hit = names.match(tokens, position);
      if (hit === null || (hit.length === 1 && isShouted(tokens, position))) return null;
      const chosen = choose(hit, date);
      return chosen?.alias === 'surname' && opensName(tokens, position) ? null : chosen;
    },
    entry: (id) => {
      const person = people.get(id);
      return person === undefined ? entries.get(id) : asOf(person, null);
    },
    state: (country) => entries.get(`state:${country}`),
    sectorOf: sectors.sectorOf,
    outletByHost: (host) => findHost(hosts, host),
    isTitle: sectors.isTitle,
    isGivenName: (word) => /^\p{Lu}/u.test(word) && givenNames.has(nameKey(word)),
    splitRunTogether: createSplitter((word) => heads.has(word), isName),
  };
};

const makeEntry = (
  kind: LexiconEntry['kind'],
  id: string,
  name: string,
  country: string | undefined,
  sector: string | undefined,
  wikidata: string | undefined,
): LexiconEntry => ({
  id,
  name,
  kind,
  country: cellOrNull(country),
  sector: cellOrNull(sector),
  role: null,
  wikidata: cellOrNull(wikidata),
});

/** "WHAT IS NEXT": in a heading in capitals "IS" is a verb. */
const isShouted = (tokens: readonly NameToken[], position: number): boolean => {
  const isLoud = (at: number): boolean => CAPITALS.test(tokens[at]?.text ?? '');
  return SHOUTED.has(tokens[position]?.text ?? '') && (isLoud(position - 1) || isLoud(position + 1));
};

const isAbbreviation = (form: string): boolean => /^=?(?:[A-Z0-9]\.?){2,8}$/.test(form);

/** Of all who bear a name: the exact spelling, then whoever is in office, then the one who left it last. */
const choose = (hit: NameHit<Holder>, date: string | null): LexiconMatch | null => {
  let best: LexiconMatch | null = null;
  let bestPerson: Person | null = null;
  for (const { holder, kind } of hit.aliases) {
    if (holder.type === 'none') return null;
    if (holder.type === 'entry') {
      const { entry, place } = holder;
      return { entry, alias: kind, length: hit.length, ...(place === undefined ? {} : { place }) };
    }
    if (kind === 'surname' && unknownYet(holder.person, date)) continue;
    if (bestPerson !== null && !closer(holder.person, bestPerson, date)) continue;
    bestPerson = holder.person;
    best = { entry: asOf(holder.person, date), alias: kind, length: hit.length };
  }
  return best;
};

const closer = (one: Person, other: Person, date: string | null): boolean => {
  const serving = Number(inOffice(one, date)) - Number(inOffice(other, date));
  return serving > 0 || (serving === 0 && lastSeen(one, date) > lastSeen(other, date));
};

/** "edition.www.example.co.uk" is found by "example.co.uk". */
const findHost = (hosts: ReadonlyMap<string, LexiconEntry>, host: string): LexiconEntry | undefined => {
  for (let rest = host.toLowerCase().replace(/\.$/, '').slice(0, 253); rest !== ''; ) {
    const entry = hosts.get(rest);
    if (entry !== undefined) return entry;
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
  return undefined;
};
