/** `chancery reread`: the present reader over what the archive keeps, and what it reads differently. */
import { Command } from 'commander';
import type { Counts, Rereading, RereadProgress } from '../../intake/index.js';
import { listenForInterrupt } from '../interrupt.js';
import type { Outcome } from '../outcome.js';
import { printFailure, printResult } from '../output.js';
import { createProgress, duration } from '../progress.js';
import { oneLine } from '../views/harmless.js';
import { bringUpToDate } from './analyse.js';
import { archiveOption, openForWriting, waitOption } from './archive-writing.js';
import { jobsValue } from './values.js';

const EXAMPLES = `
Examples:
  $ chancery reread                     what an older reader has read
  $ chancery reread --show | less       every line that is new, gone or different
  $ chancery reread --all               everything, the present reader's own readings too

The new reading of a document becomes the current one; the old ones are kept beside it. Stopped, the same command goes on.
`;

interface RereadFlags {
  readonly archive?: string;
  readonly wait?: number | true;
  readonly jobs?: number;
  readonly all?: true;
  readonly show?: true;
  readonly quiet?: true;
  readonly analysis: boolean;
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
  const began = performance.now();
  const view = await createProgress(flags.quiet === true);
  const interruption = listenForInterrupt(() =>
    view.say('chancery: finishing what is in hand (again: stop at once)'),
  );
  let last: RereadProgress | null = null;
  try {
    const archive = await openForWriting(flags, interruption.signal);
    try {
      const { signal } = interruption;
      for await (const progress of reread(archive, { all: flags.all, jobs: flags.jobs, signal })) {
        last = progress;
        for (const { input, reason, hint } of progress.failures) view.fail(input, reason, hint);
        if (flags.show === true) await printResult(progress.documents.map(differencesText).join(''));
        view.show(progress);
      }
      if (flags.analysis) await bringUpToDate(archive, view.say, signal);
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error !== interruption.signal.reason) throw error;
  } finally {
    view.end();
    interruption.release();
  }
  if (last !== null && last.failed > 0) outcome.failed = true;
  if (flags.quiet !== true) {
    const time = duration((performance.now() - began) / 1000);
    await printResult(last === null ? 'nothing to read again\n' : `${summary(last)} (in ${time})\n`);
  }
  const code = interruption.exitCode();
  if (code === null) return;
  printFailure(null, 'stopped before the end', 'The same command goes on there.');
  process.exit(code);
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
