/** `chancery disputes`: claims that another party denies or challenges. */
import { Command } from 'commander';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, codedParties } from './between.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
Each claim stands in its earliest words, with the words against it from whatever article. Days are those on which the
claim or an answer to it was printed; those that most contest come first.

Examples:
  $ chancery disputes --about PRK --since 2019-02
  $ chancery disputes --format jsonl | jq '[.claim.words, .challenges[].words]'
`;

type Flags = BetweenFlags & AnalysisFlags;

export function disputesCommand(): Command {
  const command = addBetweenOptions(
    new Command('disputes').description(
      'list claims that somebody denies or challenges, in whatever article',
    ),
  );
  return addListOptions(command, 'disputes')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const { since, until } = flags;
      const about = await codedParties(flags.about);
      await showFound('disputes', flags, async (archive, signal) => {
        const [{ disputesIn }, { disputeView }] = await Promise.all([
          import('../../analysis/disputes/index.js'),
          import('../views/dispute-rows.js'),
        ]);
        return { rows: await disputesIn(archive, { about, since, until }, signal), view: disputeView };
      });
    });
}
