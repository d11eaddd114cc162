/** `chancery events`: who did what to whom, out of the archive. */
import { Command } from 'commander';
import { addEventOptions, type EventFlags, eventFilterOf, PARTY_HELP } from './filter-options.js';
import { type ChosenFlags, showChosen } from './show-chosen.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${PARTY_HELP}
Where an event names no recipient but several actors (a meeting, a clash), each is a recipient of the others.
An event dated by month or year counts where any of its days does; undated events have no place in --since or --until.

Examples:
  $ chancery events --actor PRK --recipient RUS --event CONSULT --status actual --since 2019-03-01
  $ chancery events --speaker "Moon Jae-in" --via Reuters
  $ chancery events --either "North Korea" --quad "material conflict" --format csv -o conflict.csv
  $ chancery events --actor UKR:MIL --place UKR --format jsonl | jq .sentence.words
`;

type Flags = EventFlags & ChosenFlags;

export function eventsCommand(): Command {
  const command = new Command('events').description(
    'list events of the archive: who did what to whom, and who says so',
  );
  return addListOptions(addEventOptions(command), 'events')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      await showChosen('events', flags, await eventFilterOf(flags), async () => {
        const [{ countEvents, queryEvents }, { eventView }] = await Promise.all([
          import('../../archive/queries/index.js'),
          import('../views/archive-rows.js'),
        ]);
        return { query: queryEvents, count: countEvents, view: eventView };
      });
    });
}
