/** Incidents ↔ the rows of their tables, in the order of the columns in archive/schema/002-analysis.sql. */
import type { Row } from '../../archive/tables.js';
import type { Disagreement, Incident, IncidentSummary, Outcome, Party, Version } from './types.js';

export interface FlatIncident {
  readonly incident: number;
  readonly first_report: string;
  readonly nature: IncidentSummary['nature'];
  readonly category: IncidentSummary['category'];
  readonly mode: string | null;
  readonly intends: IncidentSummary['intends'];
  readonly quad: IncidentSummary['quad'];
  readonly scale: number | null;
  readonly status: IncidentSummary['status'];
  readonly date_from: string | null;
  readonly date_to: string | null;
  readonly place_name: string | null;
  readonly place_country: string | null;
  readonly actors: readonly string[];
  readonly actor_names: readonly string[];
  readonly recipients: readonly string[];
  readonly recipient_names: readonly string[];
  readonly origins: readonly string[];
  readonly news_origins: readonly string[];
  readonly outcome: Outcome['what'] | null;
  readonly outcome_basis: Outcome['basis'];
  readonly outcome_report: string | null;
}

export interface FlatDisagreement {
  readonly incident: number;
  readonly about: Disagreement['about'];
  readonly of_what: string;
  readonly report: string;
  readonly says: string;
}

export function incidentRow(number: number, incident: Incident): Row {
  const { place, outcome } = incident;
  return [
    number,
    incident.key,
    incident.nature,
    incident.category,
    incident.mode,
    incident.intends,
    incident.quad,
    incident.scale,
    incident.status,
    incident.from,
    incident.to,
    place?.name ?? null,
    place?.country ?? null,
    incident.actors.map(({ key }) => key),
    incident.actors.map(({ name }) => name),
    incident.recipients.map(({ key }) => key),
    incident.recipients.map(({ name }) => name),
    incident.origins,
    incident.newsOrigins,
    outcome?.what ?? null,
    outcome?.basis ?? null,
    outcome?.incident ?? null,
  ];
}

export function reportRows(number: number, { reports }: Incident): readonly Row[] {
  return reports.map(({ document, event, sentenceKey }, position) => [
    number,
    Number(document),
    event,
    position,
    sentenceKey,
  ]);
}

export function disagreementRows(number: number, { disagreements }: Incident): readonly Row[] {
  return disagreements.flatMap(({ about, of, versions }) =>
    versions.map(({ report, says }): Row => [number, about, of, report, says]),
  );
}

export function fromFlat(row: FlatIncident, disagreements: readonly FlatDisagreement[]): IncidentSummary {
  const what = row.outcome;
  return {
    key: row.first_report,
    nature: row.nature,
    category: row.category,
    mode: row.mode,
    intends: row.intends,
    quad: row.quad,
    scale: row.scale,
    status: row.status,
    from: row.date_from,
    to: row.date_to,
    place:
      row.place_name === null
        ? null
        : partyAt(row.place_country ?? row.place_name.toLowerCase(), row.place_name),
    actors: row.actors.map((key, n) => partyAt(key, row.actor_names[n] ?? key)),
    recipients: row.recipients.map((key, n) => partyAt(key, row.recipient_names[n] ?? key)),
    origins: row.origins,
    newsOrigins: row.news_origins,
    disagreements: gathered(disagreements),
    outcome: what === null ? null : { what, basis: row.outcome_basis, incident: row.outcome_report },
  };
}

/** A key in capitals is a country's code; names are kept in lower case. */
function partyAt(key: string, name: string): Party {
  return { key, name, country: key === key.toLowerCase() ? null : key };
}

function gathered(rows: readonly FlatDisagreement[]): readonly Disagreement[] {
  const groups = new Map<string, { about: Disagreement['about']; of: string; versions: Version[] }>();
  for (const { about, of_what: of, report, says } of rows) {
    const key = `${about} ${of}`;
    const group = groups.get(key) ?? { about, of, versions: [] };
    group.versions.push({ report, says });
    groups.set(key, group);
  }
  return [...groups.values()];
}
