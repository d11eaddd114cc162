import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLexicon } from './index.js';
import { readOffice } from './people.js';
import { readTable, variants } from './tables.js';
import type { NameToken } from './types.js';

/** Split as the tagger splits: hyphens and clitics apart, "U.S." whole. */
const TOKEN =
  /(\s*)((?:\p{Lu}\.){2,}|['’]s(?!\p{L})|(?:St|Mr|N|S)\.|[\p{L}\p{N}]+(?:['’](?!s(?!\p{L}))\p{L}+)*|\S)/gu;

const tokensOf = (text: string): readonly NameToken[] =>
  [...text.matchAll(TOKEN)].map(([, space = '', word = '']) => ({
    text: word,
    lower: word.toLowerCase().replace(/’/g, "'"),
    spaced: space !== '',
  }));

const lexicon = createLexicon();

const first = (text: string, date: string | null = null) => lexicon.match(tokensOf(text), 0, date);
const idOf = (text: string, date: string | null = null): string | undefined => first(text, date)?.entry.id;
const bare = (form: string): string => form.replace(/^=/, '');

/** ISO 3166-1 alpha-3 codes of the 193 members of the United Nations. */
const UN_MEMBERS =
  'AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE'.split(
    ' ',
  );

describe('states', () => {
  const rows = new Map(readTable('states.tsv').map((row) => [row[0], row]));

  it('knows every member of the United Nations by name, nationality and capital', () => {
    expect(UN_MEMBERS).toHaveLength(193);
    for (const code of UN_MEMBERS) {
      const id = `state:${code}`;
      const [, country, , , name = '', others, demonyms, capitals] = rows.get(id) ?? [];
      expect(country, code).toBe(code);
      expect(lexicon.state(code)?.name, code).toBe(name);
      for (const form of [name, ...variants(others)]) expect(idOf(bare(form)), form).toBe(id);
      for (const form of variants(demonyms)) expect(first(bare(form))?.entry.id, form).toBe(id);
      expect(variants(capitals).length, code).toBeGreaterThan(0);
      for (const form of variants(capitals)) {
        const match = first(bare(form));
        // The capital may bear the state's own name, as Singapore's does.
        expect(match?.entry.id, form).toBe(id);
      }
    }
  });

  it('tells the city from the state it stands for', () => {
    const match = first('Nairobi hosted the talks');
    expect(match?.alias).toBe('capital');
    expect(match?.entry.id).toBe('state:KEN');
    expect(match?.place?.id).toBe('place:nairobi');
    expect(lexicon.entry('place:nairobi')?.kind).toBe('place');
  });

  it.each([
    ['U.S. forces', 'state:USA', 1],
    ['US-backed', 'state:USA', 1],
    ['Côte d’Ivoire votes', 'state:CIV', 2],
    ["Cote d'Ivoire votes", 'state:CIV', 2],
    ['Guinea-Bissau votes', 'state:GNB', 3],
    ['SOUTH KOREA VOTES', 'state:KOR', 2],
    ['South Koreans', 'state:KOR', 2],
    ['Spaniards', 'state:ESP', 1],
    ['Washington, D.C., is hot', 'state:USA', 3],
    ['Democratic Republic of the Congo', 'state:COD', 5],
    ['Republic of the Congo', 'state:COG', 4],
    ['Nigeriens', 'state:NER', 1],
    ['Nigerians', 'state:NGA', 1],
    ['Abkhazia', 'state:abkhazia', 1],
    ['Türkiye', 'state:TUR', 1],
  ])('%s is %s in %i tokens', (text, id, length) => {
    expect(first(text)?.entry.id).toBe(id);
    expect(first(text)?.length).toBe(length);
  });

  it.each([
    'turkey',
    'us',
    'chad',
    'polish',
    'Who',
    'who',
    'is',
    'May',
    'Brown',
    'Major',
    'Time',
    'Paris Agreement',
    'Indian Ocean',
  ])('does not take %s for a name', (text) => {
    expect(first(text)).toBeNull();
  });

  it('hears a verb in a heading in capitals', () => {
    const heading = tokensOf('WHAT IS NEXT');
    expect(lexicon.match(heading, 1, null)).toBeNull();
    expect(idOf('IS fighters')).toBe('org:IS');
  });

  it('leaves the possessive out', () => {
    expect(first("Iraq's army")?.length).toBe(1);
    expect(first("Iraqi's car")?.length).toBe(1);
  });

  it('marks partially recognised entities and gives them their sovereign', () => {
    expect(lexicon.entry('state:transnistria')).toMatchObject({ country: 'MDA', sector: 'PRE' });
  });
});

