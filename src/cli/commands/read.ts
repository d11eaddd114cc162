/** `chancery read`: documents in, records out, in the form asked for. */
import path from 'node:path';
import { Command, Option } from 'commander';
import { ChanceryError } from '../../record/index.js';
import type { Outcome } from '../outcome.js';
import { openSink, printFailure, terminal } from '../output.js';
import { wantsColor, widthOf } from '../terminal.js';
import type { Format } from '../views/writer.js';
import { addInputOptions, type InputFlags, inputOptions } from './input-options.js';
import { confidenceValue, jobsValue, secondsValue, sizeValue, widthValue } from './values.js';

const FORMATS: readonly Format[] = ['text', 'json', 'jsonl', 'markdown', 'html'];

const BY_ENDING: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
};

const EXAMPLES = `
Examples:
  $ chancery read article.txt --published 2019-04-03 --outlet "Vestnik Kavkaza"
  $ chancery read article.txt | jq '.events[].event'    in a pipe, the record as JSON
  $ chancery read wire/ https://example.org/story.html --format jsonl > records.jsonl
  $ chancery read page.html --output page-read.html     a page beside its record
  $ curl -s https://example.org/a | chancery read --input-format html -
  $ chancery read --input-format jsonl articles.jsonl --format jsonl
  $ chancery read https://example.org/rss.xml           a feed, and the articles behind its links
  $ chancery read 'crawl/**/*.warc.gz' --format jsonl   the pages in web archives, one after the other

One document gives one JSON record, several an array; jsonl gives a record a line, in input order.
An input that fails gets one line on standard error, the others are still read, and the exit status is 1.
`;

interface ReadFlags extends InputFlags {
  readonly format?: Format;
  readonly minConfidence?: number;
  readonly jobs?: number;
  readonly output?: string;
  readonly color?: boolean;
  readonly width?: number;
}

export function readCommand(outcome: Outcome): Command {
  const command = new Command('read')
    .description('read articles and return their records')
    .argument('<inputs...>', 'files, directories, patterns, http(s) addresses, or - for standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'how to write the record (default: by the ending of --output; else text on a terminal, json in a pipe)',
      ).choices(FORMATS),
    )
    .option('-o, --output <file>', 'write to this file, which appears only when whole');
  return addInputOptions(command)
    .option('--min-confidence <number>', 'leave out events below this confidence, 0 to 1', confidenceValue)
    .option('--jobs <number>', 'articles read at once, of many (default: one a core)', jobsValue)
    .option('--follow', 'for feeds in files: fetch the articles behind links (for a fetched feed they are)')
    .option('--no-follow', 'for fetched feeds: read what is in the feed alone')
    .option('--timeout <seconds>', 'for addresses: give up after this long (default: 20)', secondsValue)
    .option('--max-size <size>', 'largest text, page or record to read (default: 16M)', sizeValue)
    .option('--allow-private', 'for addresses: permit private and loopback ones')
    .option('--color', 'colour, even in a pipe (so does FORCE_COLOR=1)')
    .option('--no-color', 'no colour (so does NO_COLOR=1)')
    .option('--width <columns>', 'width of the text page (default: the terminal’s, 60 to 110)', widthValue)
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: ReadFlags) => {
      await read(inputs, flags, outcome);
    });
}

async function read(inputs: readonly string[], flags: ReadFlags, outcome: Outcome): Promise<void> {
  const format = formatOf(flags);
  const [{ readInputs, DocumentError }, { readInOrder }, { createWriter }] = await Promise.all([
    import('../../document/index.js'),
    import('../../intake/in-order.js'),
    import('../views/writer.js'),
  ]);
  const color = wantsColor(flags.color, flags.output === undefined && terminal.isTerminal, process.env);
  // JSON has codes for its reader; only pages spell them out.
  const codeNames = format.startsWith('json')
    ? undefined
    : (await import('../../lexicon/code-names.js')).readCodeNames();
  const sink = await openSink(flags.output);
  const writer = await createWriter(format, {
    color,
    width: widthOf(flags.width, terminal.columns),
    ...(codeNames && { codeNames }),
  });
  const keep = flags.minConfidence === undefined ? null : await import('./confident.js');
  let written = false;
  let taken = 0;
  const emit = async (text: string): Promise<void> => {
    if (text === '') return;
    written = true;
    await sink.write(text);
  };
  const fail = (input: string, reason: string, hint: string): void => {
    outcome.failed = true;
    printFailure(input, reason, hint);
  };
  try {
    for await (const reading of readInOrder(readInputs(inputs, inputOptions(flags)), flags.jobs)) {
      taken += 1;
      if (taken === 2) writer.expectSeveral();
      if (reading.kind === 'refused') {
        fail(reading.error.input, reading.error.reason, reading.error.hint);
      } else if (reading.kind === 'broken') {
        const { error, input } = reading;
        if (error instanceof ChanceryError) fail(input, error.message, error.hint);
        else fail(input, `the reader broke on it: ${error.message}`, 'Please report it, with the article.');
      } else {
        const { record } = reading;
        await emit(
          writer.add(keep === null ? record : keep.withoutDoubtful(record, flags.minConfidence ?? 0)),
        );
      }
    }
    await emit(writer.end());
  } catch (error) {
    await sink.discard();
    if (!(error instanceof DocumentError)) throw error;
    fail(error.input, error.reason, error.hint);
    return;
  }
  // With nothing read there is nothing to write: a file that stood there stays as it was.
  if (written) await sink.close();
  else await sink.discard();
}

function formatOf({ format, output }: ReadFlags): Format {
  if (format !== undefined) return format;
  if (output !== undefined) return BY_ENDING[path.extname(output).toLowerCase()] ?? 'json';
  return terminal.isTerminal ? 'text' : 'json';
}
