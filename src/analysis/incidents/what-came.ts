/** What came of the plans of an archive, kept up to date: of plans that are new, and of older ones by what is new. */
import type { Archive, DerivedChange } from '../../archive/index.js';
import { among } from '../among.js';
import { describeMembers } from './describe.js';
import { answersTo, type Matter, matterOf, outcomeOf, pairsOf, silentUntil, windowOf } from './outcomes.js';
import { type FlatIncident, fromFlat, incidentRow } from './rows.js';
import { anyOf, planRows, type Stored, standingAbout, standingOf } from './standing.js';
import type { Incident, IncidentSummary, Outcome } from './types.js';

/** What hangs on incidents that are about to be replaced. */
interface Replacing {
  readonly stored: readonly Stored[];
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
  vanished: readonly number[] = [],
): Promise<{ readonly settled: readonly Stored[]; readonly others: readonly DerivedChange[] }> {
  const fresh = stored.map(({ incident }) => matterOf(incident));
  const numbers = new Set([...stored.map(({ number }) => number), ...vanished]);
  const replacing = { stored, fresh, numbers, asOf };
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
  { stored, fresh, numbers, asOf }: Replacing,
): Promise<ReadonlyMap<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  const keys = new Map(stored.map(({ number, incident }) => [number, incident.key]));
  const before = await archive.rows<{ readonly incident: number; readonly key: string }>(
    `SELECT incident, first_report AS key FROM incidents WHERE ${among('incident', numbers)}`,
  );
  const now = new Map(before.map(({ incident, key }) => [key, keys.get(incident) ?? null]));
  const old = [...now].flatMap(([key, present]) => (key === present ? [] : key));
  if (old.length === 0) return outcomes;
  const rows = await archive.rows<{
    readonly incident: number;
    readonly what: Outcome['what'];
    readonly basis: Outcome['basis'];
    readonly key: string;
  }>(
    `SELECT incident, outcome AS what, outcome_basis AS basis, outcome_report AS key FROM incidents
     WHERE outcome_report IN (SELECT unnest($1::VARCHAR[])) ORDER BY incident`,
    [old],
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
  const about = anyOf(
    fresh.flatMap(({ from, to, parties }) =>
      Number.isNaN(from) ? [] : { first: from, last: to, sides: [...parties, ...pairsOf(parties)] },
    ),
  );
  const rows = await archive.rows<{ readonly incident: number }>(
    `SELECT incident FROM incident_plans WHERE outcome <> 'took place' AND ${about.sql}`,
    about.parameters,
  );
  const plans = rows.map(({ incident }) => incident).filter((incident) => !numbers.has(incident));
  const before = new Map((await basesOf(archive, plans)).map((it) => [it.incident, it.basis]));
  for (const { number, members } of await standingOf(archive, plans)) {
    const outcome = outcomeOf(matterOf(describeMembers(members)), fresh, asOf);
    const told = before.get(number) === 'told';
    if (outcome.basis === 'told' && (!told || outcome.what === 'took place')) outcomes.set(number, outcome);
  }
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

async function basesOf(
  archive: Archive,
  incidents: readonly number[],
): Promise<readonly { readonly incident: number; readonly basis: Outcome['basis'] }[]> {
  if (incidents.length === 0) return [];
  return archive.rows(
    `SELECT incident, outcome_basis AS basis FROM incidents WHERE ${among('incident', incidents)}`,
  );
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
