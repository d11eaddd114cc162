/** What the commands over the analysis share: the options for parties and days, and rows that are all there at once. */
import type { Command } from 'commander';
import { partiesOf, partyCodes } from './filter-options.js';
import { namesValue, spanValue } from './filter-values.js';

export interface BetweenFlags {
  readonly about?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

export const ABOUT_HELP = `
A party is a country ("PRK", or its name: "North Korea") or a name as the archive has it ("Moon Jae-in").
`;

export function addBetweenOptions(command: Command): Command {
  return addDayOptions(
    command.option('--about <party>', 'whom it concerns; of several, any will do', namesValue),
  );
}

export function addDayOptions(command: Command): Command {
  return command
    .option('--since <date>', 'from this day, month or year', spanValue)
    .option('--until <date>', 'to this day, month or year', spanValue);
}

/** Countries by their codes, as the analysis takes them. */
export async function codedParties(stated: readonly string[] | undefined) {
  return stated === undefined ? undefined : partiesOf(stated, (await partyCodes()).codes);
}

/** Rows that were worked out together, as `showRows` takes them. */
export async function* each<T>(rows: readonly T[], limit: number | undefined): AsyncGenerator<T> {
  yield* limit === undefined ? rows : rows.slice(0, limit);
}