describe('people', () => {
  it.each([
    ['2018-06-01', 'chief cabinet secretary', 'GOV'],
    ['2021-05-01', 'prime minister', 'GOV'],
    ['2023-05-01', 'former prime minister', 'ELI'],
    [null, 'former prime minister', 'ELI'],
  ])('on %s Yoshihide Suga is %s', (date, role, sector) => {
    expect(first('Yoshihide Suga', date)?.entry).toMatchObject({ role, sector, country: 'JPN' });
  });

  it.each([
    ['Bush', '1990-03-01', 'person:Q23505'],
    ['Bush', '2004-03-01', 'person:Q207'],
    ['Clinton', '1997-03-01', 'person:Q1124'],
    ['Clinton', '2010-03-01', 'person:Q6294'],
    ['Kim', '1990-03-01', 'person:Q41117'],
    ['Kim', '2005-03-01', 'person:Q10665'],
    ['Kim', '2018-03-01', 'person:Q56226'],
    ['Assad', '1995-03-01', 'person:hafez-al-assad'],
    ['Qaddafi', '2009-03-01', 'person:Q19878'],
    ['Zelenskiy', '2022-03-01', 'person:Q3874799'],
  ])('%s in %s is %s', (surname, date, id) => {
    expect(first(surname, date)?.entry.id).toBe(id);
    expect(first(surname, date)?.alias).toBe('surname');
  });

  it('does not call by surname who held no office yet', () => {
    expect(first('Macron', '2001-03-01')).toBeNull();
  });

  it('spells names in every common way', () => {
    for (const form of ['Kim Jong-un', 'Kim Jong Un', 'KIM JONG UN'])
      expect(idOf(form)).toBe('person:Q56226');
    expect(idOf('Recep Tayyip Erdoğan')).toBe(idOf('Recep Tayyip Erdogan'));
  });

  it('does not take the given name of a stranger for a surname', () => {
    expect(first('Abbas Rahimi', '2012-03-01')).toBeNull();
    expect(first('Abbas said', '2012-03-01')?.entry.id).toBe('person:Q127998');
  });

  it('gives an office the body it belongs to', () => {
    expect(first('Kofi Annan', '2003-01-01')?.entry.country).toBe('UNO');
  });
});

describe('organizations and outlets', () => {
  it.each([
    ['Pentagon', 'USA', 'MIL'],
    ['Knesset', 'ISR', 'LEG'],
    ['Kremlin', 'RUS', 'GOV'],
    ['MI6', 'GBR', 'SPY'],
    ['Nato', 'IGO', 'MIL'],
    ['UN', 'UNO', null],
    ['European Commission', 'EUR', 'GOV'],
    ['Boko Haram', 'NGA', 'REB'],
    ['Al Qaida', 'IMG', 'REB'],
    ['Huawei', 'MNC', 'BUS'],
    ['Hudson Institute', 'USA', 'EDU'],
    ['Yonhap News Agency', 'KOR', 'JRN'],
    ['Tass', 'RUS', 'JRN'],
  ])('%s is %s %s', (name, country, sector) => {
    expect(first(name)?.entry).toMatchObject({ country, sector });
  });

  it('prefers the longest name', () => {
    expect(idOf('Washington Post reporters')).toBe('outlet:washington-post');
    expect(idOf('U.N. Security Council members')).toBe('org:UNSC');
  });

  it('finds an outlet by host and subdomain, not by a part of a word', () => {
    expect(lexicon.outletByHost('www.reuters.com')?.id).toBe('outlet:reuters');
    expect(lexicon.outletByHost('EDITION.CNN.COM')?.id).toBe('outlet:cnn');
    expect(lexicon.outletByHost('notreuters.com')).toBeUndefined();
    expect(lexicon.outletByHost('com')).toBeUndefined();
    expect(lexicon.outletByHost('')).toBeUndefined();
  });
});

