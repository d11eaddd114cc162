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
  const about = anyOf(
    reports.flatMap((report) => {
      const days = daysAbout(report);
      return days === null
        ? []
        : { first: days.first - SLACK, last: days.last + SLACK, sides: sidesOf(report) };
    }),
  );
  const near = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incident_members WHERE ${about.sql}`,
    about.parameters,
  );
  const words = [...new Set(reports.map(traitsOf).flatMap(wordKeysOf))];
  const byWords = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incident_words WHERE ${among('word', words)}
     GROUP BY incident ORDER BY count(DISTINCT word) DESC, incident DESC LIMIT ${BY_WORDS}`,
  );
  return standingOf(archive, [...new Set([...near, ...byWords].map(({ incident }) => incident))]);
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
  const about = anyOf([{ ...days, sides }]);
  const rows = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incident_members WHERE ${about.sql}`,
    about.parameters,
  );
  return standingOf(
    archive,
    rows.map(({ incident }) => incident),
  );
}

/** By their numbers: found by these, the reports of no other are unpacked. */
async function rowsOf(archive: Archive, incidents: readonly number[]): Promise<readonly StandingRow[]> {
  if (incidents.length === 0) return [];
  return archive.rows<StandingRow>(
    `SELECT incident, reports FROM incident_members WHERE ${among('incident', incidents)}`,
  );
}

/** The condition that a row has some of the sides on some of the days: these with those, and not each with any. */
export function anyOf(abouts: readonly (Days & { readonly sides: readonly string[] })[]): {
  readonly sql: string;
  readonly parameters: readonly (readonly string[])[];
} {
  const byDays = new Map<string, Set<string>>();
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { first, last, sides } of abouts) {
    if (sides.length === 0) continue;
    const days = `first_day <= ${last} AND last_day >= ${first}`;
    const known = byDays.get(days) ?? new Set();
    byDays.set(days, known);
    earliest = Math.min(earliest, first);
    latest = Math.max(latest, last);
    for (const side of sides) known.add(side);
  }
  const conditions = [...byDays.keys()].map(
    (days, at) => `CASE WHEN ${days} THEN list_has_any(sides, $${at + 1}::VARCHAR[]) ELSE false END`,
  );
  if (conditions.length === 0) return { sql: 'false', parameters: [] };
  // Days are said of all of them too, and sides within a CASE, which is not looked at before: so the sides of all other
  // days are not unpacked.
  return {
    sql: `first_day <= ${latest} AND last_day >= ${earliest} AND (${conditions.join(' OR ')})`,
    parameters: [...byDays.values()].map((sides) => [...sides]),
  };
}

function toStanding(rows: readonly StandingRow[]): readonly Standing[] {
  return rows
    .map(({ incident, reports }) => ({ number: incident, members: unpackMembers(reports) }))
    .sort((a, b) => a.number - b.number);
}

/** An incident as it is to stand. */
export interface Stored {
  readonly number: number;
  readonly incident: Incident;
  readonly members: readonly Member[];
  readonly compared: ReadonlySet<string>;
  /** The members as `packMember` makes them, where that has been done. */
  readonly packed?: readonly string[];
  /** Reports whose words are to find it. */
  readonly fresh: readonly Report[];
}

/** Whatever stands under the numbers goes. Words stay: an incident that grows is found by its old ones too. */
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
