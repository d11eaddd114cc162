/** Incidents that stand in the archive with their members: those near some reports, and the rows that hold them. */
import type { Archive, DerivedChange } from '../../archive/index.js';
import type { Row } from '../../archive/tables.js';
import { among } from '../among.js';
import { joinPacked, type Member, packMember, unpackMembers } from './members.js';
import { SLACK, wordKeysOf } from './neighbours.js';
import { MOST_PARTIES, matterOf, pairsOf, partiesOf, windowOf } from './outcomes.js';
import { disagreementRows, incidentRow, reportRows } from './rows.js';
import { type Days, daysAbout, traitsOf } from './traits.js';
import type { Incident, Report } from './types.js';

/** Incidents that words alone speak for: those with most words in common. */
const BY_WORDS = 16;

export interface Standing {
  readonly number: number;
  readonly members: readonly Member[];
}

interface StandingRow {
  readonly incident: number;
  readonly reports: string;
}

/**
 * Those that reports may belong to: by days and parties, or by words whatever the day. Numbers stand in the SQL itself:
 * with those the database passes over what it need not unpack.
 */
export async function standingNear(
  archive: Archive,
  reports: readonly Report[],
): Promise<readonly Standing[]> {
  if (reports.length === 0) return [];
  const abouts = reports.flatMap((report) => {
    const days = daysAbout(report);
    return days === null
      ? []
      : { first: days.first - SLACK, last: days.last + SLACK, sides: sidesOf(report) };
  });
  const words = [...new Set(reports.map(traitsOf).flatMap(wordKeysOf))];
  const [near, byWords] = await Promise.all([
    incidentsAbout(archive, 'incident_members', abouts),
    archive.rows<{ readonly incident: number }>(
      `SELECT incident FROM incident_words WHERE ${among('word', words)}
       GROUP BY incident ORDER BY count(DISTINCT word) DESC, incident DESC LIMIT ${BY_WORDS}`,
    ),
  ]);
  return standingOf(archive, [...new Set([...near, ...byWords.map(({ incident }) => incident)])]);
}

export async function standingOf(
  archive: Archive,
  incidents: readonly number[],
): Promise<readonly Standing[]> {
  return toStanding(await rowsOf(archive, incidents));
}

/** Those that may be what came of a plan: about some days, with two of its parties, or its one in some kinds of acts. */
export async function standingAbout(
  archive: Archive,
  days: Days,
  parties: readonly string[],
  categories: readonly string[],
): Promise<readonly Standing[]> {
  const sides =
    parties.length > 1
      ? pairsOf(parties)
      : categories.flatMap((it) => parties.map((party) => `${party}!${it}`));
  return standingOf(archive, await incidentsAbout(archive, 'incident_members', [{ ...days, sides }]));
}

/** By their numbers: found by these, the reports of no other are unpacked. */
async function rowsOf(archive: Archive, incidents: readonly number[]): Promise<readonly StandingRow[]> {
  if (incidents.length === 0) return [];
  return archive.rows<StandingRow>(
    `SELECT incident, reports FROM incident_members WHERE ${among('incident', incidents)}`,
  );
}

/**
 * Those that have some of the sides on some of the days: these with those, and not each with any.
 * @param rows a table with the days and sides of incidents, or some of its rows
 */
export async function incidentsAbout(
  archive: Archive,
  rows: string,
  abouts: readonly (Days & { readonly sides: readonly string[] })[],
): Promise<readonly number[]> {
  const asked = abouts.flatMap(({ first, last, sides }) => sides.map((side) => ({ first, last, side })));
  if (asked.length === 0) return [];
  const firsts = asked.map(({ first }) => first);
  const lasts = asked.map(({ last }) => last);
  // Days are said of all of them together first: so the sides of all other days are not unpacked.
  const found = await archive.rows<{ readonly incident: number }>(
    `WITH asked AS (SELECT unnest($1::VARCHAR[]) AS side, unnest($2::INTEGER[]) AS first_day, unnest($3::INTEGER[]) AS last_day),
     about AS (SELECT incident, first_day, last_day, unnest(sides) AS side FROM ${rows}
       WHERE first_day <= ${Math.max(...lasts)} AND last_day >= ${Math.min(...firsts)})
     SELECT DISTINCT b.incident FROM about b SEMI JOIN asked a
       ON a.side = b.side AND b.first_day <= a.last_day AND b.last_day >= a.first_day`,
    [asked.map(({ side }) => side), firsts, lasts],
  );
  return found.map(({ incident }) => incident);
}

