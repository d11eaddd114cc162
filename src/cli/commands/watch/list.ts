/** `chancery watch list`: which questions are saved. */
import { Command } from 'commander';
import { printResult } from '../../output.js';
import { oneLine } from '../../views/harmless.js';
import { type ReadingFlags, readArchive } from '../archive-reading.js';
import { archiveOption } from '../archive-writing.js';
import { sayNothingFound } from '../show-rows.js';

interface Flags extends ReadingFlags {
  readonly json?: true;
}

export function watchListCommand(): Command {
  return new Command('list')
    .description('list the saved questions')
    .option('--json', 'a watch a line, as JSON')
    .addOption(archiveOption())
    .action(async (flags: Flags) => {
      await readArchive(flags, async (archive) => {
        const { listWatches, questionInWords } = await import('../../../analysis/watches/index.js');
        const watches = await listWatches(archive);
        if (watches.length === 0) return sayNothingFound('watches', '`chancery watch add` makes one.');
        const lines = watches.map((watch) => {
          if (flags.json === true) return JSON.stringify(watch);
          const { name, question, feeds, webhook } = watch;
          const ways = [
            ...(feeds.length === 0 ? [] : [`from ${feeds.join(', ')}`]),
            // The path of such an address is often a secret.
            ...(webhook === null ? [] : [`posted to ${new URL(webhook).host}`]),
          ];
          return oneLine([`${name}: ${questionInWords(question)}`, ...ways].join('; '));
        });
        await printResult(lines.map((line) => `${line}\n`).join(''));
      });
    });
}
