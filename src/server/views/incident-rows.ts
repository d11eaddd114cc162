/** Incidents as every view shows them: who, what, when, on whose word, and what the first report says of it. */
import { type FlatIncident, fromFlat } from '../../analysis/incidents/rows.js';
import { type ArticleRef, articleRef } from '../../archive/queries/rows.js';
import type { Archive } from '../../archive/types.js';
import type { EvidenceShape, IncidentShape } from '../shapes/index.js';
import type { Columns } from '../view.js';
import { REPORTS } from './conditions.js';
import { partyOf } from './parties.js';

/** Incidents as a table. */
export const INCIDENT_COLUMNS: Columns<IncidentShape> = {
  incident: (row) => row.incident,
  from: (row) => row.from,
  to: (row) => row.to,
  nature: (row) => row.nature,
  category: (row) => row.category,
  mode: (row) => row.mode,
  quad: (row) => row.quad,
  scale: (row) => row.scale,
  status: (row) => row.status,
  actors: (row) => row.actors.map(({ key }) => key),
  actorNames: (row) => row.actors.map(({ name }) => name),
  recipients: (row) => row.recipients.map(({ key }) => key),
  recipientNames: (row) => row.recipients.map(({ name }) => name),
  place: (row) => row.place?.name,
  placeCountry: (row) => row.place?.country,
  origins: (row) => row.origins,
  reports: (row) => row.reports,
  disputed: (row) => row.disputed,
  outcome: (row) => row.outcome,
  confidence: (row) => row.confidence,
  article: (row) => row.said?.article.document,
  outlet: (row) => row.said?.article.outlet,
  published: (row) => row.said?.article.published,
  url: (row) => row.said?.article.url,
  words: (row) => row.said?.passage.words,
  start: (row) => row.said?.passage.start,
  end: (row) => row.said?.passage.end,
};

interface ReportRow {
  readonly incident: number;
  readonly document: number;
  readonly reading: number;
  readonly event: string;
  readonly statement: string | null;
  readonly sentence: number;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
}

/** What is known of an incident beside its own row. */
interface Told {
  readonly reports: number;
  readonly confidence: number;
  readonly disputed: boolean;
  readonly said: EvidenceShape | null;
}

/**
 * Those of these numbers that the archive has, in the order given. Several small questions: each then looks only where
 * its numbers lie.
 */
export async function readIncidentRows(
  archive: Archive,
  incidents: readonly number[],
  signal?: AbortSignal,
): Promise<readonly IncidentShape[]> {
  if (incidents.length === 0) return [];
  const numbers = [...new Set(incidents)];
  const [rows, told] = await Promise.all([
    archive.rows<FlatIncident>(
      'SELECT * FROM incidents WHERE incident IN (SELECT unnest($1::INTEGER[]))',
      [numbers],
      signal,
    ),
    readTold(archive, numbers, signal),
  ]);
  const shapes = new Map(rows.map((row) => [row.incident, incidentShape(row, told.get(row.incident))]));
  return incidents.flatMap((incident) => shapes.get(incident) ?? []);
}

async function readTold(
  archive: Archive,
  incidents: readonly number[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, Told>> {
  const reports = await archive.rows<ReportRow>(
    `SELECT r.incident, e.document, e.reading, e.event, e.statement, e.sentence, e.confidence,
       e.trigger_start AS "start", e.trigger_end AS "end"
     FROM ${REPORTS} WHERE r.incident IN (SELECT unnest($1::INTEGER[])) ORDER BY r.incident, r.position`,
    [incidents],
    signal,
  );
  const groups = new Map<number, ReportRow[]>();
  for (const report of reports) groups.set(report.incident, [...(groups.get(report.incident) ?? []), report]);
  const firsts = [...groups.values()].flatMap(([first]) => first ?? []);
  const [said, claims, doubted] = await Promise.all([
    readSaid(archive, firsts, signal),
    readClaims(archive, reports, signal),
    archive.rows<{ readonly incident: number }>(
      `SELECT incident FROM incident_disagreements
       WHERE about = 'whether at all' AND incident IN (SELECT unnest($1::INTEGER[]))`,
      [incidents],
      signal,
    ),
  ]);
  const inDoubt = new Set(doubted.map(({ incident }) => incident));
  return new Map(
    [...groups].map(([incident, list]) => [
      incident,
      {
        reports: list.length,
        confidence: Math.max(...list.map(({ confidence }) => confidence)),
        disputed: inDoubt.has(incident) || list.some((report) => isClaimed(report, claims)),
        said: said.get(incident) ?? null,
      },
    ]),
  );
}

/** The sentences of these reports, by incident. */
async function readSaid(
  archive: Archive,
  reports: readonly ReportRow[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, EvidenceShape>> {
  const rows = await archive.rows<
    ArticleRef & {
      readonly incident: number;
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  >(
    `SELECT w.incident, d.document, d.title, d.outlet, d.published, d.url, d.address, d.text,
       coalesce(n."start", w."start") AS "start", coalesce(n."end", w."end") AS "end"
     FROM (SELECT unnest($1::INTEGER[]) AS incident, unnest($2::INTEGER[]) AS document, unnest($3::INTEGER[]) AS reading,
       unnest($4::INTEGER[]) AS sentence, unnest($5::INTEGER[]) AS "start", unnest($6::INTEGER[]) AS "end") w
     JOIN documents d ON d.document = w.document
     LEFT JOIN sentences n ON n.reading = w.reading AND n.sentence = w.sentence`,
    [
      reports.map(({ incident }) => incident),
      reports.map(({ document }) => document),
      reports.map(({ reading }) => reading),
      reports.map(({ sentence }) => sentence),
      reports.map(({ start }) => start),
      reports.map(({ end }) => end),
    ],
    signal,
  );
  return new Map(
    rows.map((row) => {
      const { incident, text, start, end } = row;
      return [incident, { article: articleRef(row), passage: { words: text.slice(start, end), start, end } }];
    }),
  );
}

/** What somebody in these articles denies or disputes, as "reading:event" or "reading:statement". */
async function readClaims(
  archive: Archive,
  reports: readonly ReportRow[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const rows = await archive.rows<{ readonly reading: number; readonly claim: string }>(
    'SELECT reading, claim FROM disputes WHERE document IN (SELECT unnest($1::INTEGER[]))',
    [[...new Set(reports.map(({ document }) => document))]],
    signal,
  );
  return new Set(rows.map(({ reading, claim }) => `${reading}:${claim}`));
}

function isClaimed({ reading, event, statement }: ReportRow, claims: ReadonlySet<string>): boolean {
  return claims.has(`${reading}:${event}`) || claims.has(`${reading}:${statement}`);
}

function incidentShape(row: FlatIncident, told: Told | undefined): IncidentShape {
  const { nature, category, mode, quad, scale, status, from, to, place, origins, outcome, ...sides } =
    fromFlat(row, []);
  return {
    incident: row.incident,
    nature,
    category,
    mode,
    quad,
    scale,
    status,
    from,
    to,
    place,
    actors: sides.actors.map(({ key, name }) => partyOf(key, name)),
    recipients: sides.recipients.map(({ key, name }) => partyOf(key, name)),
    origins: [...origins],
    reports: told?.reports ?? 0,
    disputed: told?.disputed ?? false,
    outcome: outcome?.what ?? null,
    confidence: told?.confidence ?? 0,
    said: told?.said ?? null,
  };
}
