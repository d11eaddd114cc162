/** `chancery search`: words, in the articles or the statements of the archive. */
import { Command, Option } from 'commander';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { documentFilterOf, PARTY_HELP, type SharedFlags, statementFilterOf } from './filter-options.js';
import { namesValue, spanValue } from './filter-values.js';
import { addRowOptions, type RowFlags, sayNothingFound, showRows } from './show-rows.js';

const EXAMPLES = `
Words are found in any form ("sanctioned" finds "sanctions"); all must be there. "Words in quotation marks" must
stand side by side as they are; OR stands between alternatives; -word or -"some words" must not be there.
${PARTY_HELP}
Examples:
  $ chancery search grain corridor
  $ chancery search '"Black Sea" grain OR wheat -fertilizer' --since 2023
  $ chancery search ceasefire --in statements --speaker RUS
  $ chancery search sanctions --outlet Reuters --format jsonl | jq -r .url

Words that begin with a dash stand after --, as in: chancery search -- grain -wheat
`;

const USUAL_LIMIT = 20;

interface Flags extends SharedFlags, RowFlags, ReadingFlags {
  readonly in?: 'articles' | 'statements';
}

export function searchCommand(): Command {
  const command = new Command('search')
    .description('search the words of the archive, best matches first')
    .argument('<words...>', 'what to look for')
    .addOption(
      new Option(
        '--in <what>',
        'articles or statements (default: articles, unless a speaker is asked for)',
      ).choices(['articles', 'statements']),
    )
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--about <party>', 'named in it', namesValue)
    .option('--since <date>', 'published on this day, in this month or year, or later', spanValue)
    .option('--until <date>', 'published on this day, in this month or year, or before', spanValue)
    .option('--speaker <party>', 'of statements: who says so', namesValue)
    .option('--via <name>', 'of statements: the outlet or person they came through', namesValue)
    .option('--anonymous', 'of statements: only what unnamed sources say')
    .option('--no-anonymous', 'of statements: nothing that unnamed sources say')
    .addOption(archiveOption());
  return addRowOptions(command, `matches at most, 0 for all (default: ${USUAL_LIMIT})`)
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], flags: Flags) => {
      const asked = words.join(' ');
      const inStatements =
        (flags.in ?? (isAboutSpeaking(flags) ? 'statements' : 'articles')) === 'statements';
      if (!inStatements && isAboutSpeaking(flags)) {
        command.error(
          'error: articles have no speaker: use --in statements with --speaker, --via and --anonymous',
        );
      }
      const limit = flags.limit === 0 ? 1_000_000 : (flags.limit ?? USUAL_LIMIT);
      await readArchive(flags, async (archive, signal) => {
        const [{ searchArticles, searchStatements }, { articleHitView, statementHitView }] =
          await Promise.all([import('../../archive/search/index.js'), import('../views/archive-rows.js')]);
        const shown = inStatements
          ? await showRows(
              searchStatements(archive, asked, { ...(await statementFilterOf(flags)), limit }, signal),
              statementHitView,
              flags,
            )
          : await showRows(
              searchArticles(archive, asked, { ...(await documentFilterOf(flags)), limit }, signal),
              articleHitView,
              flags,
            );
        if (shown > 0) return;
        const { explainNothing } = await import('./not-found.js');
        const { outlet, speaker, via } = flags;
        const why = await explainNothing(archive, { outlet, speaker, via }, signal);
        sayNothingFound(inStatements ? 'statements' : 'articles', why);
      });
    });
}

function isAboutSpeaking({ speaker, via, anonymous }: Flags): boolean {
  return speaker !== undefined || via !== undefined || anonymous !== undefined;
}
