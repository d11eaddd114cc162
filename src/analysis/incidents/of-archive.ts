/**
 * Incidents at rest: made from the records of an archive, kept in its tables, brought up to date with what has come. A few
 * new documents join what is near them; many, or another method, and all is made anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Archive, DerivedChange } from '../../archive/index.js';
import { dayOf } from '../calendar.js';
import { readCoverage } from '../coverage.js';
import { forgotten, type Progressing, type Reading, staleOf, takenIn, waitingFor } from '../taken-in.js';
import { findIncidents, joinIncidents } from './find.js';
import { reportsOf } from './reports.js';
import {
  disagreementRows,
  type FlatDisagreement,
  type FlatIncident,
  fromFlat,
  incidentRow,
  reportRows,
} from './rows.js';
import type { Incident, Report, StoredIncident } from './types.js';
import { readVocabulary } from './vocabulary.js';
import type { Vocabulary } from './words.js';

const SUBJECT = 'incidents';
/** One that grows by more than this share at once is made anew. */
const ANEW_SHARE = 0.2;
const ANEW_AT_LEAST = 200;
/** How many of the incidents near a document are looked at, and how many articles of theirs. */
const NEAR = 24;
const NEAR_DOCUMENTS = 120;
const SLACK_DAYS = 8;
const DAY = 86_400_000;

/** Brings the tables up to date, with origins as they are known (`updateProvenance`); owner only. @throws the signal's reason where it was aborted */
export async function updateIncidents(archive: Archive, update: Progressing = {}): Promise<void> {
  const method = methodDigest();
  const stale = await staleOf(archive, SUBJECT, method);
  const waiting = await waitingFor(archive, SUBJECT);
  const changed = stale.other || stale.replaced.length + stale.reread.length > 0;
  if (!changed && waiting.length === 0) return;
  const [size] = await archive.rows<{ readonly documents: number }>(
    'SELECT count(*) AS documents FROM current_readings',
  );
  const many = waiting.length > Math.max(ANEW_AT_LEAST, (size?.documents ?? 0) * ANEW_SHARE);
  const vocabulary = await readVocabulary(archive, update.signal);
  const originOf = await readOrigins(archive, update.signal);
  // What was read again may have left any incident: those cannot be mended in place.
  if (changed || many) await makeAnew(archive, vocabulary, originOf, method, update);
  else await take(archive, waiting, vocabulary, originOf, method, update);
}

type OriginOf = (report: Report) => string;

/** The source that a sentence names, else the document's origin, else its outlet. */
async function readOrigins(archive: Archive, signal: AbortSignal | undefined): Promise<OriginOf> {
  const rows = await archive.rows<{ readonly document: number; readonly origin: string | null }>(
    `SELECT d.document, coalesce(o.name, d.outlet) AS origin FROM documents d
     LEFT JOIN origins o ON o.document = d.document AND o.kind <> 'own' WHERE d.current`,
    [],
    signal,
  );
  const origins = new Map(rows.map(({ document, origin }) => [String(document), origin]));
  return ({ document, through }) => through ?? origins.get(document) ?? `document ${document}`;
}

async function makeAnew(
  archive: Archive,
  vocabulary: Vocabulary,
  originOf: OriginOf,
  method: string,
  { signal, onProgress }: Progressing,
): Promise<void> {
  const reports: Report[] = [];
  const readings: Reading[] = [];
  for await (const { document, reading, record } of archive.records({}, signal)) {
    reports.push(...reportsOf(record, vocabulary, String(document)));
    readings.push({ document, reading });
  }
  const asOf = (await readCoverage(archive, signal))?.until ?? null;
  const incidents = findIncidents(reports, { originOf, asOf });
  onProgress?.(SUBJECT, readings.length, readings.length);
  await archive.derive([
    ...['incidents', 'incident_reports', 'incident_disagreements'].map(
      (table): DerivedChange => ({ table, remove: 'all' }),
    ),
    ...insertions(incidents.map((incident, n) => ({ number: n + 1, incident }))),
    { table: 'analysed', remove: { column: 'subject', values: [SUBJECT] } },
    takenIn(SUBJECT, method, readings),
  ]);
}

async function take(
  archive: Archive,
  waiting: readonly Reading[],
  vocabulary: Vocabulary,
  originOf: OriginOf,
  method: string,
  { signal, onProgress }: Progressing,
): Promise<void> {
  const asOf = (await readCoverage(archive, signal))?.until ?? null;
  for (const [at, reading] of waiting.entries()) {
    signal?.throwIfAborted();
    const stored = await archive.record(reading.document);
    const reports = stored === null ? [] : reportsOf(stored.record, vocabulary, String(reading.document));
    const near = await nearTo(archive, reports, vocabulary);
    const joined = joinIncidents(
      near.map(({ incident }) => incident),
      reports,
      { originOf, asOf },
    );
    const [highest] = await archive.rows<{ readonly last: number | null }>(
      'SELECT max(incident) AS last FROM incidents',
    );
    const last = highest?.last ?? 0;
    const changed = joined.flatMap((incident, n) => {
      const before = near[n];
      if (before === undefined) return { number: last + 1 + n - near.length, incident };
      return incident === before.incident
        ? []
        : { number: before.number, incident: keepOutcome(incident, before.incident) };
    });
    const numbers = changed.map(({ number }) => number);
    await archive.derive([
      ...['incidents', 'incident_reports', 'incident_disagreements'].map(
        (table): DerivedChange => ({ table, remove: { column: 'incident', values: numbers } }),
      ),
      ...insertions(changed),
      forgotten(SUBJECT, [reading.document]),
      takenIn(SUBJECT, method, [reading]),
    ]);
    onProgress?.(SUBJECT, at + 1, waiting.length);
  }
}

