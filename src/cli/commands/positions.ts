/** `chancery positions`: what each party asks, offers, refuses and warns of, by issue. */
import { Command } from 'commander';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, betweenOf } from './between.js';
import { namesValue, spanValue } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
Examples:
  $ chancery positions --about PRK --toward USA
  $ chancery positions --issue sanctions --on 2019-02-27      the table as it stood on that day
  $ chancery positions --about PRK --format jsonl | jq .evidence
`;

interface Flags extends BetweenFlags, AnalysisFlags {
  readonly toward?: readonly string[];
  readonly issue?: string;
  readonly on?: string;
}

export function positionsCommand(): Command {
  const command = addBetweenOptions(
    new Command('positions').description('list what each party asks, offers, refuses and warns of, by issue'),
  )
    .option('--toward <party>', 'of whom it asks, to whom it offers', namesValue)
    .option('--issue <words>', 'issues whose name holds these words')
    .option('--on <date>', 'the last word of each on this day', spanValue);
  return addListOptions(command, 'positions')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const [between, toward] = await Promise.all([
        betweenOf(flags),
        betweenOf({ ...(flags.toward !== undefined && { about: flags.toward }) }),
      ]);
      const { lastDayOf } = await import('../../archive/queries/filters.js');
      await showFound('positions', flags, async (archive, signal) => {
        const [
          { positionsOf, positionsOn, readMoveReports, readRarity },
          { readOthersReporting },
          { positionView },
        ] = await Promise.all([
          import('../../analysis/positions/index.js'),
          import('../../analysis/provenance/of-archive.js'),
          import('../views/position-rows.js'),
        ]);
        const others = await readOthersReporting(archive);
        const reports = await readMoveReports(archive, { originOf: (it) => others.get(it) ?? null, signal });
        const table = positionsOf(reports, { rarity: await readRarity(archive, signal) });
        const rows = (flags.on === undefined ? table : positionsOn(table, lastDayOf(flags.on)))
          .filter(
            (row) =>
              isParty(between.about, row.party) &&
              isParty(toward.about, row.toward) &&
              row.issue.name.toLowerCase().includes((flags.issue ?? '').toLowerCase()),
          )
          .flatMap(({ cells, ...row }) => cells.map((cell) => ({ ...row, ...cell })))
          .filter(({ from, to }) => between.spans(from, to));
        return { rows, view: positionView };
      });
    });
}

const isParty = (wanted: readonly string[], party: string | null): boolean =>
  wanted.length === 0 || (party !== null && wanted.includes(party.toLowerCase()));
