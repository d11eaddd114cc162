/** `chancery add`: articles, or records ready made, into the archive. */
import { Command } from 'commander';
import type { Progress } from '../../intake/index.js';
import type { Outcome } from '../outcome.js';
import { printFailure, printResult } from '../output.js';
import { archiveOption, waitOption } from './archive-writing.js';
import { addInputOptions, type InputFlags, inputOptions } from './input-options.js';
import { type LongWorkFlags, workLong } from './long-work.js';
import { jobsValue, secondsValue, sizeValue } from './values.js';

const EXAMPLES = `
Examples:
  $ chancery add wire/                                  every article below the folder
  $ chancery add 'news/**/*.html' --outlet "Vestnik Kavkaza"
  $ chancery add CC-NEWS-20190403.warc.gz --jobs 8
  $ chancery add https://example.org/feed.xml
  $ chancery export --format records -o kept.jsonl; chancery add kept.jsonl --archive other.duckdb

What is in the archive already, by content, is not read again: the same command can be run as often as you like, and
goes on where it was stopped. A page that changed becomes a new version. An input that fails gets one line on standard
error, the others are still added, and the exit status is 1.
`;

interface AddFlags extends InputFlags, LongWorkFlags {
  readonly jobs?: number;
}

export function addCommand(outcome: Outcome): Command {
  const command = new Command('add')
    .description('read articles and keep them, with what they say, in the archive')
    .argument(
      '<inputs...>',
      'files, directories, globs, feeds, web archives, http(s) addresses, or - for standard input',
    )
    .addOption(archiveOption())
    .option('--jobs <number>', 'articles read at once (default: one a core)', jobsValue)
    .addOption(waitOption())
    .option('-q, --quiet', 'say nothing but what fails');
  return addInputOptions(command)
    .option('--follow', 'for feeds in files: fetch the articles behind their links')
    .option('--no-follow', 'for feeds on the web: fetch no articles, keep what the feed has of them')
    .option('--timeout <seconds>', 'for addresses: give up after this long (default: 20)', secondsValue)
    .option('--max-size <size>', 'largest text or page to read (default: 16M)', sizeValue)
    .option('--allow-private', 'for addresses: permit private and loopback ones')
    .option('--no-analysis', 'leave copies, origins and incidents to `chancery analyse`')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: AddFlags) => {
      await add(inputs, flags, outcome);
    });
}

async function add(inputs: readonly string[], flags: AddFlags, outcome: Outcome): Promise<void> {
  const { addTo } = await import('../../intake/index.js');
  const { last, time, interrupted } = await workLong<Progress>(flags, outcome, {
    steps: (archive, signal) => addTo(archive, inputs, { ...inputOptions(flags), jobs: flags.jobs, signal }),
  });
  if (last !== null && flags.quiet !== true) await printResult(`${summary(last)} (in ${time})\n`);
  if (interrupted === null) return;
  const after = last === null || last.last === null ? 'before the first input' : `after ${last.last}`;
  printFailure(null, `stopped ${after}`, 'The same command goes on there.');
  // Standard input may still be open, and would keep the process waiting.
  process.exit(interrupted);
}

function summary({ added, same, changed, failed }: Progress): string {
  return `added ${added}, already there ${same}, changed ${changed}, failed ${failed}`;
}