/** An incident goes by the first of its reports. */
export function keyOf([first]: readonly Member[]): string {
  return first?.report.key ?? '';
}

function toStanding(rows: readonly StandingRow[]): readonly Standing[] {
  return rows
    .map(({ incident, reports }) => ({ number: incident, members: unpackMembers(reports) }))
    .sort((a, b) => a.number - b.number);
}

/** An incident by its number, and by the key that it has had. */
export interface Gone {
  readonly number: number;
  readonly was: string;
}

/** An incident as it is to stand. */
export interface Stored {
  readonly number: number;
  /** The key that it has had; null where it is new. */
  readonly was: string | null;
  readonly incident: Incident;
  readonly members: readonly Member[];
  readonly compared: ReadonlySet<string>;
  /** The members as `packMember` makes them, where that has been done. */
  readonly packed?: readonly string[];
  /** Reports whose words are to find it. */
  readonly fresh: readonly Report[];
}

/** What stands under the numbers goes. Words stay: an incident that grows is found by its old ones too. */
export function removed(numbers: readonly number[]): readonly DerivedChange[] {
  return [
    'incidents',
    'incident_reports',
    'incident_disagreements',
    'incident_members',
    'incident_plans',
  ].map((table) => ({ table, remove: { column: 'incident', values: numbers } }));
}

export function inserted(stored: readonly Stored[]): readonly DerivedChange[] {
  return [
    { table: 'incidents', insert: stored.map(({ number, incident }) => incidentRow(number, incident)) },
    {
      table: 'incident_reports',
      insert: stored.flatMap(({ number, incident }) => reportRows(number, incident)),
    },
    {
      table: 'incident_disagreements',
      insert: stored.flatMap(({ number, incident }) => disagreementRows(number, incident)),
    },
    { table: 'incident_members', insert: stored.map(memberRow) },
    { table: 'incident_words', insert: stored.flatMap(wordRows) },
    { table: 'incident_plans', insert: stored.flatMap(({ number, incident }) => planRows(number, incident)) },
  ];
}

function memberRow({ number, incident, members, compared, packed }: Stored): Row {
  const ranges = incident.reports.flatMap((report) => daysAbout(report) ?? []);
  const articles = new Map(
    members.flatMap(({ report }) =>
      compared.has(report.key) ? [[report.document, report.wording.article] as const] : [],
    ),
  );
  return [
    number,
    ranges.length === 0 ? null : Math.min(...ranges.map(({ first }) => first)),
    ranges.length === 0 ? null : Math.max(...ranges.map(({ last }) => last)),
    [...new Set(incident.reports.flatMap(sidesOf))],
    joinPacked(
      packed ?? members.map((member) => packMember(member, compared.has(member.report.key))),
      articles,
    ),
  ];
}

/** What two reports of one thing have in common, seldom nothing of it: two parties, or one and the kind of act. */
function sidesOf(report: Report): readonly string[] {
  const parties = partiesOf(report).slice(0, MOST_PARTIES);
  const { category } = report;
  return [...pairsOf(parties), ...(category === null ? [] : parties.map((party) => `${party}!${category}`))];
}

function wordRows({ number, fresh }: Stored): readonly Row[] {
  const words = new Set(fresh.flatMap((report) => wordKeysOf(traitsOf(report))));
  return [...words].map((word) => [word, number]);
}

export function planRows(number: number, incident: Incident): readonly Row[] {
  if (incident.nature === 'happening') return [];
  const window = windowOf(matterOf(incident));
  if (window === null) return [];
  const dated = incident.nature === 'plan' && window.named;
  const parties = partiesOf(incident).slice(0, MOST_PARTIES);
  const sides = parties.length > 1 ? pairsOf(parties) : parties;
  return [[number, window.from, window.to, dated, incident.outcome?.what ?? 'open', sides]];
}
