/** `chancery export`: what the archive holds, in the forms that other programs read. */
import { Command, Option } from 'commander';
import type { ExportFormat, ExportOptions, Selections, Table } from '../../archive/export/index.js';
import { printFailure, terminal, withSink } from '../output.js';
import { harmless } from '../views/harmless.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import {
  addEventOptions,
  documentFilterOf,
  type EventFlags,
  eventFilterOf,
  PARTY_HELP,
  statementFilterOf,
} from './filter-options.js';
import { sayNothingFound } from './show-rows.js';

const FORMATS: readonly ExportFormat[] = [
  'plover',
  'icews',
  'gdelt',
  'csv',
  'parquet',
  'graphml',
  'ical',
  'prov',
  'records',
  'corrections',
];
const TABLES: readonly Table[] = ['events', 'statements', 'documents', 'dyads', 'agenda'];

const EXAMPLES = `${PARTY_HELP}
Formats (docs/exports.md has their columns, and what each loses):
  plover    PLOVER JSON Lines, by the codebook's field names
  icews     a table like ICEWS', with CAMEO codes; only what happened
  gdelt     a table like GDELT 1.0's, with CAMEO codes; only what happened
  csv       one table: events, statements, documents, dyads or agenda
  parquet   events and statements, in a folder, by year and month
  graphml   the network of who acts on whom
  ical      the agenda as a calendar; --since and --until mean the days of its items
  prov      W3C PROV-JSON of the chain by which the news came
  records   whole records as JSON Lines, which chancery add takes back
  corrections
            sentences that people judged at the desk, as passages to train on

Examples:
  $ chancery export --format plover --since 2019 -o events.jsonl
  $ chancery export --format csv --table statements --speaker "Moon Jae-in" -o moon.csv
  $ chancery export --format parquet -o archive.parquet/
  $ chancery export --format graphml --status actual --quad "material conflict" -o conflict.graphml
  $ chancery export --format ical --since 2026-12 -o agenda.ics
`;

interface ExportFlags extends EventFlags, ReadingFlags {
  readonly format: ExportFormat;
  readonly table?: Table;
  readonly nodes?: 'country' | 'entity';
  readonly header: boolean;
  readonly output?: string;
  readonly overwrite?: true;
}

/** What each kind of export can be asked, beside --outlet, --about, --since, --until and --text. */
const OF_SPEECH = ['speaker', 'via', 'anonymous'];
const OF_EVENTS = [
  ...OF_SPEECH,
  ...['actor', 'recipient', 'either', 'event', 'mode', 'context', 'status', 'quad', 'place', 'minConfidence'],
];
const OF_ALL = ['outlet', 'about', 'since', 'until', 'text', 'format', 'output', 'archive'];

type Kind = 'events' | 'statements' | 'documents' | 'agenda' | 'both' | 'corrections';

export function exportCommand(): Command {
  const command = new Command('export').description(
    'write what the archive holds in a form that other programs read',
  );
  return addEventOptions(
    command
      .addOption(new Option('-f, --format <format>', 'which form').choices(FORMATS).makeOptionMandatory())
      .option('-o, --output <place>', 'write to this file, which appears only when whole; parquet: a folder')
      .addOption(new Option('--table <table>', 'of csv: which table (default: events)').choices(TABLES))
      .addOption(
        new Option('--nodes <kind>', 'of graphml: what a node is (default: country)').choices([
          'country',
          'entity',
        ]),
      )
      .option('--no-header', 'of csv, icews and gdelt: no line of names')
      .option('--overwrite', 'of parquet: replace the export that is there'),
  )
    .addOption(archiveOption())
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ExportFlags) => {
      refuseForeign(command, flags);
      await write(flags, await selectionsOf(flags));
    });
}

function kindOf({ format, table }: ExportFlags): Kind {
  if (format === 'parquet') return 'both';
  if (format === 'corrections') return 'corrections';
  if (format === 'ical' || table === 'agenda') return 'agenda';
  if (format === 'prov' || format === 'records' || table === 'documents') return 'documents';
  return table === 'statements' ? 'statements' : 'events';
}

