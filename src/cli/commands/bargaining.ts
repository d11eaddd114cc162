/** `chancery bargaining`: what two want of each other, by issue, and what became of what was asked. */
import { Command } from 'commander';
import type { Bargaining, OutsideOption } from '../../analysis/bargaining/index.js';
import { printFailure } from '../output.js';
import { oneLine } from '../views/harmless.js';
import { ABOUT_HELP, addDayOptions } from './between.js';
import { partyCodes } from './filter-options.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
Moves stand by issue, in order of time, each with what it does (an offer on what the other asks accommodates it; who
refuses what they had offered retracts; Walcott and Hopmann 1975) and whether it is a concession or a hardening after what
the party did before. Under the issue stands the last word on what each asks: agreed, offered (something on it; whether it
is enough no record says), refused, open. On standard error stands whom else each side has to turn to.

Examples:
  $ chancery bargaining PRK USA --until 2019-03
  $ chancery bargaining "North Korea" "South Korea" --issue sanctions --format jsonl
`;

interface Flags extends AnalysisFlags {
  readonly issue?: string;
  readonly since?: string;
  readonly until?: string;
}

const MOST_OPTIONS = 4;

export function bargainingCommand(): Command {
  const command = addDayOptions(
    new Command('bargaining')
      .description('show what two parties ask, offer, agree, refuse and warn each other of, by issue')
      .argument('<one>', 'a party')
      .argument('<other>', 'the other')
      .option('--issue <words>', 'issues whose name holds these words'),
  );
  return addListOptions(command, 'moves')
    .addHelpText('after', EXAMPLES)
    .action(async (one: string, other: string, flags: Flags) => {
      const { codes } = await partyCodes();
      const coded = (party: string): string => codes.get(party.toLowerCase()) ?? party;
      await showFound('moves between them', flags, async (archive, signal) => {
        const [{ bargainingBetween }, { bargainLines, bargainView }] = await Promise.all([
          import('../../analysis/bargaining/index.js'),
          import('../views/bargain-rows.js'),
        ]);
        const question = { issue: flags.issue, since: flags.since, until: flags.until };
        const found = await bargainingBetween(archive, coded(one), coded(other), question, signal);
        if (found.issues.length > 0) say(found);
        return { rows: bargainLines(found), view: bargainView };
      });
    });
}

function say({ one, other, outside }: Bargaining): void {
  for (const [party, counterpart] of [
    [one, other],
    [other, one],
  ] as const) {
    const options = outside.filter((it) => it.party === party).slice(0, MOST_OPTIONS);
    if (options.length === 0) continue;
    const told = options.map((option) => oneLine(optionInWords(option, counterpart))).join(', ');
    printFailure(null, `${oneLine(party)} cooperates besides with ${told}`, null);
  }
}

const optionInWords = ({ third, net, counterpart }: OutsideOption, whose: string): string =>
  `${third} (${net.toFixed(1)}${counterpart === -1 ? `, a foe of ${whose}` : ''})`;
