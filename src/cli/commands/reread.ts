/** `chancery reread`: the present reader over what the archive keeps, and what it reads differently. */
import { Command } from 'commander';
import type { Counts, Rereading, RereadProgress } from '../../intake/index.js';
import type { Outcome } from '../outcome.js';
import { printFailure, printResult } from '../output.js';
import { oneLine } from '../views/harmless.js';
import { archiveOption, waitOption } from './archive-writing.js';
import { type LongWorkFlags, workLong } from './long-work.js';
import { jobsValue } from './values.js';

const EXAMPLES = `
Examples:
  $ chancery reread                     what an older reader has read
  $ chancery reread --show | less       every line that is new, gone or different
  $ chancery reread --all               everything, the present reader's own readings too

The new reading of a document becomes the current one; the old ones are kept beside it. Stopped, the same command goes on.
`;

interface RereadFlags extends LongWorkFlags {
  readonly jobs?: number;
  readonly all?: true;
  readonly show?: true;
}

export function rereadCommand(outcome: Outcome): Command {
  return new Command('reread')
    .description('read again what is kept, with the present reader, and say what changed')
    .option('--all', 'the documents too that the present reader has read')
    .option('--show', 'print each event and statement that is new (+), gone (-) or different (~)')
    .addOption(archiveOption())
    .option('--jobs <number>', 'articles read at once (default: one a core)', jobsValue)
    .addOption(waitOption())
    .option('--no-analysis', 'leave copies, origins and incidents to `chancery analyse`')
    .option('-q, --quiet', 'say nothing but what fails')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: RereadFlags) => {
      await rereadAll(flags, outcome);
    });
}

async function rereadAll(flags: RereadFlags, outcome: Outcome): Promise<void> {
  const { reread } = await import('../../intake/index.js');
  const { last, time, interrupted } = await workLong<RereadProgress>(flags, outcome, {
    steps: (archive, signal) => reread(archive, { all: flags.all, jobs: flags.jobs, signal }),
    tell: async ({ documents }) => {
      if (flags.show === true) await printResult(documents.map(differencesText).join(''));
    },
  });
  if (flags.quiet !== true) {
    await printResult(last === null ? 'nothing to read again\n' : `${summary(last)} (in ${time})\n`);
  }
  if (interrupted === null) return;
  printFailure(null, 'stopped before the end', 'The same command goes on there.');
  process.exit(interrupted);
}

function summary({ done, failed, different, events, statements }: RereadProgress): string {
  return `read again ${done - failed}, failed ${failed}, different ${different}: events ${counts(events)}; statements ${counts(statements)}`;
}

const counts = ({ added, gone, changed }: Counts): string => `+${added} -${gone} ~${changed}`;

const SIGNS = { added: '+', gone: '-', changed: '~' } as const;

function differencesText({ address, title, differences }: Rereading): string {
  if (differences.length === 0) return '';
  const lines = differences.map(({ kind, change, before, after }) => {
    const words = [before, after].filter((text) => text !== null).map(oneLine);
    return `  ${SIGNS[change]} ${kind} ${words.join('\n      now ')}\n`;
  });
  return `${oneLine(title ?? address)}\n${lines.join('')}`;
}
