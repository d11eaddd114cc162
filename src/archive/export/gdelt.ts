/**
 * A table like GDELT 1.0's events (codebook of 2013, the 58 columns of the daily updates): tab-separated, a row for
 * each pair of actors. CAMEO codes stand for PLOVER's categories (docs/exports.md says what is lost). Countries are
 * ISO 3166 codes, in the columns of places too, where GDELT has FIPS; ethnic and religious codes, tone, coordinates
 * and feature ids are empty. A row is one article's report: NumMentions, NumSources and NumArticles are 1.
 */
import type { Entity, Sentence } from '../../record/index.js';
import { type TabCell, tabRow } from './cells.js';
import type { ChosenRecord } from './chosen.js';
import { pairedPiece } from './pairs.js';
import type { Piece } from './piece.js';

const ACTOR_COLUMNS = [
  'Code',
  'Name',
  'CountryCode',
  'KnownGroupCode',
  'EthnicCode',
  'Religion1Code',
  'Religion2Code',
  'Type1Code',
  'Type2Code',
  'Type3Code',
] as const;

const GEO_COLUMNS = [
  'Geo_Type',
  'Geo_FullName',
  'Geo_CountryCode',
  'Geo_ADM1Code',
  'Geo_Lat',
  'Geo_Long',
  'Geo_FeatureID',
] as const;

export const GDELT_COLUMNS: readonly string[] = [
  ...['GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate'],
  ...ACTOR_COLUMNS.map((column) => `Actor1${column}`),
  ...ACTOR_COLUMNS.map((column) => `Actor2${column}`),
  ...['IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale'],
  ...['NumMentions', 'NumSources', 'NumArticles', 'AvgTone'],
  ...GEO_COLUMNS.map((column) => `Actor1${column}`),
  ...GEO_COLUMNS.map((column) => `Actor2${column}`),
  ...GEO_COLUMNS.map((column) => `Action${column}`),
  ...['DATEADDED', 'SOURCEURL'],
];

export const GDELT_HEADER = tabRow(GDELT_COLUMNS);

/** PLOVER's words for sectors that CAMEO calls otherwise. */
const CAMEO_TYPES: Readonly<Record<string, string>> = { JRN: 'MED', MED: 'HLH' };

/** PLOVER's actors of no country: CAMEO's type, and its code of the group where it has one. */
const INTERNATIONAL: Readonly<Record<string, readonly [type: string, group: string | null]>> = {
  IGO: ['IGO', null],
  UNO: ['IGO', 'UNO'],
  EUR: ['IGO', 'EEC'],
  NGO: ['NGO', null],
  ISM: ['NGM', null],
  IMG: ['IMG', null],
  MNC: ['MNC', null],
};

const NO_GEO: readonly TabCell[] = GEO_COLUMNS.map(() => null);

export function gdeltPiece(chosen: ChosenRecord): Piece {
  const { stored } = chosen;
  const { document, sentences } = stored.record;
  const added = /^\d{4}-\d{2}-\d{2}/.exec(document.published ?? '')?.[0].replaceAll('-', '') ?? null;
  return pairedPiece(chosen, ({ number, day, event, cameo, place, actor, recipient }) => [
    number,
    ...dates(day),
    ...actorCells(actor),
    ...actorCells(recipient),
    leads(sentences[event.sentence]) ? 1 : 0,
    cameo.code,
    cameo.base,
    cameo.root,
    cameo.quad,
    cameo.goldstein.toFixed(1),
    ...[1, 1, 1, null],
    ...NO_GEO,
    ...NO_GEO,
    ...(place === undefined ? NO_GEO : geoCells(place)),
    added,
    document.url ?? stored.address,
  ]);
}

/** SQLDATE, MonthYear, Year, FractionDate; the fraction by GDELT's own formula, months of thirty days. */
function dates(day: string): readonly TabCell[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const fraction = Math.min(0.9999, ((Number(month) - 1) * 30 + Number(date)) / 365);
  return [`${year}${month}${date}`, `${year}${month}`, year, (Number(year) + fraction).toFixed(4)];
}

function actorCells(entity: Entity | null): readonly TabCell[] {
  if (entity === null) return ACTOR_COLUMNS.map(() => null);
  const [abroad, group] = INTERNATIONAL[entity.country ?? ''] ?? [null, null];
  const country = abroad === null ? entity.country : null;
  const sector = entity.sector === null ? null : (CAMEO_TYPES[entity.sector] ?? entity.sector);
  const types = [abroad, sector].filter((type) => type !== null);
  const code = [country ?? types[0], group, ...(country === null ? types.slice(1) : types)]
    .filter((part) => part !== null && part !== undefined)
    .join('');
  const name = entity.name.toUpperCase();
  return [code, name, country, group, null, null, null, types[0] ?? null, types[1] ?? null, null];
}

/** GDELT calls an event of the lead paragraph a root event; the headline is a paragraph here. */
function leads(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && sentence.paragraph <= 1;
}

/** Type 1 is a country; for other places we know no type that GDELT has. */
function geoCells(place: Entity): readonly TabCell[] {
  return [place.kind === 'state' ? 1 : null, place.name, place.country, null, null, null, null];
}
