/** Incidents as rows for people and programs. */
import type { IncidentRow } from '../../analysis/incidents/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { act, days, names, place, shortened } from './row-words.js';

export const incidentView: RowView<IncidentRow> = {
  columns: [
    { heading: 'Date, event', least: 14 },
    { heading: 'Who to whom', least: 16 },
    { heading: 'On whose word', least: 14 },
    { heading: 'In the words of the first', least: 32 },
  ],
  cells(row, inks) {
    const first = row.reports[0];
    const { nature, status, outcome, disagreements } = row;
    return [
      [
        days(row.from, row.to),
        act(row),
        ...(nature === 'happening' && (status === 'actual' || status === 'historical')
          ? []
          : [`[${nature}, ${status}]`]),
        ...(outcome === null ? [] : [oneLine(`came of it: ${outcome.what}`)]),
      ].join('\n'),
      [...names(row.actors), ...names(row.recipients).map((name) => `→ ${name}`)].join('\n'),
      [...row.origins.map(oneLine), inks.dim(`(${row.reports.length} reports)`)].join('\n'),
      [
        ...(first === undefined ? [] : [`${shortened(first.words)} ${inks.dim(place(first))}`]),
        ...disagreements.map(({ about, versions }) =>
          oneLine(`They differ on ${about}: ${versions.map(({ says }) => says).join(' / ')}`),
        ),
      ].join('\n'),
    ];
  },
  csvColumns: [
    'incident',
    'from',
    'to',
    'nature',
    'category',
    'mode',
    'intends',
    'quad',
    'scale',
    'status',
    'actors',
    'actor_names',
    'recipients',
    'recipient_names',
    'place',
    'origins',
    'news_origins',
    'reports',
    'documents',
    'outcome',
    'outcome_basis',
    'disagreements',
    'words',
  ],
  csv: (row) => [
    row.incident,
    row.from,
    row.to,
    row.nature,
    row.category,
    row.mode,
    row.intends,
    row.quad,
    row.scale,
    row.status,
    row.actors.map(({ key }) => key),
    row.actors.map(({ name }) => name),
    row.recipients.map(({ key }) => key),
    row.recipients.map(({ name }) => name),
    row.place?.name ?? null,
    row.origins,
    row.newsOrigins,
    row.reports.length,
    row.reports.map(({ document }) => String(document)),
    row.outcome?.what ?? null,
    row.outcome?.basis ?? null,
    row.disagreements.map(
      ({ about, versions }) => `${about}: ${versions.map(({ says }) => says).join(' / ')}`,
    ),
    row.reports[0]?.words ?? null,
  ],
};
