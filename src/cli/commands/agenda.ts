/** `chancery agenda`: what is to come, and what became of what was to come. */
import { Command } from 'commander';
import type { AgendaState } from '../../analysis/agenda/index.js';
import type { AgendaQuestion } from '../../analysis/questions.js';
import { withSink } from '../output.js';
import { sayWhatWaits } from './analysis-state.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { ABOUT_HELP, addBetweenOptions, type BetweenFlags, codedParties } from './between.js';
import { listOf, spanValue } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `${ABOUT_HELP}
States: coming; took place, postponed, never (some article says so); no report (the day has passed, and no article says
what came of it); undated. Today is the last day on which an article was printed, unless --as-of says otherwise.

Examples:
  $ chancery agenda --about PRK --state coming
  $ chancery agenda --state "no report" --since 2019-01
  $ chancery agenda --ical -o agenda.ics             a calendar that can be subscribed to
`;

const STATES = ['coming', 'took place', 'postponed', 'never', 'no report', 'undated'] as const;

interface Flags extends BetweenFlags, AnalysisFlags {
  readonly state?: readonly AgendaState[];
  readonly asOf?: string;
  readonly ical?: true;
}

export function agendaCommand(): Command {
  const command = addBetweenOptions(
    new Command('agenda').description(
      'list what is planned, possible, due or remembered, and what came of it',
    ),
  )
    .option(
      '--state <state>',
      'coming, "took place", postponed, never, "no report" or undated',
      listOf('state', STATES),
    )
    .option('--as-of <date>', 'the day that counts as today', spanValue)
    .option('--ical', 'write an iCalendar feed (RFC 5545)');
  return addListOptions(command, 'entries')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      if (flags.ical === true && flags.format !== undefined) {
        command.error("error: option '--ical' is a form of its own: leave out --format");
      }
      if (flags.ical === true) return writeCalendar(flags);
      const question = await questionOf(flags);
      await showFound('entries', flags, async (archive, signal) => {
        const [{ agendaIn }, { agendaView }] = await Promise.all([
          import('../../analysis/agenda/index.js'),
          import('../views/agenda-rows.js'),
        ]);
        return { rows: await agendaIn(archive, question, signal), view: agendaView };
      });
    });
}

async function questionOf({ about, since, until, state, asOf }: Flags): Promise<AgendaQuestion> {
  return { about: await codedParties(about), since, until, state, asOf };
}

async function writeCalendar(flags: Flags & ReadingFlags): Promise<void> {
  const question = await questionOf(flags);
  await readArchive(flags, async (archive, signal) => {
    await sayWhatWaits(archive, signal);
    const { agendaCalendar, agendaIn } = await import('../../analysis/agenda/index.js');
    const text = agendaCalendar(await agendaIn(archive, question, signal));
    await withSink(flags.output, (sink) => sink.write(text));
  });
}
