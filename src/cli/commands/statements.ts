/** `chancery statements`: who said what, out of the archive. */
import { Command } from 'commander';
import { addStatementOptions, PARTY_HELP, type StatementFlags, statementFilterOf } from './filter-options.js';
import { type ChosenFlags, showChosen } from './show-chosen.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${PARTY_HELP}
Examples:
  $ chancery statements --speaker "Moon Jae-in" --since 2019-03
  $ chancery statements --speaker RUS --about UKR --text "grain corridor"
  $ chancery statements --anonymous --via Reuters --format csv -o unnamed.csv
  $ chancery statements --stance denies --format jsonl
`;

type Flags = StatementFlags & ChosenFlags;

export function statementsCommand(): Command {
  const command = new Command('statements').description(
    'list statements of the archive: who said what, and how it came here',
  );
  return addListOptions(addStatementOptions(command), 'statements')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      await showChosen('statements', flags, await statementFilterOf(flags), async () => {
        const [{ countStatements, queryStatements }, { statementView }] = await Promise.all([
          import('../../archive/queries/index.js'),
          import('../views/archive-rows.js'),
        ]);
        return { query: queryStatements, count: countStatements, view: statementView };
      });
    });
}
