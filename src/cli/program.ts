/** The command line as commander sees it. What the commands need is imported when one of them runs: start-up is quick. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { classifyCommand } from './commands/classify.js';
import { explainCommand } from './commands/explain.js';
import { readCommand } from './commands/read.js';
import { schemaCommand } from './commands/schema.js';
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
  for (const command of [readCommand(outcome), classifyCommand(outcome), schemaCommand(), explainCommand()]) {
    program.addCommand(command.helpOption('-h, --help', 'print help').copyInheritedSettings(program));
  }
  return program;
}

/** Runs the command with its arguments (no node, no script) and resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const outcome: Outcome = { failed: false };
  stopWhenPipeCloses(() => (outcome.failed ? 1 : 0));
  const program = createProgram(outcome);
  const pending: Promise<void>[] = [];
  for (const command of [program, ...program.commands]) {
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
