/** `chancery watch remove`: a question asked no more. */
import { Command } from 'commander';
import { archiveOption, openForWriting, type WritingFlags, waitOption } from '../archive-writing.js';

export function watchRemoveCommand(): Command {
  return new Command('remove')
    .description('remove a saved question; the articles that it brought stay')
    .argument('<name>', 'what it is called')
    .addOption(archiveOption())
    .addOption(waitOption())
    .action(async (name: string, flags: WritingFlags) => {
      const { removeWatch } = await import('../../../analysis/watches/index.js');
      const archive = await openForWriting(flags, new AbortController().signal);
      try {
        await removeWatch(archive, name);
      } finally {
        await archive.close();
      }
    });
}
