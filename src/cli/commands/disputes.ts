/** `chancery disputes`: claims that another party denies or challenges. */
import { Command } from 'commander';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, betweenOf } from './between.js';
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
      const between = await betweenOf(flags);
      await showFound('disputes', flags, async (archive, signal) => {
        const [{ readDisputes }, { disputeRow, disputeView }] = await Promise.all([
          import('../../analysis/disputes/index.js'),
          import('../views/dispute-rows.js'),
        ]);
        const rows = (await readDisputes(archive, signal))
          .filter(({ claim, challenges }) => {
            const all = [claim, ...challenges.map(({ assertion }) => assertion)];
            const spoken = between.concerns(all.flatMap(({ speaker }) => speaker ?? []));
            const named = all.some(({ about }) =>
              about.some((key) => between.about.includes(key.toLowerCase())),
            );
            return (spoken || named) && all.some(({ published }) => between.spans(published, published));
          })
          .sort((a, b) => b.challenges.length - a.challenges.length)
          .map(disputeRow);
        return { rows, view: disputeView };
      });
    });
}
