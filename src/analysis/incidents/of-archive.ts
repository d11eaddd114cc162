/**
 * Incidents at rest: made from the records of an archive, kept in its tables, brought up to date with what has come. What
 * is new joins what is near it (`take`); where there is much, or the method is another, all is made anew (anew.ts).
 */
import type { Archive, DerivedChange } from '../../archive/index.js';
import type { StoredRecord } from '../../archive/types.js';
import { among } from '../among.js';
import { forgotten, type Progressing, type Reading, type Since, sinceLast, takenIn } from '../taken-in.js';
import { makeAnew, readOrigins } from './anew.js';
import { describeMembers } from './describe.js';
import { joinMembers } from './find.js';
import type { Member } from './members.js';
import { INCIDENTS_METHOD as METHOD, SUBJECT } from './method.js';
import { reportsOf } from './reports.js';
import { type FlatDisagreement, type FlatIncident, fromFlat } from './rows.js';
import { type Gone, inserted, keyOf, removed, type Stored, standingNear, standingOf } from './standing.js';
import type { Report, StoredIncident } from './types.js';
import { keptVocabulary } from './vocabulary.js';
import { settleOutcomes, settleSilence } from './what-came.js';

/** Where more than this share of the archive is new, to make all anew is quicker than to take it in one by one. */
const ANEW_SHARE = 0.05;
const ANEW_AT_LEAST = 50;

/** Brings the tables up to date, with origins as they are known (`updateProvenance`); owner only. @throws the signal's reason where it was aborted */
export async function updateIncidents(archive: Archive, update: Progressing = {}): Promise<void> {
  const { other, replaced, reread, waiting, done } = await sinceLast(archive, SUBJECT, METHOD);
  const gone = [...replaced, ...reread.map(({ document }) => document)];
  const { documents, asOf, moved, ...there } = await readState(archive);
  if (!other && gone.length + moved.length + waiting.length === 0) {
    if (done.length > 0) await archive.derive(done);
    return;
  }
  const much = Math.max(ANEW_AT_LEAST, documents * ANEW_SHARE);
  // Where none has been taken in, rows may be left of a run that was killed.
  const none = waiting.length >= documents;
  if (other || none || waiting.length + gone.length + moved.length > much) {
    await makeAnew(archive, done, update);
    return;
  }
  await mend(archive, gone, moved, documents, asOf);
  const now = [...waiting, ...reread].sort((a, b) => a.document - b.document);
  let highest = there.highest;
  for (const [at, reading] of now.entries()) {
    update.signal?.throwIfAborted();
    const state = { documents, asOf, highest };
    highest = await take(archive, reading, state, at === now.length - 1 ? done : []);
    update.onProgress?.(SUBJECT, at + 1, now.length);
  }
  if (now.length === 0 && done.length > 0) await archive.derive(done);
  await settleSilence(archive, asOf);
}

interface State {
  /** How many there are now. */
  readonly documents: number;
  /** The last day on which something was printed. */
  readonly asOf: string | null;
  /** The highest number of an incident. */
  readonly highest: number;
}

async function readState(archive: Archive): Promise<State & { readonly moved: readonly number[] }> {
  const [row] = await archive.rows<{ [K in keyof State]: State[K] | null } & { moved: number[] | null }>(
    `SELECT count(*) AS documents, max(published_date) AS "asOf", (SELECT max(incident) FROM incidents) AS highest,
       (SELECT list(document) FROM changed_origins) AS moved
     FROM documents WHERE current`,
  );
  return {
    documents: row?.documents ?? 0,
    asOf: row?.asOf ?? null,
    highest: row?.highest ?? 0,
    moved: row?.moved ?? [],
  };
}

/** @param documents how many there are now */
async function reportsIn(
  archive: Archive,
  { record, document }: StoredRecord,
  documents: number,
): Promise<readonly Report[]> {
  const { title, text } = record.document;
  const vocabulary = await keptVocabulary(archive, [`${title ?? ''}\n${text}`], documents);
  return reportsOf(record, vocabulary, String(document));
}

/** One document joins. @returns the highest number of an incident now */
async function take(
  archive: Archive,
  reading: Reading,
  { documents, asOf, highest }: State,
  done: Since['done'],
): Promise<number> {
  const stored = await archive.record(reading.document);
  const changes: DerivedChange[] = [];
  let last = highest;
  if (stored !== null && stored.record.events.length > 0) {
    const reports = await reportsIn(archive, stored, documents);
    const origins = await readOrigins(archive, [reading.document]);
    const members = reports.map((report) => ({ report, origin: origins.of(reading.document) }));
    const near = await standingNear(archive, reports);
    const grown = joinMembers(
      near.map((it) => it.members),
      members,
    ).map(({ standing, ...joined }): Stored => {
      const before = standing === null ? undefined : near[standing];
      if (before === undefined) last += 1;
      return {
        ...joined,
        number: before?.number ?? last,
        was: before === undefined ? null : keyOf(before.members),
        incident: describeMembers(joined.members),
      };
    });
    changes.push(...(await replacing(archive, grown, asOf)));
  }
  await archive.derive([...changes, takenIn(SUBJECT, METHOD, [reading]), ...done]);
  return last;
}

