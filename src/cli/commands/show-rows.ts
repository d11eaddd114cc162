/** Rows of the archive written in the form asked for, one after the other: memory holds a table's page at most. */
import path from 'node:path';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { printFailure, type Sink, terminal, withSink } from '../output.js';
import { wantsColor, widthOf } from '../terminal.js';
import type { Inks, RowView } from '../views/archive-rows.js';
import { harmless, harmlessJson } from '../views/harmless.js';
import { archiveOption } from './archive-writing.js';
import { countValue } from './filter-values.js';
import { widthValue } from './values.js';

const FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;
export type RowFormat = (typeof FORMATS)[number];

const BY_ENDING: Readonly<Record<string, RowFormat>> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
};

/** Rows whose widths are measured together. */
const TABLE_PAGE = 500;

export interface RowFlags {
  readonly format?: RowFormat;
  readonly output?: string;
  readonly limit?: number;
  readonly color?: boolean;
  readonly width?: number;
}

export function addRowOptions(command: Command, limit: string): Command {
  return command
    .option('--limit <number>', limit, countValue)
    .addOption(
      new Option(
        '-f, --format <format>',
        'how to write them (default: by the ending of --output, else a table)',
      ).choices(FORMATS),
    )
    .option('-o, --output <file>', 'write to this file, which appears only when whole')
    .option('--color', 'colour, even in a pipe (so does FORCE_COLOR=1)')
    .option('--no-color', 'no colour (so does NO_COLOR=1)')
    .option('--width <columns>', 'width of the table (default: the terminal’s; 110 in a pipe)', widthValue);
}

export function rowFormatOf({ format, output }: RowFlags): RowFormat {
  return format ?? BY_ENDING[path.extname(output ?? '').toLowerCase()] ?? 'table';
}

/** Of the lists, where nobody says how many. */
const USUAL_LIMIT = 50;

/** Of a list of the archive; `limitOf` reads its limit. @param what the rows' name: "incidents" */
export function addListOptions(command: Command, what: string): Command {
  return addRowOptions(
    command.addOption(archiveOption()),
    `${what} at most, 0 for all (default: ${USUAL_LIMIT} in a table, otherwise all)`,
  );
}

/** Rows at most: what is asked for, all for 0; without a word the usual in a table and all for programs. */
export function limitOf(flags: RowFlags): number | undefined {
  if (flags.limit === 0) return undefined;
  return flags.limit ?? (rowFormatOf(flags) === 'table' ? USUAL_LIMIT : undefined);
}

/** Writes the rows and returns how many there were. */
export function showRows<Row>(
  rows: AsyncIterable<Row>,
  view: RowView<Row>,
  flags: RowFlags,
): Promise<number> {
  return withSink(flags.output, (sink) => WRITERS[rowFormatOf(flags)](rows, view, sink, flags));
}

/** A line on standard error where there was nothing; that is no failure. */
export function sayNothingFound(what: string, hint: string | null): void {
  printFailure(null, `no ${what} found`, hint);
}

/** Tells that the table ends before the rows do. */
export function sayMore(shown: number, all: number, what: string): void {
  if (all > shown) {
    const counts = `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} ${what}`;
    printFailure(null, counts, '--limit 0 shows all.');
  }
}

type WriteRows = <Row>(
  rows: AsyncIterable<Row>,
  view: RowView<Row>,
  sink: Sink,
  flags: RowFlags,
) => Promise<number>;

const WRITERS: Readonly<Record<RowFormat, WriteRows>> = {
  table: writeTables,
  json: writeJson,
  jsonl: writeJsonLines,
  csv: writeCsv,
};

async function writeTables<Row>(
  rows: AsyncIterable<Row>,
  view: RowView<Row>,
  sink: Sink,
  flags: RowFlags,
): Promise<number> {
  const { tableView } = await import('../views/table.js');
  const color = wantsColor(flags.color, flags.output === undefined && terminal.isTerminal, process.env);
  const width = flags.width ?? (terminal.columns === undefined ? 110 : widthOf(undefined, terminal.columns));
  const { underline, dim } = pc.createColors(color);
  const inks: Inks = { lit: color ? underline : (text) => `‹${text}›`, dim };
  let count = 0;
  let page: (readonly string[])[] = [];
  const flush = async (): Promise<void> => {
    if (page.length === 0) return;
    await sink.write(`${count > page.length ? '\n' : ''}${tableView(view.columns, page, { width, color })}`);
    page = [];
  };
  for await (const row of rows) {
    count += 1;
    page.push(view.cells(row, inks));
    if (page.length === TABLE_PAGE) await flush();
  }
  await flush();
  return count;
}

async function writeJson<Row>(rows: AsyncIterable<Row>, _view: RowView<Row>, sink: Sink): Promise<number> {
  let count = 0;
  for await (const row of rows) {
    const json = harmlessJson(JSON.stringify(row, null, 2)).replaceAll('\n', '\n  ');
    await sink.write(`${count === 0 ? '[' : ','}\n  ${json}`);
    count += 1;
  }
  await sink.write(count === 0 ? '[]\n' : '\n]\n');
  return count;
}

async function writeJsonLines<Row>(
  rows: AsyncIterable<Row>,
  _view: RowView<Row>,
  sink: Sink,
): Promise<number> {
  let count = 0;
  for await (const row of rows) {
    await sink.write(`${harmlessJson(JSON.stringify(row))}\n`);
    count += 1;
  }
  return count;
}

async function writeCsv<Row>(rows: AsyncIterable<Row>, view: RowView<Row>, sink: Sink): Promise<number> {
  const { csvRow } = await import('../../archive/export/csv.js');
  let count = 0;
  await sink.write(csvRow(view.csvColumns));
  for await (const row of rows) {
    const values = view.csv(row).map((value) => (typeof value === 'string' ? harmless(value) : value));
    await sink.write(csvRow(values));
    count += 1;
  }
  return count;
}
