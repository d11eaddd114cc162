/** `chancery relations`: what passed between two sides, week by week, and when that changed. */
import { Command, Option } from 'commander';
import type { PeriodLength } from '../../analysis/relations/index.js';
import { ABOUT_HELP, betweenOf } from './between.js';
import { spanValue } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions, rowFormatOf } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
Cooperation and conflict are sums of PLOVER's scale over incidents, each counted once however many articles print it.
"Usual" is the median of the half year (of months: the year) before; ! marks what lies far off it. A change is told with
the days between which it came and its probability. A table leaves quiet periods out.

Examples:
  $ chancery relations PRK USA --since 2019-01
  $ chancery relations PRK RUS --by month --format csv -o prk-rus.csv
  $ chancery relations "North Korea" "South Korea" --format jsonl | jq 'select(.change != null)'
`;

interface Flags extends AnalysisFlags {
  readonly by: PeriodLength;
  readonly toward?: true;
  readonly since?: string;
  readonly until?: string;
}

export function relationsCommand(): Command {
  const command = new Command('relations')
    .description('show cooperation and conflict between two parties over time, and when it changed')
    .argument('<one>', 'a party')
    .argument('<other>', 'the other')
    .addOption(new Option('--by <period>', 'how long a period is').choices(['week', 'month']).default('week'))
    .option('--toward', 'only what the first does toward the second')
    .option('--since <date>', 'from this day, month or year', spanValue)
    .option('--until <date>', 'to this day, month or year', spanValue);
  return addListOptions(command, 'periods')
    .addHelpText('after', EXAMPLES)
    .action(async (one: string, other: string, flags: Flags) => {
      const [{ about: first }, { about: second }, between] = await Promise.all([
        betweenOf({ about: [one] }),
        betweenOf({ about: [other] }),
        betweenOf(flags),
      ]);
      await showFound('incidents between them', flags, async (archive, signal) => {
        const [relations, { readIncidents }, { relationView }] = await Promise.all([
          import('../../analysis/relations/index.js'),
          import('../../analysis/incidents/index.js'),
          import('../views/relation-rows.js'),
        ]);
        const coverage = await relations.readCoverage(archive, signal);
        const all = relations.relationIncidentsOf(await readIncidents(archive, { signal }));
        const direction = flags.toward === true ? 'forth' : 'both';
        const incidents = relations.incidentsBetween(all, first, second, direction);
        if (coverage === null || incidents.length === 0) return { rows: [], view: relationView };
        const series = relations.seriesOf(incidents, { length: flags.by, ...coverage });
        const changes = new Map(
          relations.findChanges(series, incidents).map((change) => [change.period, change]),
        );
        const rows = series.points
          .filter(({ from, to }) => between.spans(from, to))
          .map((point) => ({ ...point, change: changes.get(point.name) ?? null }));
        const table = rowFormatOf(flags) === 'table';
        const shown = table ? rows.filter((row) => row.incidents.length > 0 || row.change !== null) : rows;
        return { rows: shown, view: relationView };
      });
    });
}
