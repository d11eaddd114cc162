/** `chancery analyse`: copies, origins and incidents of all that the archive holds. */
import { Command } from 'commander';
import type { Archive } from '../../archive/index.js';
import { FINISHING, listenForInterrupt } from '../interrupt.js';
import { printFailure, printMessage, printResult } from '../output.js';
import { archiveOption, openForWriting, type WritingFlags, waitOption } from './archive-writing.js';

const EXAMPLES = `
Takes in what was added or read again since the last time: which articles are copies, whose reporting each is, and which
reports tell of one incident. \`chancery add\` does so at its end unless it is told not to. Stopped, it goes on there.

Examples:
  $ chancery analyse
  $ chancery analyse --anew          work everything out again from the records
`;

interface Flags extends WritingFlags {
  readonly anew?: true;
  readonly quiet?: true;
}

export function analyseCommand(): Command {
  return new Command('analyse')
    .description('work out copies, origins and incidents of what the archive holds')
    .option('--anew', 'forget what was worked out before')
    .option('-q, --quiet', 'say nothing')
    .addOption(archiveOption())
    .addOption(waitOption())
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const interruption = listenForInterrupt(() => printMessage(`${FINISHING}\n`));
      try {
        const archive = await openForWriting(flags, interruption.signal);
        try {
          const say = flags.quiet === true ? silent : (line: string) => printMessage(`${line}\n`);
          await bringUpToDate(archive, say, interruption.signal, flags.anew);
          if (flags.quiet !== true) await printResult('up to date\n');
        } finally {
          await archive.close();
        }
      } catch (error) {
        if (error !== interruption.signal.reason) throw error;
        printFailure(null, 'stopped', 'The same command goes on there.');
        process.exitCode = interruption.exitCode() ?? 1;
      } finally {
        interruption.release();
      }
    });
}

const TELL_EVERY_MS = 5_000;

/** @param say takes a line every few seconds */
export async function bringUpToDate(
  archive: Archive,
  say: (line: string) => void,
  signal?: AbortSignal,
  anew?: boolean,
): Promise<void> {
  const { updateAnalysis } = await import('../../analysis/update.js');
  let told = performance.now();
  await updateAnalysis(archive, {
    signal,
    anew,
    onProgress(subject, done, total) {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      say(`chancery: ${subject}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
    },
  });
}

export const silent = (): void => {};
