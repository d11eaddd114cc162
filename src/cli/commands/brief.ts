/** `chancery brief`: what the archive knows of some parties and days, to be read by a person. */
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { BriefKind } from '../../analysis/briefs/index.js';
import { withSink } from '../output.js';
import { sayWhatWaits } from './analysis-state.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { partyCodes } from './filter-options.js';
import { countValue, spanValue } from './filter-values.js';
import { sayNothingFound } from './show-rows.js';

const EXAMPLES = `
One party gives all that concerns it; several give what passes between any two of them. A party is a country ("PRK", or
its name) or a name as the archive has it. Every sentence stands on words of articles, numbered at its end; what no
record says is not in it. Probability words are those of the speakers; where they are words of the scale of ICD-203 (the
standard of American intelligence analysis), what they stand for there is said beside them.

Examples:
  $ chancery brief --about PRK,RUS --since 2019-03-01
  $ chancery brief --about "North Korea" --about USA --since 2019-02 --until 2019-03 -o hanoi.html
  $ chancery brief --kind press --about VEN --since 2020-06
`;

type BriefFormat = 'md' | 'html';

interface Flags extends ReadingFlags {
  readonly about: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly kind?: BriefKind;
  readonly format?: BriefFormat;
  readonly output?: string;
  readonly limit?: number;
}

/** Paragraphs a section: more than a page of each is no brief. */
const USUAL_LIMIT = 30;
const MOST_PARTIES = 12;

export function briefCommand(): Command {
  return new Command('brief')
    .description('write a situation brief or a press review, every sentence with its references')
    .requiredOption(
      '--about <parties>',
      'whom it is about; several with commas, or given again',
      partiesValue,
    )
    .option('--since <date>', 'from this day, month or year (default: where the archive begins)', spanValue)
    .option('--until <date>', 'to this day, month or year (default: where the archive ends)', spanValue)
    .addOption(
      new Option(
        '--kind <kind>',
        'situation, or press for whose reporting it is (default: situation)',
      ).choices(['situation', 'press']),
    )
    .addOption(
      new Option(
        '-f, --format <format>',
        'Markdown or HTML (default: by the ending of --output, else md)',
      ).choices(['md', 'html']),
    )
    .option('-o, --output <file>', 'write to this file, which appears only when whole')
    .option('--limit <number>', `paragraphs a section, 0 for all (default: ${USUAL_LIMIT})`, countValue)
    .addOption(archiveOption())
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const { codes, names } = await partyCodes();
      const about = [...new Set(flags.about.map((party) => codes.get(party.toLowerCase()) ?? party))];
      await readArchive(flags, async (archive, signal) => {
        const { briefOn } = await import('../../analysis/briefs/index.js');
        await sayWhatWaits(archive, signal);
        const { since, until, kind } = flags;
        const nameOf = (code: string): string => names.get(code) ?? code;
        const limit = flags.limit === 0 ? Number.MAX_SAFE_INTEGER : (flags.limit ?? USUAL_LIMIT);
        const brief = await briefOn(archive, { kind, about, since, until, limit }, { nameOf }, signal);
        if (brief === null) return sayNothingFound('dated articles', null);
        await write({ brief, names: about.map(nameOf) }, flags);
        if (brief.sections.length === 0) {
          const { explainNothing } = await import('./not-found.js');
          sayNothingFound('records on this', await explainNothing(archive, { about }, signal));
        }
      });
    });
}

async function write(
  view: Parameters<typeof import('../views/brief-html.js').briefHtml>[0],
  flags: Flags,
): Promise<void> {
  const html = (flags.format ?? formatByEnding(flags.output)) === 'html';
  const text = html
    ? (await import('../views/brief-html.js')).briefHtml(view)
    : (await import('../views/brief-markdown.js')).briefMarkdown(view);
  await withSink(flags.output, (sink) => sink.write(text));
}

function formatByEnding(output: string | undefined): BriefFormat {
  return /^\.html?$/i.test(path.extname(output ?? '')) ? 'html' : 'md';
}

function partiesValue(stated: string, before: readonly string[] = []): readonly string[] {
  const parties = [...before, ...stated.split(',').map((party) => party.trim())];
  if (parties.some((party) => party === '')) throw new InvalidArgumentError('A party is empty.');
  if (parties.length > MOST_PARTIES) throw new InvalidArgumentError(`Name ${MOST_PARTIES} parties at most.`);
  return parties;
}
