/** Bargaining as rows for people and programs: a move a row, by issue. */
import type { BargainIssue, Bargaining, BargainMove, Demand } from '../../analysis/bargaining/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { day, days, shortened } from './row-words.js';

export interface BargainLine extends Omit<BargainMove, 'issue'> {
  readonly issue: string;
  readonly demands: readonly Demand[];
  /** The issue itself, where it is a part of the other. */
  readonly part: string | null;
  /** Whether it is the first of its issue. */
  readonly first: boolean;
}

export function bargainLines({ issues }: Bargaining): readonly BargainLine[] {
  return issues.flatMap((it) =>
    it.moves.map((move, index) => ({
      ...move,
      issue: it.issue,
      demands: it.demands,
      part: move.issue === it.issue ? null : move.issue,
      first: index === 0,
    })),
  );
}

export const bargainView: RowView<BargainLine> = {
  columns: [
    { heading: 'Issue', least: 18 },
    { heading: 'When' },
    { heading: 'Move', least: 16 },
    { heading: 'On whose word', least: 12 },
    { heading: 'In the words', least: 30 },
  ],
  cells(row, inks) {
    const first = row.evidence[0];
    return [
      row.first ? issueOf(row, inks.dim) : '',
      days(row.from, row.to),
      [
        oneLine(
          row.kind === 'agrees'
            ? `${row.party} and ${row.toward} agree`
            : `${row.party} ${row.kind} → ${row.toward}`,
        ),
        inks.dim(oneLine(`${row.act}${turnOf(row)}`)),
      ].join('\n'),
      [...new Set(row.evidence.map(({ origin }) => oneLine(origin)))].join('\n'),
      first === undefined ? '' : `${shortened(first.words)} ${inks.dim(`(no. ${first.document})`)}`,
    ];
  },
  csvColumns: [
    'issue',
    'part',
    'from',
    'to',
    'party',
    'kind',
    'toward',
    'act',
    'turn',
    'turned_by',
    'origins',
    'demands',
    'documents',
    'speakers',
    'words',
  ],
  csv: (row) => [
    row.issue,
    row.part,
    row.from,
    row.to,
    row.party,
    row.kind,
    row.toward,
    row.act,
    row.turn,
    row.turnedBy,
    row.origins,
    row.demands.map(stateOf),
    row.evidence.map(({ document }) => String(document)),
    row.evidence.flatMap(({ speaker }) => speaker ?? []),
    row.evidence.map(({ words }) => words),
  ],
};

const turnOf = ({ kind, turn, turnedBy }: Pick<BargainMove, 'kind' | 'turn' | 'turnedBy'>): string =>
  turn === null ? '' : `, ${turn}${kind === 'agrees' ? ` of ${turnedBy.join(' and ')}` : ''}`;

const issueOf = (
  { issue, demands }: Pick<BargainIssue, 'issue' | 'demands'>,
  dim: (text: string) => string,
) => [oneLine(issue), ...demands.map((one) => dim(oneLine(stateOf(one))))].join('\n');

const stateOf = ({ party, state, answered, askedAgain }: Demand): string =>
  `asked by ${party}: ${state}${answered === null ? '' : ` ${day(answered)}`}${askedAgain ? ', asked again' : ''}`;