/** The changes that put incidents in the place of what stood under their numbers, with what came of plans by them, or by those that go. */
async function replacing(
  archive: Archive,
  stored: readonly Stored[],
  asOf: string | null,
  vanished: readonly Gone[] = [],
): Promise<readonly DerivedChange[]> {
  const { settled, others } = await settleOutcomes(archive, stored, asOf, vanished);
  const grown = settled.filter(({ was }) => was !== null);
  return [...removed(grown.map(({ number }) => number)), ...inserted(settled), ...others];
}

/** Takes documents out of their incidents that are gone or were read again, and puts right whose reporting others are. */
async function mend(
  archive: Archive,
  gone: readonly number[],
  moved: readonly number[],
  documents: number,
  asOf: string | null,
): Promise<void> {
  if (gone.length + moved.length === 0) return;
  const touched = await archive.rows<{ readonly incident: number }>(
    `SELECT DISTINCT incident FROM incident_reports WHERE ${among('document', [...gone, ...moved])}`,
  );
  const origins = await readOrigins(archive, moved);
  const going = new Set(gone.map(String));
  const standing = (
    await standingOf(
      archive,
      touched.map(({ incident }) => incident),
    )
  ).map(({ number, members }) => ({
    number,
    was: keyOf(members),
    members: rest(members, going, origins.known),
  }));
  const vanished = standing.filter(({ members }) => members.length === 0);
  const numbers = vanished.map(({ number }) => number);
  const stored: Stored[] = [];
  for (const { number, was, members: left } of standing) {
    if (left.length === 0) continue;
    const members = left.some(isCompared) ? left : await revived(archive, left, documents);
    const compared = members.filter(isCompared).map(({ report }) => report);
    stored.push({
      number,
      was,
      members,
      incident: describeMembers(members),
      compared: new Set(compared.map(({ key }) => key)),
      fresh: members === left ? [] : compared,
    });
  }
  await archive.derive([
    ...removed(numbers),
    { table: 'incident_words', remove: { column: 'incident', values: numbers } },
    ...(await replacing(archive, stored, asOf, vanished)),
    { table: 'changed_origins', remove: 'all' },
    ...forgotten(SUBJECT, gone),
  ]);
}

/** Of a report that others are compared with the words are kept. */
function isCompared({ report }: Member): boolean {
  return report.wording.sentence.length > 0;
}

/** Where only copies are left, the first gets its words again: without any, no later report would find the incident. */
async function revived(
  archive: Archive,
  members: readonly Member[],
  documents: number,
): Promise<readonly Member[]> {
  const [first, ...others] = members;
  const stored = first === undefined ? null : await archive.record(Number(first.report.document));
  if (first === undefined || stored === null) return members;
  const report = (await reportsIn(archive, stored, documents)).find(({ key }) => key === first.report.key);
  return report === undefined ? members : [{ ...first, report }, ...others];
}

function rest(
  members: readonly Member[],
  left: ReadonlySet<string>,
  origins: ReadonlyMap<string, string>,
): readonly Member[] {
  return members
    .filter(({ report }) => !left.has(report.document))
    .map(({ report, origin }) => ({ report, origin: origins.get(report.document) ?? origin }));
}

interface ReportOf {
  readonly document: number;
  readonly event: string;
}

async function membersOf(
  archive: Archive,
  incidents: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly ReportOf[]>> {
  const rows = await archive.rows<ReportOf & { readonly incident: number }>(
    `SELECT incident, document, event FROM incident_reports
     WHERE incident IN (SELECT unnest($1::BIGINT[])) ORDER BY incident, position`,
    [incidents],
    signal,
  );
  const members = new Map<number, ReportOf[]>();
  for (const { incident, document, event } of rows) {
    const list = members.get(incident) ?? [];
    list.push({ document, event });
    members.set(incident, list);
  }
  return members;
}

export interface IncidentFilter {
  /** Country codes, or names in lower case: any of them on either side. */
  readonly parties?: readonly string[];
  /** Days; incidents without one are left out where either is given. */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** As the archive last worked them out, by day. */
export async function readIncidents(
  archive: Archive,
  { parties = [], since = null, until = null, signal }: IncidentFilter = {},
): Promise<readonly StoredIncident[]> {
  const rows = await archive.rows<FlatIncident>(
    `SELECT * FROM incidents
     WHERE (len($1::VARCHAR[]) = 0 OR list_has_any(list_concat(actors, recipients), $1::VARCHAR[]))
       AND ($2::DATE IS NULL OR date_to >= $2::DATE) AND ($3::DATE IS NULL OR date_from <= $3::DATE)
     ORDER BY date_from NULLS FIRST, incident`,
    [[...parties], since, until],
    signal,
  );
  const members = await membersOf(
    archive,
    rows.map(({ incident }) => incident),
    signal,
  );
  const disagreements = await archive.rows<FlatDisagreement>(
    'SELECT * FROM incident_disagreements WHERE incident IN (SELECT unnest($1::BIGINT[]))',
    [rows.map(({ incident }) => incident)],
    signal,
  );
  const told = new Map<number, FlatDisagreement[]>();
  for (const row of disagreements) told.set(row.incident, [...(told.get(row.incident) ?? []), row]);
  return rows.map((row) => ({
    ...fromFlat(row, told.get(row.incident) ?? []),
    incident: row.incident,
    reports: members.get(row.incident) ?? [],
  }));
}
