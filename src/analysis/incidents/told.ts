/** Incidents with the sentences of all their reports. */
import type { Archive } from '../../archive/index.js';
import type { Span } from '../../record/index.js';
import type { Evidence, EvidenceBook } from '../evidence.js';
import { momentOf } from '../provenance/article.js';
import type { IncidentSummary, StoredIncident } from './types.js';

/** An incident with the words of each of its reports, earliest first. */
export interface ToldIncident {
  readonly incident: IncidentSummary;
  readonly reports: readonly Evidence[];
}

/** In the order given, their reports by the moment of print. A report that the archive does not hold any more has no words, and is left out. */
export async function tellIncidents(
  archive: Archive,
  book: EvidenceBook,
  incidents: readonly StoredIncident[],
  signal?: AbortSignal,
): Promise<readonly ToldIncident[]> {
  const documents = [...new Set(incidents.flatMap(({ reports }) => reports.map(({ document }) => document)))];
  await book.load(documents);
  const spans = new Map<string, Span>();
  const rows = archive.stream<Span & { readonly document: number; readonly event: string }>(
    `SELECT e.document, e.event, coalesce(n."start", e.trigger_start) AS "start", coalesce(n."end", e.trigger_end) AS "end"
     FROM current_events e LEFT JOIN sentences n ON n.reading = e.reading AND n.sentence = e.sentence
     WHERE e.document IN (SELECT unnest($1::BIGINT[]))`,
    [documents],
    signal,
  );
  for await (const { document, event, start, end } of rows) spans.set(`${document}:${event}`, { start, end });
  return incidents.map((incident) => ({
    incident,
    reports: incident.reports
      .flatMap(({ document, event }) => {
        const span = spans.get(`${document}:${event}`);
        return span === undefined ? [] : book.at(document, span);
      })
      .sort((a, b) => printedAt(a) - printedAt(b) || a.document - b.document || a.span.start - b.span.start),
  }));
}

/** What has no date comes last. */
const printedAt = ({ published }: Evidence): number => momentOf(published) ?? Number.POSITIVE_INFINITY;