interface Numbered {
  readonly number: number;
  readonly incident: Incident;
}

/** What was once told of a plan stays told, though the incident that told it is not among those that were looked at. */
function keepOutcome(incident: Incident, before: Incident): Incident {
  const lost = incident.outcome?.basis !== 'told' && before.outcome?.basis === 'told';
  return lost ? { ...incident, outcome: before.outcome } : incident;
}

/** The incidents that reports may belong to, with all their reports: by copies, then by parties and days. */
async function nearTo(
  archive: Archive,
  reports: readonly Report[],
  vocabulary: Vocabulary,
): Promise<readonly Numbered[]> {
  if (reports.length === 0) return [];
  const windows = reports.flatMap(({ from, to, published }) => {
    const first = from ?? published;
    const last = to ?? published;
    return first === null || last === null ? [] : [shifted(first, -SLACK_DAYS), shifted(last, SLACK_DAYS)];
  });
  const sides = [...new Set(reports.flatMap((it) => [...it.actors, ...it.recipients].map(({ key }) => key)))];
  const [earliest, latest] = [windows.sort()[0], windows.at(-1)];
  const rows = await archive.rows<FlatIncident>(
    `WITH copied AS (SELECT DISTINCT incident FROM incident_reports WHERE sentence_key = ANY($1))
     SELECT i.* FROM incidents i LEFT JOIN copied c ON c.incident = i.incident
     WHERE c.incident IS NOT NULL
       OR (coalesce(i.date_to >= $2::DATE AND i.date_from <= $3::DATE, true)
         AND list_has_any(list_concat(i.actors, i.recipients), $4::VARCHAR[]))
     ORDER BY c.incident IS NULL, i.category = ANY($5) DESC,
       len(list_intersect(list_concat(i.actors, i.recipients), $4::VARCHAR[])) DESC, i.incident DESC
     LIMIT ${NEAR}`,
    [
      reports.map(({ sentenceKey }) => sentenceKey),
      earliest ?? null,
      latest ?? null,
      sides,
      [...new Set(reports.flatMap(({ category }) => category ?? []))],
    ],
  );
  const members = await membersOf(
    archive,
    rows.map(({ incident }) => incident),
  );
  const chosen: FlatIncident[] = [];
  const wanted = new Set<number>();
  for (const row of rows) {
    const theirs = (members.get(row.incident) ?? []).map(({ document }) => document);
    if (chosen.length > 0 && new Set([...wanted, ...theirs]).size > NEAR_DOCUMENTS) continue;
    chosen.push(row);
    for (const document of theirs) wanted.add(document);
  }
  const known = new Map<string, Report>();
  for await (const { document, record } of archive.records({ documents: [...wanted] }))
    for (const report of reportsOf(record, vocabulary, String(document))) known.set(report.key, report);
  return chosen.map((row) => ({
    number: row.incident,
    incident: {
      ...fromFlat(row, []),
      reports: (members.get(row.incident) ?? []).flatMap(
        (it) => known.get(`${it.document}:${it.event}`) ?? [],
      ),
    },
  }));
}

interface Member {
  readonly document: number;
  readonly event: string;
}

async function membersOf(
  archive: Archive,
  incidents: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly Member[]>> {
  const rows = await archive.rows<Member & { readonly incident: number }>(
    `SELECT incident, document, event FROM incident_reports
     WHERE incident IN (SELECT unnest($1::BIGINT[])) ORDER BY incident, position`,
    [incidents],
    signal,
  );
  const members = new Map<number, Member[]>();
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

function insertions(numbered: readonly Numbered[]): readonly DerivedChange[] {
  return [
    { table: 'incidents', insert: numbered.map(({ number, incident }) => incidentRow(number, incident)) },
    {
      table: 'incident_reports',
      insert: numbered.flatMap(({ number, incident }) => reportRows(number, incident)),
    },
    {
      table: 'incident_disagreements',
      insert: numbered.flatMap(({ number, incident }) => disagreementRows(number, incident)),
    },
  ];
}

function shifted(day: string, by: number): string {
  return dayOf(Date.parse(day) + by * DAY);
}

/** Other weights make other incidents. */
function methodDigest(): string {
  const digest = createHash('sha256');
  for (const file of ['./data/likeness', './data/agreement', '../data/quantities', './data/turns'])
    digest.update(readFileSync(new URL(`${file}.json`, import.meta.url)));
  return `incidents/1 ${digest.digest('hex').slice(0, 12)}`;
}