/** An option that a format cannot heed is an error: what comes out would not be what was asked for. */
function refuseForeign(command: Command, flags: ExportFlags): void {
  const kind = kindOf(flags);
  const taken = new Set(kind === 'corrections' ? ['format', 'output', 'archive'] : OF_ALL);
  if (kind === 'events') for (const name of OF_EVENTS) taken.add(name);
  if (kind === 'statements' || kind === 'both') for (const name of OF_SPEECH) taken.add(name);
  if (flags.format === 'csv') taken.add('table');
  if (flags.format === 'graphml') taken.add('nodes');
  if (flags.format === 'parquet') taken.add('overwrite');
  if (['csv', 'icews', 'gdelt'].includes(flags.format)) taken.add('header');
  for (const option of command.options) {
    const name = option.attributeName();
    if (taken.has(name) || command.getOptionValueSource(name) !== 'cli') continue;
    const table = flags.table === undefined || !taken.has('table') ? '' : ` --table ${flags.table}`;
    command.error(`error: option '${option.long}' says nothing about --format ${flags.format}${table}`);
  }
  if (flags.format === 'parquet' && flags.output === undefined) {
    command.error("error: parquet is written as a folder: name it with '--output'");
  }
}

async function selectionsOf(flags: ExportFlags): Promise<Selections> {
  const { about, outlet, since, until, text } = flags;
  const documents = async (dated: boolean) => ({
    ...(await documentFilterOf({
      ...(about && { about }),
      ...(outlet && { outlet }),
      ...(dated && since !== undefined && { since }),
      ...(dated && until !== undefined && { until }),
    })),
    ...(text !== undefined && { text }),
  });
  switch (kindOf(flags)) {
    case 'corrections':
      return {};
    case 'events':
      return { events: await eventFilterOf(flags) };
    case 'statements':
      return { statements: await statementFilterOf(flags) };
    case 'both':
      return { events: await eventFilterOf(flags), statements: await statementFilterOf(flags) };
    case 'documents':
      return { documents: await documents(true) };
    case 'agenda': {
      const agenda = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
      return { documents: await documents(false), agenda };
    }
  }
}

async function write(flags: ExportFlags, selections: Selections): Promise<void> {
  const { format, table, nodes, header, output, overwrite } = flags;
  const { exportArchive, exportText } = await import('../../archive/export/index.js');
  await readArchive(flags, async (archive, signal) => {
    const options: ExportOptions = {
      selections,
      header,
      signal,
      ...(table !== undefined && { table }),
      ...(nodes !== undefined && { nodes }),
      ...((format === 'icews' || format === 'graphml') && { countryNames: await countryNames() }),
    };
    if (format === 'parquet') {
      const { rows } = await exportArchive(archive, format, output ?? '.', {
        ...options,
        overwrite: overwrite === true,
      });
      if (rows === 0) sayNothingFound('events or statements', null);
      return;
    }
    // Files hold what articles hold; a terminal would obey it.
    const shown = output === undefined && terminal.isTerminal ? harmless : (text: string) => text;
    let rows = 0;
    let left = 0;
    await withSink(output, async (sink) => {
      for await (const piece of exportText(archive, format, options)) {
        await sink.write(shown(piece.text));
        rows += piece.rows;
        left += piece.left ?? 0;
      }
    });
    if (rows === 0 && left === 0) sayNothingFound(`${table ?? kindOf(flags)} to export`, null);
    if (left > 0) {
      const things = format === 'ical' ? 'agenda items' : 'events';
      printFailure(null, `${left} ${things} have no place in ${format}`, 'docs/exports.md says which.');
    }
  });
}

async function countryNames(): Promise<ReadonlyMap<string, string>> {
  const { readCodeNames } = await import('../../lexicon/code-names.js');
  return new Map([...readCodeNames()].map(([code, { name }]) => [code, name]));
}
