/** `chancery network`: who acts toward whom, who are friends and foes, who stands between. */
import { Command } from 'commander';
import type { ArchiveNetwork } from '../../analysis/relations/index.js';
import { printFailure } from '../output.js';
import { oneLine } from '../views/harmless.js';
import { addDayOptions } from './between.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `
Each tie sums up what one country did toward another. Two are friends or foes by the sum both ways. On standard error
stand the balance of the whole (the share of triads in which a friend's friend is a friend and a foe's foe too; Cartwright
and Harary 1956) and those who stand most between the others (betweenness; Freeman 1977). docs/method.md says more.

Examples:
  $ chancery network --since 2019-02 --until 2019-03
  $ chancery network --since 2019 --format csv -o ties.csv
`;

interface Flags extends AnalysisFlags {
  readonly since?: string;
  readonly until?: string;
}

const MOST_BROKERS = 5;

export function networkCommand(): Command {
  const command = addDayOptions(
    new Command('network').description(
      'show who acts toward whom, who are friends and foes, and who stands between',
    ),
  );
  return addListOptions(command, 'ties')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      await showFound('ties', flags, async (archive, signal) => {
        const [{ networkIn }, { tieView }] = await Promise.all([
          import('../../analysis/relations/index.js'),
          import('../views/relation-rows.js'),
        ]);
        const { since, until } = flags;
        const network = await networkIn(archive, { since, until }, signal);
        if (network.ties.length > 0) say(network);
        return { rows: network.ties, view: tieView };
      });
    });
}

function say({ balance, brokers }: ArchiveNetwork): void {
  const { triads, degree, frustration } = balance;
  const balanced =
    degree === null ? 'no triads' : `${Math.round(degree * 100)} % of ${triads.length} triads balanced`;
  const turns = frustration === null ? '' : `, ${frustration} ties stand against balance`;
  const between = brokers
    .filter(({ betweenness }) => betweenness > 0)
    .slice(0, MOST_BROKERS)
    .map(({ actor, betweenness }) => `${oneLine(actor)} ${betweenness.toFixed(2)}`);
  printFailure(
    null,
    `${balanced}${turns}`,
    between.length === 0 ? null : `Between the others: ${between.join(', ')}`,
  );
}
