/** The agenda as rows for people and programs. */
import type { AgendaEntry } from '../../analysis/agenda/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { day, days, names, shortened } from './row-words.js';

export const agendaView: RowView<AgendaEntry> = {
  columns: [
    { heading: 'Date', least: 12 },
    { heading: 'Kind' },
    { heading: 'State' },
    { heading: 'What', least: 30 },
    { heading: 'Announced', least: 14 },
  ],
  cells: (row, inks) => [
    row.from === null ? oneLine(row.date ?? 'no date') : days(row.from, row.to),
    row.kind,
    row.state,
    [
      shortened(row.what),
      ...(row.parties.length === 0 ? [] : [inks.dim(names(row.parties).join(', '))]),
    ].join('\n'),
    row.mentions
      .map(({ published, document }) => `${day(published)} ${inks.dim(`(no. ${document})`)}`)
      .slice(0, 6)
      .join('\n'),
  ],
  csvColumns: [
    'key',
    'kind',
    'what',
    'date',
    'from',
    'to',
    'parties',
    'countries',
    'state',
    'incident',
    'came',
    'documents',
  ],
  csv: (row) => [
    row.key,
    row.kind,
    row.what,
    row.date,
    row.from,
    row.to,
    row.parties.map(({ name }) => name),
    row.parties.map(({ country }) => country ?? ''),
    row.state,
    row.incident,
    row.came,
    row.mentions.map(({ document }) => document),
  ],
};
