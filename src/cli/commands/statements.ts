/** `chancery statements`: who said what, out of the archive. */
import { Command } from 'commander';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { addStatementOptions, PARTY_HELP, type StatementFlags, statementFilterOf } from './filter-options.js';
import {
  addRowOptions,
  limitOf,
  type RowFlags,
  rowFormatOf,
  sayMore,
  sayNothingFound,
  showRows,
} from './show-rows.js';

const EXAMPLES = `${PARTY_HELP}
Examples:
  $ chancery statements --speaker "Moon Jae-in" --since 2019-03
  $ chancery statements --speaker RUS --about UKR --text "grain corridor"
  $ chancery statements --anonymous --via Reuters --format csv -o unnamed.csv
  $ chancery statements --stance denies --format jsonl
`;

const USUAL_LIMIT = 50;

type Flags = StatementFlags & RowFlags & ReadingFlags;

export function statementsCommand(): Command {
  const command = new Command('statements').description(
    'list statements of the archive: who said what, and how it came here',
  );
  return addRowOptions(
    addStatementOptions(command).addOption(archiveOption()),
    `statements at most, 0 for all (default: ${USUAL_LIMIT} in a table, otherwise all)`,
  )
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const filter = await statementFilterOf(flags);
      const limit = limitOf(flags, USUAL_LIMIT);
      await readArchive(flags, async (archive, signal) => {
        const [{ countStatements, queryStatements }, { statementView }] = await Promise.all([
          import('../../archive/queries/index.js'),
          import('../views/archive-rows.js'),
        ]);
        const wanted = limit === undefined ? filter : { ...filter, limit };
        const shown = await showRows(queryStatements(archive, wanted, signal), statementView, flags);
        if (shown > 0) {
          const cut = shown === limit && rowFormatOf(flags) === 'table';
          if (cut) sayMore(shown, await countStatements(archive, filter, signal), 'statements');
          return;
        }
        const { explainNothing } = await import('./not-found.js');
        const { speaker, via, about, outlet } = filter;
        const conditions = [
          { option: '--speaker', values: speaker, kind: 'speaker' },
          { option: '--via', values: via, kind: 'via' },
          { option: '--about', values: about, kind: 'entity' },
          { option: '--outlet', values: outlet, kind: 'outlet' },
        ] as const;
        sayNothingFound('statements', await explainNothing(archive, conditions, signal));
      });
    });
}
