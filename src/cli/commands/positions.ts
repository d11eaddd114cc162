/** `chancery positions`: what each party asks, offers, refuses and warns of, by issue. */
import { Command } from 'commander';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, codedParties } from './between.js';
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
      const [about, toward] = await Promise.all([codedParties(flags.about), codedParties(flags.toward)]);
      await showFound('positions', flags, async (archive, signal) => {
        const [{ positionsIn }, { positionLines, positionView }] = await Promise.all([
          import('../../analysis/positions/index.js'),
          import('../views/position-rows.js'),
        ]);
        const { since, until, issue, on } = flags;
        const found = await positionsIn(archive, { about, toward, since, until, issue, on }, signal);
        return { rows: positionLines(found), view: positionView };
      });
    });
}
