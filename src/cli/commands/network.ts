/** `chancery network`: who acts toward whom, who are friends and foes, who stands between. */
import { Command } from 'commander';
import { printFailure } from '../output.js';
import { oneLine } from '../views/harmless.js';
import { betweenOf } from './between.js';
import { spanValue } from './filter-values.js';
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
  const command = new Command('network')
    .description('show who acts toward whom, who are friends and foes, and who stands between')
    .option('--since <date>', 'from this day, month or year', spanValue)
    .option('--until <date>', 'to this day, month or year', spanValue);
  return addListOptions(command, 'ties')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const { since, until } = await betweenOf(flags);
      await showFound('ties', flags, async (archive, signal) => {
        const [relations, { readIncidents }, { tieView }] = await Promise.all([
          import('../../analysis/relations/index.js'),
          import('../../analysis/incidents/index.js'),
          import('../views/relation-rows.js'),
        ]);
        const days = { ...(since !== null && { since }), ...(until !== null && { until }) };
        const incidents = relations.relationIncidentsOf(await readIncidents(archive, { ...days, signal }));
        const network = relations.networkOf(incidents, days);
        const signs = new Map(network.signed.map(({ one, other, sign }) => [`${one} ${other}`, sign]));
        const rows = network.ties
          .map((tie) => ({ ...tie, sign: signs.get([tie.actor, tie.recipient].sort().join(' ')) ?? null }))
          .sort((a, b) => b.incidents.length - a.incidents.length);
        if (rows.length > 0) say(relations.balanceOf(network.signed), relations.brokersOf(network));
        return { rows, view: tieView };
      });
    });
}

type Relations = typeof import('../../analysis/relations/index.js');

function say(balance: ReturnType<Relations['balanceOf']>, brokers: ReturnType<Relations['brokersOf']>): void {
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
