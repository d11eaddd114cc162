/** The command line as commander sees it. What the commands need is imported when one of them runs: start-up is quick. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ChanceryError } from '../record/index.js';
import { addCommand } from './commands/add.js';
import { agendaCommand } from './commands/agenda.js';
import { analyseCommand } from './commands/analyse.js';
import { bargainingCommand } from './commands/bargaining.js';
import { briefCommand } from './commands/brief.js';
import { chainCommand } from './commands/chain.js';
import { classifyCommand } from './commands/classify.js';
import { copiesCommand } from './commands/copies.js';
import { deskCommand } from './commands/desk.js';
import { disputesCommand } from './commands/disputes.js';
import { doctorCommand } from './commands/doctor.js';
import { eventsCommand } from './commands/events.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { incidentsCommand } from './commands/incidents.js';
import { mcpCommand } from './commands/mcp.js';
import { networkCommand } from './commands/network.js';
import { positionsCommand } from './commands/positions.js';
import { readCommand } from './commands/read.js';
import { relationsCommand } from './commands/relations.js';
import { rereadCommand } from './commands/reread.js';
import { schemaCommand } from './commands/schema.js';
import { searchCommand } from './commands/search.js';
import { sqlCommand } from './commands/sql.js';
import { statementsCommand } from './commands/statements.js';
import { watchCommand } from './commands/watch/index.js';
import { CliError } from './errors.js';
import type { Outcome } from './outcome.js';
import { printFailure, printMessage, printResult, stopWhenPipeCloses } from './output.js';

const EXAMPLES = `
Examples:
  $ chancery read article.txt                           a page to read, in your terminal
  $ chancery read page.html --format html -o page.out.html
  $ chancery read wire/ --format jsonl > records.jsonl  one record a line
  $ cat article.txt | chancery read - --published 2019-04-03 --outlet "Vestnik"
  $ chancery explain CONSULT                            what PLOVER means by it

  $ chancery add wire/                                  keep articles, and what they say, in the archive
  $ chancery search '"Black Sea" grain'                 find words in them
  $ chancery events --actor PRK --recipient RUS --event CONSULT --since 2019-03
  $ chancery statements --speaker "Moon Jae-in" --via Reuters
  $ chancery incidents --about PRK --since 2019-02      each thing once, with all who report it
  $ chancery brief --about PRK,RUS --since 2019-03-01   every sentence with its references
  $ chancery desk                                       the archive in a browser
  $ chancery watch run --every 15m --atom news.xml      saved questions, asked of feeds
  $ chancery sql 'SELECT * FROM dyads LIMIT 10'
  $ chancery export --format plover -o events.jsonl     the same for other programs

Exit status: 0 all was read, 1 an input failed (the others were read), 2 wrong usage.
`;

/** The program with all its commands; `outcome` learns what becomes of the inputs. */
export function createProgram(outcome: Outcome): Command {
  const program = new Command('chancery')
    .description(
      'Reads news about world politics on your own machine and returns the sourced record: who did what to whom, when, and who says so.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .showHelpAfterError('(`chancery --help` shows how)');
  for (const command of commandsOf(outcome)) {
    for (const sub of command.commands) sub.copyInheritedSettings(program);
    program.addCommand(command.helpOption('-h, --help', 'print help').copyInheritedSettings(program));
  }
  return program;
}

/** In the order of the help: one article, the archive and what is found in it, its care, then what explains. */
function commandsOf(outcome: Outcome): readonly Command[] {
  return [
    readCommand(outcome),
    classifyCommand(outcome),
    addCommand(outcome),
    searchCommand(),
    eventsCommand(),
    statementsCommand(),
    incidentsCommand(),
    relationsCommand(),
    networkCommand(),
    positionsCommand(),
    bargainingCommand(),
    disputesCommand(),
    agendaCommand(),
    chainCommand(),
    copiesCommand(),
    briefCommand(),
    watchCommand(outcome),
    sqlCommand(),
    exportCommand(),
    deskCommand(),
    mcpCommand(),
    rereadCommand(outcome),
    analyseCommand(),
    doctorCommand(outcome),
    schemaCommand(),
    explainCommand(),
  ];
}

/** What is the user's to mend in the command itself; all else is about the archive or the inputs. */
const WRONG_USAGE: ReadonlySet<string> = new Set([
  'FILTER_INVALID',
  'WATCH_INVALID',
  'WATCH_UNKNOWN',
  'WATCH_THERE',
  'RELATIONS_INVALID',
  'SEARCH_INVALID',
  'ARCHIVE_SQL_REFUSED',
  'ARCHIVE_QUERY',
]);

/** Runs the command with its arguments (no node, no script) and resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const outcome: Outcome = { failed: false };
  stopWhenPipeCloses(() => (outcome.failed ? 1 : 0));
  const program = createProgram(outcome);
  const pending: Promise<void>[] = [];
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void pending.push(printResult(text)),
      writeErr: printMessage,
      outputError: (text, write) => write(text.replace(/^error: /, 'chancery: ')),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      await Promise.all(pending);
      return error.exitCode === 0 ? 0 : 2;
    }
    if (error instanceof CliError) {
      printFailure(error.input, error.reason, error.hint);
      return error.exitCode;
    }
    if (error instanceof ChanceryError) {
      printFailure(null, error.message, error.hint);
      return WRONG_USAGE.has(error.code) ? 2 : 1;
    }
    printFailure(
      null,
      `something broke: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      null,
    );
    return 1;
  }
  return outcome.failed ? 1 : 0;
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version: stated }: { version?: unknown } = JSON.parse(text);
  return String(stated);
}
