/** Relations and the network of them as rows for people and programs. */
import type { NetworkTie, Relation, RelationChange, RelationPoint } from '../../analysis/relations/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { days, number } from './row-words.js';

export interface RelationRow extends RelationPoint {
  /** The change that most likely begins in this period. */
  readonly change: RelationChange | null;
}

export function relationRows({ points, changes }: Relation): readonly RelationRow[] {
  const byPeriod = new Map(changes.map((change) => [change.period, change]));
  return points.map((point) => ({ ...point, change: byPeriod.get(point.name) ?? null }));
}

export const relationView: RowView<RelationRow> = {
  columns: [
    { heading: 'Period' },
    { heading: 'Cooperation', align: 'right' },
    { heading: 'Conflict', align: 'right' },
    { heading: 'Net', align: 'right' },
    { heading: 'Usual', align: 'right' },
    { heading: 'Incidents', least: 30 },
  ],
  cells(row, inks) {
    const { change, baseline, counts } = row;
    const kinds = Object.entries(counts).filter(([, count]) => count > 0);
    return [
      `${row.name}\n${inks.dim(days(row.from, row.to))}`,
      number(row.cooperation),
      number(row.conflict),
      `${number(row.net)}${row.unusual ? ' !' : ''}`,
      baseline === null ? '' : number(baseline.median),
      [
        kinds.map(([kind, count]) => `${count} ${kind}`).join(', '),
        ...(change === null
          ? []
          : [
              `turned ${change.way}, ${days(change.from, change.to)} (probability ${change.probability.toFixed(2)}): ` +
                `${number(change.before)} → ${number(change.after)} a period`,
            ]),
      ]
        .filter((line) => line !== '')
        .join('\n'),
    ];
  },
  csvColumns: [
    'period',
    'from',
    'to',
    'cooperation',
    'conflict',
    'net',
    'mean',
    'verbal_cooperation',
    'material_cooperation',
    'verbal_conflict',
    'material_conflict',
    'baseline',
    'spread',
    'distance',
    'unusual',
    'change_way',
    'change_probability',
    'change_from',
    'change_to',
    'incidents',
  ],
  csv: (row) => [
    row.name,
    row.from,
    row.to,
    row.cooperation,
    row.conflict,
    row.net,
    row.mean,
    row.counts['verbal cooperation'],
    row.counts['material cooperation'],
    row.counts['verbal conflict'],
    row.counts['material conflict'],
    row.baseline?.median ?? null,
    row.baseline?.spread ?? null,
    row.distance,
    row.unusual,
    row.change?.way ?? null,
    row.change?.probability ?? null,
    row.change?.from ?? null,
    row.change?.to ?? null,
    row.incidents,
  ],
};

export const tieView: RowView<NetworkTie> = {
  columns: [
    { heading: 'Who' },
    { heading: 'Toward' },
    { heading: 'Cooperation', align: 'right' },
    { heading: 'Conflict', align: 'right' },
    { heading: 'Net', align: 'right' },
    { heading: 'Incidents', align: 'right' },
    { heading: 'Together' },
  ],
  cells: (row) => [
    oneLine(row.actor),
    oneLine(row.recipient),
    number(row.cooperation),
    number(row.conflict),
    number(row.net),
    String(row.incidents.length),
    row.sign === null ? '' : row.sign === 1 ? 'friends' : 'foes',
  ],
  csvColumns: ['actor', 'recipient', 'cooperation', 'conflict', 'net', 'sign', 'incidents'],
  csv: (row) => [row.actor, row.recipient, row.cooperation, row.conflict, row.net, row.sign, row.incidents],
};