describe('nouns and titles', () => {
  it.each([
    ['minister', 'GOV'],
    ['ministers', 'GOV'],
    ['rebels', 'REB'],
    ['troops', 'MIL'],
    ['lawmakers', 'LEG'],
    ['judges', 'JUD'],
    ['policemen', 'COP'],
    ['protesters', 'CVL'],
    ['journalists', 'JRN'],
    ['doctors', 'MED'],
    ['refugees', 'REF'],
    ['deputy foreign minister', 'GOV'],
    ['former president', 'ELI'],
    ['head of the armed forces', 'MIL'],
    ['senator', 'LEG'],
    ['general', 'MIL'],
  ])('%s is %s', (noun, sector) => {
    expect(lexicon.sectorOf(noun)).toBe(sector);
  });

  it('has no sector for things', () => {
    for (const noun of ['table', '', 'agreement', 'x'.repeat(100_000)])
      expect(lexicon.sectorOf(noun)).toBeNull();
  });

  it.each([
    'interior minister',
    'Secretary of State',
    'acting defense secretary',
    'minister of foreign affairs',
    'Mr.',
    'Sheikh',
    'spokesman',
  ])('%s is a title', (words) => {
    expect(lexicon.isTitle(words)).toBe(true);
  });

  it.each(['table', 'the', 'defense', 'minister of tables', 'former', ''])('%s is no title', (words) => {
    expect(lexicon.isTitle(words)).toBe(false);
  });

  it('knows given names by their capital', () => {
    for (const name of ['John', 'Fatima', 'Vladimir', 'José', 'Oleksandr'])
      expect(lexicon.isGivenName(name)).toBe(true);
    for (const name of ['john', 'Government', 'The']) expect(lexicon.isGivenName(name)).toBe(false);
  });
});

describe('words that ran together', () => {
  it.each([
    ['Nairobiis', 'Nairobi', 'is'],
    ['Koreasaid', 'Korea', 'said'],
    ['Londonhas', 'London', 'has'],
    ['Beirutand', 'Beirut', 'and'],
    ['Ukrainianforces', 'Ukrainian', 'forces'],
  ])('%s is %s and %s', (word, head, tail) => {
    expect(lexicon.splitRunTogether(word)).toEqual([head, tail]);
  });

  it.each([
    'Iranian',
    'Iraqis',
    'Israelis',
    'Koreans',
    'Romania',
    'Indiana',
    'Parisian',
    'Georgian',
    'Maliki',
    'Chadwick',
    'Cubana',
    'Nigerian',
    'nairobiis',
    'Manila',
    `Seoul${'is'.repeat(1000)}`,
  ])('keeps %s whole', (word) => {
    expect(lexicon.splitRunTogether(word)).toBeNull();
  });
});

describe('data files', () => {
  const files = readdirSync(new URL('./data/', import.meta.url));
  const people = [...readTable('people.tsv'), ...readTable('past-leaders.tsv')];
  const PLOVER = new Set(
    'COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC'.split(
      ' ',
    ),
  );
  const ACTORS = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC']);
  const states = new Set(readTable('states.tsv').map((row) => row[1] ?? ''));
  const isCountry = (code: string): boolean => code === '' || states.has(code) || ACTORS.has(code);

  it('state their source', () => {
    for (const file of files) {
      const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
      expect(text.startsWith('#'), file).toBe(true);
      expect(text, file).toMatch(/^# .*Sources?:/m);
    }
  });

  it('have unique ids, known countries and sectors', () => {
    const ids = new Set<string>();
    const check = (id: string, country = '', sector = ''): void => {
      expect(ids.has(id), `twice: ${id}`).toBe(false);
      ids.add(id);
      expect(isCountry(country), `${id}: ${country}`).toBe(true);
      expect(sector === '' || PLOVER.has(sector), `${id}: ${sector}`).toBe(true);
    };
    for (const [id = '', country, sector] of readTable('states.tsv')) check(id, country, sector);
    for (const [id = '', , country, sector] of readTable('organizations.tsv'))
      check(`org:${id}`, country, sector);
    for (const [id = '', country] of readTable('outlets.tsv')) check(`outlet:${id}`, country);
    for (const [name = '', country] of readTable('places.tsv')) check(`place:${name}`, country);
    for (const [id = '', name = '', country] of readTable('people.tsv'))
      check(`person:${id || name}`, country);
    for (const [noun = '', sector] of readTable('agents.tsv'))
      expect(PLOVER.has(sector ?? ''), noun).toBe(true);
  });

  it('give each host to one outlet', () => {
    const hosts = readTable('outlets.tsv').flatMap((row) => variants(row[2]));
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });

  it('have readable offices and Wikidata ids', () => {
    for (const [id = '', name = '', , , , offices] of people) {
      expect(id, name).toMatch(/^(?:Q\d+)?$/);
      for (const office of variants(offices))
        expect(
          readOffice(office, () => null),
          `${name}: ${office}`,
        ).not.toBeNull();
    }
  });
});

describe('speed', () => {
  it('loads quickly, even on a busy machine', () => {
    const start = performance.now();
    createLexicon();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is linear on noise', () => {
    const noise = tokensOf('United Nations al - '.repeat(20_000));
    const start = performance.now();
    for (let at = 0; at < noise.length; at += 1) lexicon.match(noise, at, null);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
