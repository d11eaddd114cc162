/** What came of the plans of an archive, kept up to date: of plans that are new, and of older ones by what is new. */
import type { Archive, DerivedChange } from '../../archive/index.js';
import { among } from '../among.js';
import { describeMembers } from './describe.js';
import { answersTo, type Matter, matterOf, outcomeOf, pairsOf, silentUntil, windowOf } from './outcomes.js';
import { type FlatIncident, fromFlat, incidentRow } from './rows.js';
import { type Gone, incidentsAbout, planRows, type Stored, standingAbout, standingOf } from './standing.js';
import type { Incident, IncidentSummary, Outcome } from './types.js';

/** What hangs on incidents that are about to be replaced. */
interface Replacing {
  readonly stored: readonly Stored[];
  readonly vanished: readonly Gone[];
  readonly fresh: readonly Matter[];
  /** Their numbers, and those of incidents that go. */
  readonly numbers: ReadonlySet<number>;
  readonly asOf: string | null;
}

/**
 * @param stored incidents that are new or have changed
 * @param vanished incidents that go
 * @returns them with what came of those that are plans, and the changes of other plans of which they are, or were, the outcome
 */
export async function settleOutcomes(
  archive: Archive,
  stored: readonly Stored[],
  asOf: string | null,
  vanished: readonly Gone[] = [],
): Promise<{ readonly settled: readonly Stored[]; readonly others: readonly DerivedChange[] }> {
  const fresh = stored.map(({ incident }) => matterOf(incident));
  const numbers = new Set([...stored, ...vanished].map(({ number }) => number));
  const replacing = { stored, vanished, fresh, numbers, asOf };
  const settled: Stored[] = [];
  for (const [at, it] of stored.entries()) {
    const plan = fresh[at];
    if (plan === undefined || it.incident.nature === 'happening') settled.push(it);
    else {
      const near = await mattersAbout(archive, plan, numbers);
      const outcome = outcomeOf(plan, [...near, ...fresh], asOf);
      settled.push({ ...it, incident: { ...it.incident, outcome } });
    }
  }
  const outcomes = [...(await refound(archive, replacing)), ...(await changedBy(archive, replacing))];
  return { settled, others: await rewritten(archive, new Map(outcomes)) };
}

/** Incidents about the days of a plan, those aside that are about to be replaced. */
async function mattersAbout(
  archive: Archive,
  plan: Matter,
  aside: ReadonlySet<number>,
): Promise<readonly Matter[]> {
  const window = windowOf(plan);
  if (window === null || plan.parties.length === 0) return [];
  const days = { first: window.from, last: window.to };
  const about = await standingAbout(archive, days, plan.parties, answersTo(plan));
  return about
    .filter(({ number }) => !aside.has(number))
    .map(({ members }) => matterOf(describeMembers(members)));
}

/** Outcomes of plans by incidents that another report begins now, which have another key; or that go: then it is asked anew what came. */
async function refound(
  archive: Archive,
  { stored, vanished, fresh, numbers, asOf }: Replacing,
): Promise<ReadonlyMap<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  const now = new Map<string, string | null>(vanished.map(({ was }) => [was, null]));
  for (const { was, incident } of stored)
    if (was !== null && was !== incident.key) now.set(was, incident.key);
  if (now.size === 0) return outcomes;
  const rows = await archive.rows<{
    readonly incident: number;
    readonly what: Outcome['what'];
    readonly basis: Outcome['basis'];
    readonly key: string;
  }>(
    `SELECT incident, outcome AS what, outcome_basis AS basis, outcome_report AS key FROM incidents
     WHERE outcome_report IN (SELECT unnest($1::VARCHAR[])) ORDER BY incident`,
    [[...now.keys()]],
  );
  const open: number[] = [];
  for (const { incident, what, basis, key } of rows) {
    if (numbers.has(incident)) continue;
    const present = now.get(key) ?? null;
    if (present === null) open.push(incident);
    else outcomes.set(incident, { what, basis, incident: present });
  }
  for (const { number, members } of await standingOf(archive, open)) {
    const plan = matterOf(describeMembers(members));
    const near = await mattersAbout(archive, plan, numbers);
    outcomes.set(number, outcomeOf(plan, [...near, ...fresh], asOf));
  }
  return outcomes;
}

/** Outcomes of older plans that are others by what is new. What was once told stays told, unless the act itself is. */
async function changedBy(
  archive: Archive,
  { fresh, numbers, asOf }: Replacing,
): Promise<ReadonlyMap<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  const plans = await incidentsAbout(
    archive,
    "(SELECT * FROM incident_plans WHERE outcome <> 'took place')",
    fresh.flatMap(({ from, to, parties }) =>
      Number.isNaN(from) ? [] : { first: from, last: to, sides: [...parties, ...pairsOf(parties)] },
    ),
  );
  const others = plans.filter((number) => !numbers.has(number));
  for (const { number, members } of await standingOf(archive, others)) {
    const outcome = outcomeOf(matterOf(describeMembers(members)), fresh, asOf);
    if (outcome.basis === 'told') outcomes.set(number, outcome);
  }
  for (const number of await toldOf(archive, [...outcomes.keys()]))
    if (outcomes.get(number)?.what !== 'took place') outcomes.delete(number);
  return outcomes;
}

/** Plans whose day has passed since, and two weeks more, of which nothing came. */
export async function settleSilence(archive: Archive, asOf: string | null): Promise<void> {
  if (asOf === null) return;
  const rows = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incident_plans WHERE outcome = 'open' AND dated AND last_day < ${silentUntil(asOf)}`,
  );
  if (rows.length === 0) return;
  const never: Outcome = { what: 'never', basis: 'silence', incident: null };
  await archive.derive(await rewritten(archive, new Map(rows.map(({ incident }) => [incident, never]))));
}

/** Those of the plans of which it is told already what came. */
async function toldOf(archive: Archive, incidents: readonly number[]): Promise<readonly number[]> {
  if (incidents.length === 0) return [];
  const rows = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incidents WHERE outcome_basis = 'told' AND ${among('incident', incidents)}`,
  );
  return rows.map(({ incident }) => incident);
}

interface Summary {
  readonly number: number;
  readonly summary: IncidentSummary;
}

async function summariesOf(archive: Archive, incidents: readonly number[]): Promise<readonly Summary[]> {
  if (incidents.length === 0) return [];
  const rows = await archive.rows<FlatIncident>(
    `SELECT * FROM incidents WHERE ${among('incident', incidents)}`,
  );
  return rows.map((row) => ({ number: row.incident, summary: fromFlat(row, []) }));
}

/** The rows of plans with another outcome. */
async function rewritten(
  archive: Archive,
  outcomes: ReadonlyMap<number, Outcome>,
): Promise<readonly DerivedChange[]> {
  const numbers = [...outcomes.keys()];
  if (numbers.length === 0) return [];
  const members = new Map((await standingOf(archive, numbers)).map((it) => [it.number, it.members]));
  const summaries = await summariesOf(archive, numbers);
  const changed = summaries.map(({ number, summary }): { number: number; incident: Incident } => {
    const reports = (members.get(number) ?? []).map(({ report }) => report);
    return { number, incident: { ...summary, outcome: outcomes.get(number) ?? summary.outcome, reports } };
  });
  const remove = { column: 'incident', values: numbers };
  return [
    {
      table: 'incidents',
      remove,
      insert: changed.map(({ number, incident }) => incidentRow(number, incident)),
    },
    {
      table: 'incident_plans',
      remove,
      insert: changed.flatMap(({ number, incident }) => planRows(number, incident)),
    },
  ];
}
