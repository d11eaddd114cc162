/** `chancery watch`: saved questions, asked again as articles come in. */
import { Command } from 'commander';
import type { Outcome } from '../../outcome.js';
import { watchAddCommand } from './add.js';
import { watchListCommand } from './list.js';
import { watchRemoveCommand } from './remove.js';
import { watchRunCommand } from './run.js';

const EXAMPLES = `
A watch looks for what passes between a pair, what somebody does or says, events of a category, or a phrase in statements.
With feeds, \`chancery watch run\` reads these and only what they bring counts; without, all that comes into the archive does.

Examples:
  $ chancery watch add hanoi --pair PRK,USA --feed https://example.org/world.xml
  $ chancery watch add grain --phrase "grain corridor" --webhook https://hooks.example.org/grain
  $ chancery watch run                              once, for instance by cron
  $ chancery watch run --every 15m --atom news.xml  until Ctrl-C
`;

export function watchCommand(outcome: Outcome): Command {
  const command = new Command('watch')
    .description('save questions, read feeds, and say what is new')
    .addHelpText('after', EXAMPLES);
  for (const sub of [watchAddCommand(), watchListCommand(), watchRemoveCommand(), watchRunCommand(outcome)]) {
    command.addCommand(sub.helpOption('-h, --help', 'print help'));
  }
  return command;
}
