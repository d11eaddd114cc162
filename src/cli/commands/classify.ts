/** `chancery classify`: which PLOVER event a given actor and a given recipient take part in, one question a line. */
import { Command, Option } from 'commander';
import { CliError, lineInvalid } from '../errors.js';
import type { Outcome } from '../outcome.js';
import { printFailure, printResult } from '../output.js';

const EXAMPLES = `
Examples:
  $ chancery classify --input-format jsonl - < pairs.jsonl > events.jsonl
  $ echo '{"id":"1","text":"Norway sent tents to Chad.","actor":{"start":0,"end":6},"recipient":{"start":21,"end":25}}' \\
      | chancery classify --input-format jsonl -

In:  {"id","text","actor":{"start","end"},"recipient":{"start","end"}} a line; offsets in UTF-16 code units, half-open.
Out: {"id","event","confidence","scores"} a line, in input order. A line that is no question gets one line on standard
error with its number, the others are still answered, and the exit status is 1.
`;

export function classifyCommand(outcome: Outcome): Command {
  return new Command('classify')
    .description('say which PLOVER event stands between a given actor and recipient')
    .argument('<inputs...>', 'JSON Lines files, or - for standard input')
    .addOption(
      new Option('--input-format <format>', 'what the inputs are').choices(['jsonl']).default('jsonl'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[]) => {
      await classify(inputs, outcome);
    });
}

async function classify(inputs: readonly string[], outcome: Outcome): Promise<void> {
  const [{ createReader }, { readLines }, { parseQuestion }] = await Promise.all([
    import('../../index.js'),
    import('./lines.js'),
    import('./question.js'),
  ]);
  const reader = createReader();
  for (const input of inputs) {
    const fail = (error: unknown): void => {
      if (!(error instanceof CliError)) throw error;
      outcome.failed = true;
      printFailure(error.input, error.reason, error.hint);
    };
    try {
      for await (const { number, text } of readLines(input)) {
        if (text?.trim() === '') continue;
        try {
          if (text === null)
            throw lineInvalid(input, number, 'the line is not UTF-8', 'Save the file as UTF-8.');
          const { id, ...question } = parseQuestion(text, input, number);
          const { event, confidence, scores } = await reader.classify(question);
          await printResult(`${JSON.stringify({ id, event, confidence, scores })}\n`);
        } catch (error) {
          fail(error);
        }
      }
    } catch (error) {
      fail(error);
    }
  }
}
