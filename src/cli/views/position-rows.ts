/** Positions as rows for people and programs: a cell of the table a row. */
import type { PositionCell, PositionRow } from '../../analysis/positions/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { days, shortened } from './row-words.js';

export interface PositionLine extends Omit<PositionRow, 'cells'>, PositionCell {}

export function positionLines(rows: readonly PositionRow[]): readonly PositionLine[] {
  return rows.flatMap(({ cells, ...row }) => cells.map((cell) => ({ ...row, ...cell })));
}

export const positionView: RowView<PositionLine> = {
  columns: [
    { heading: 'When' },
    { heading: 'Who', least: 8 },
    { heading: 'Issue', least: 12 },
    { heading: 'On whose word', least: 12 },
    { heading: 'In the words', least: 30 },
  ],
  cells(row, inks) {
    const first = row.evidence[0];
    const toward = row.toward === null ? '' : ` → ${row.toward}`;
    return [
      days(row.from, row.to),
      oneLine(`${row.party} ${row.kind}${toward}${row.turn ? ' [a turn]' : ''}`),
      oneLine(row.issue.name),
      [...new Set(row.evidence.map(({ origin }) => oneLine(origin)))].join('\n'),
      first === undefined ? '' : `${shortened(first.words)} ${inks.dim(`(no. ${first.document})`)}`,
    ];
  },
  csvColumns: [
    'party',
    'kind',
    'toward',
    'issue',
    'issue_basis',
    'from',
    'to',
    'turn',
    'origins',
    'documents',
    'speakers',
    'words',
  ],
  csv: (row) => [
    row.party,
    row.kind,
    row.toward,
    row.issue.name,
    row.issue.basis,
    row.from,
    row.to,
    row.turn,
    row.origins,
    row.evidence.map(({ document }) => String(document)),
    row.evidence.flatMap(({ speaker }) => speaker ?? []),
    row.evidence.map(({ words }) => words),
  ],
};
