/** `chancery events`: who did what to whom, out of the archive. */
import { Command } from 'commander';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { addEventOptions, type EventFlags, eventFilterOf, PARTY_HELP } from './filter-options.js';
import {
  addRowOptions,
  limitOf,
  type RowFlags,
  rowFormatOf,
  sayMore,
  sayNothingFound,
  showRows,
} from './show-rows.js';

const EXAMPLES = `${PARTY_HELP}
Where an event names no recipient but several actors (a meeting, a clash), each is a recipient of the others.
An event dated by month or year counts where any of its days does; undated events have no place in --since or --until.

Examples:
  $ chancery events --actor PRK --recipient RUS --event CONSULT --status actual --since 2019-03-01
  $ chancery events --speaker "Moon Jae-in" --via Reuters
  $ chancery events --either "North Korea" --quad "material conflict" --format csv -o conflict.csv
  $ chancery events --actor UKR:MIL --place UKR --format jsonl | jq .sentence.words
`;

const USUAL_LIMIT = 50;

type Flags = EventFlags & RowFlags & ReadingFlags;

export function eventsCommand(): Command {
  const command = new Command('events').description(
    'list events of the archive: who did what to whom, and who says so',
  );
  return addRowOptions(
    addEventOptions(command).addOption(archiveOption()),
    `events at most, 0 for all (default: ${USUAL_LIMIT} in a table, otherwise all)`,
  )
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const filter = await eventFilterOf(flags);
      const limit = limitOf(flags, USUAL_LIMIT);
      await readArchive(flags, async (archive, signal) => {
        const [{ countEvents, queryEvents }, { eventView }] = await Promise.all([
          import('../../archive/queries/index.js'),
          import('../views/archive-rows.js'),
        ]);
        const wanted = limit === undefined ? filter : { ...filter, limit };
        const shown = await showRows(queryEvents(archive, wanted, signal), eventView, flags);
        if (shown > 0) {
          const cut = shown === limit && rowFormatOf(flags) === 'table';
          if (cut) sayMore(shown, await countEvents(archive, filter, signal), 'events');
          return;
        }
        const { explainNothing } = await import('./not-found.js');
        const { actor, recipient, either, speaker, via, place, about, outlet } = filter;
        const conditions = [
          { option: '--actor', values: actor, kind: 'party' },
          { option: '--recipient', values: recipient, kind: 'party' },
          { option: '--either', values: either, kind: 'party' },
          { option: '--speaker', values: speaker, kind: 'speaker' },
          { option: '--via', values: via, kind: 'via' },
          { option: '--place', values: place, kind: 'entity' },
          { option: '--about', values: about, kind: 'entity' },
          { option: '--outlet', values: outlet, kind: 'outlet' },
        ] as const;
        sayNothingFound('events', await explainNothing(archive, conditions, signal));
      });
    });
}
