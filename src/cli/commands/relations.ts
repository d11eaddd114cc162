/** `chancery relations`: what passed between two sides, week by week, and when that changed. */
import { Command, Option } from 'commander';
import type { PeriodLength } from '../../analysis/relations/index.js';
import { ABOUT_HELP, addDayOptions } from './between.js';
import { partyCodes } from './filter-options.js';
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
  const command = addDayOptions(
    new Command('relations')
      .description('show cooperation and conflict between two parties over time, and when it changed')
      .argument('<one>', 'a party')
      .argument('<other>', 'the other')
      .addOption(
        new Option('--by <period>', 'how long a period is').choices(['week', 'month']).default('week'),
      )
      .option('--toward', 'only what the first does toward the second'),
  );
  return addListOptions(command, 'periods')
    .addHelpText('after', EXAMPLES)
    .action(async (one: string, other: string, flags: Flags) => {
      const { codes } = await partyCodes();
      const coded = (party: string): string => codes.get(party.toLowerCase()) ?? party;
      await showFound('incidents between them', flags, async (archive, signal) => {
        const [{ relationBetween }, { relationRows, relationView }] = await Promise.all([
          import('../../analysis/relations/index.js'),
          import('../views/relation-rows.js'),
        ]);
        const { by, toward, since, until } = flags;
        const relation = await relationBetween(
          archive,
          coded(one),
          coded(other),
          { by, toward, since, until },
          signal,
        );
        const rows = relationRows(relation);
        const table = rowFormatOf(flags) === 'table';
        const shown = table ? rows.filter((row) => row.incidents.length > 0 || row.change !== null) : rows;
        return { rows: shown, view: relationView };
      });
    });
}
