/** `chancery add`: articles, or records ready made, into the archive. */
import { Command, Option } from 'commander';
import type { InputFormat } from '../../document/index.js';
import type { Progress } from '../../intake/index.js';
import { listenForInterrupt } from '../interrupt.js';
import type { Outcome } from '../outcome.js';
import { printFailure, printResult } from '../output.js';
import { createProgress, duration } from '../progress.js';
import { bringUpToDate } from './analyse.js';
import { archiveOption, openForWriting, waitOption } from './archive-writing.js';
import {
  addressValue,
  dateValue,
  jobsValue,
  languageValue,
  secondsValue,
  sizeValue,
  wordsValue,
} from './values.js';

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

interface AddFlags {
  readonly archive?: string;
  readonly wait?: number | true;
  readonly jobs?: number;
  readonly quiet?: true;
  readonly inputFormat?: InputFormat;
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly author?: string;
  readonly url?: string;
  readonly language?: string;
  readonly follow?: boolean;
  readonly allowPrivate?: true;
  readonly timeout?: number;
  readonly maxSize?: number;
  readonly analysis: boolean;
}

export function addCommand(outcome: Outcome): Command {
  return new Command('add')
    .description('read articles and keep them, with what they say, in the archive')
    .argument(
      '<inputs...>',
      'files, directories, globs, feeds, web archives, http(s) addresses, or - for standard input',
    )
    .addOption(archiveOption())
    .option('--jobs <number>', 'articles read at once (default: one a core)', jobsValue)
    .addOption(waitOption())
    .option('-q, --quiet', 'say nothing but what fails')
    .addOption(
      new Option('--input-format <format>', 'what the inputs are (default: by name and content)').choices([
        'text',
        'html',
        'jsonl',
        'feed',
        'warc',
      ]),
    )
    .option('--published <date>', 'date of publication, ISO 8601 (2019-04-03)', dateValue)
    .option('--outlet <name>', 'who published it', wordsValue)
    .option('--title <title>', 'its title', wordsValue)
    .option('--author <name>', 'who wrote it', wordsValue)
    .option('--url <address>', 'where it stands on the web', addressValue)
    .option('--language <tag>', 'its language, where the detection errs (en)', languageValue)
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
  const began = performance.now();
  const view = await createProgress(flags.quiet === true);
  const interruption = listenForInterrupt(() =>
    view.say('chancery: finishing what is in hand (again: stop at once)'),
  );
  let last: Progress | null = null;
  try {
    const archive = await openForWriting(flags, interruption.signal);
    try {
      for await (const progress of addTo(archive, inputs, {
        ...inputOptions(flags),
        signal: interruption.signal,
      })) {
        last = progress;
        for (const { input, reason, hint } of progress.failures) view.fail(input, reason, hint);
        view.show(progress);
      }
      if (flags.analysis) await bringUpToDate(archive, view.say, interruption.signal);
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
  if (last !== null && flags.quiet !== true) {
    await printResult(`${summary(last)} (in ${duration((performance.now() - began) / 1000)})\n`);
  }
  const code = interruption.exitCode();
  if (code === null) return;
  const after = last === null || last.last === null ? 'before the first input' : `after ${last.last}`;
  printFailure(null, `stopped ${after}`, 'The same command goes on there.');
  // Standard input may still be open, and would keep the process waiting.
  process.exit(code);
}

function summary({ added, same, changed, failed }: Progress): string {
  return `added ${added}, already there ${same}, changed ${changed}, failed ${failed}`;
}

function inputOptions(flags: AddFlags) {
  return {
    title: flags.title,
    outlet: flags.outlet,
    published: flags.published,
    author: flags.author,
    url: flags.url,
    language: flags.language,
    inputFormat: flags.inputFormat,
    maxBytes: flags.maxSize,
    timeoutMs: flags.timeout,
    allowPrivate: flags.allowPrivate,
    follow: flags.follow,
    jobs: flags.jobs,
  };
}
