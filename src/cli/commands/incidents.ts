/** `chancery incidents`: what happened, each thing once, and on how many feet it stands. */
import { Command, Option } from 'commander';
import type { PloverEvent } from '../../record/index.js';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, codedParties } from './between.js';
import { countValue, eventValues } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
Reports of one thing in many articles are one incident. "On whose word" names the outlets and agencies whose reporting
it is: copies and retellings of one article are one. A plan says what came of it.

Examples:
  $ chancery incidents --about PRK --since 2019-02 --until 2019-03
  $ chancery incidents --about USA --event SANCTION --min-origins 2
  $ chancery incidents --nature plan --format jsonl | jq .outcome
`;

interface Flags extends BetweenFlags, AnalysisFlags {
  readonly event?: readonly PloverEvent['event'][];
  readonly nature?: 'happening' | 'plan' | 'possibility';
  readonly minOrigins?: number;
  readonly newest?: true;
}

export function incidentsCommand(): Command {
  const command = addBetweenOptions(
    new Command('incidents').description('list what happened, each thing once, with all who report it'),
  )
    .option('--event <category>', 'PLOVER category (CONSULT; several with commas)', eventValues)
    .addOption(
      new Option('--nature <nature>', 'what happened, is planned, or might be (default: all)').choices([
        'happening',
        'plan',
        'possibility',
      ]),
    )
    .option('--min-origins <number>', 'only what stands on so many independent reports', countValue)
    .option('--newest', 'newest first');
  return addListOptions(command, 'incidents')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const { since, until, event, nature, minOrigins } = flags;
      const about = await codedParties(flags.about);
      const order = flags.newest === true ? 'newest' : 'oldest';
      await showFound('incidents', flags, async (archive, signal) => {
        const [{ incidentsIn }, { incidentView }] = await Promise.all([
          import('../../analysis/incidents/index.js'),
          import('../views/incident-rows.js'),
        ]);
        const question = { about, since, until, event, nature, minOrigins, order } as const;
        return { rows: await incidentsIn(archive, question, signal), view: incidentView };
      });
    });
}
