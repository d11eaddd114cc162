/** `chancery copies`: which articles print one text, and whose reporting each is. */
import { Command } from 'commander';
import { countValue, namesValue, spanValue } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `
Without a number: groups of articles that print one text, wholly or cut, with whose reporting each is and the words that
say so. With the number of an article: the passages that it shares with others, word for word.

Examples:
  $ chancery copies
  $ chancery copies 14                              what no. 14 shares with other articles
  $ chancery copies --all --format csv -o origins.csv     whose reporting every article is
`;

interface Flags extends AnalysisFlags {
  readonly all?: true;
  readonly outlet?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

export function copiesCommand(): Command {
  const command = new Command('copies')
    .description('list articles that print one text, and whose reporting each is')
    .argument('[article]', 'number of an article', countValue)
    .option('--all', 'articles without copies too')
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--since <date>', 'published on this day, in this month or year, or later', spanValue)
    .option('--until <date>', 'published on this day, in this month or year, or before', spanValue);
  return addListOptions(command, 'articles')
    .addHelpText('after', EXAMPLES)
    .action(async (article: number | undefined, flags: Flags) => {
      if (article !== undefined) {
        await showFound('passages', flags, async (archive, signal) => {
          const [{ passagesOf }, { passageView }] = await Promise.all([
            import('../../analysis/syndication/asked.js'),
            import('../views/provenance-rows.js'),
          ]);
          return { rows: await passagesOf(archive, article, signal), view: passageView };
        });
        return;
      }
      await showFound('copies', flags, async (archive, signal) => {
        const [{ copiesIn }, { copyView }] = await Promise.all([
          import('../../analysis/syndication/asked.js'),
          import('../views/provenance-rows.js'),
        ]);
        const { all, outlet, since, until } = flags;
        return { rows: await copiesIn(archive, { all, outlet, since, until }, signal), view: copyView };
      });
    });
}
