/** What the commands over the analysis share: parties, days, and rows that are all there at once. */
import type { Command } from 'commander';
import type { Party } from '../../analysis/incidents/index.js';
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
  return command
    .option('--about <party>', 'whom it concerns; of several, any will do', namesValue)
    .option('--since <date>', 'from this day, month or year', spanValue)
    .option('--until <date>', 'to this day, month or year', spanValue);
}

export interface Between {
  /** Names in lower case and codes; none where nobody was named. */
  readonly about: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
  /** Whether the parties are those asked for. */
  concerns(parties: readonly Pick<Party, 'name' | 'country'>[]): boolean;
  /** Whether some of the days is; what has none is not, where days are asked for. */
  spans(from: string | null, to: string | null): boolean;
}

export async function betweenOf({ about = [], since, until }: BetweenFlags): Promise<Between> {
  const [{ codes }, { firstDayOf, lastDayOf }] = await Promise.all([
    partyCodes(),
    import('../../archive/queries/filters.js'),
  ]);
  const wanted = new Set((partiesOf(about, codes) ?? []).map((party) => party.toLowerCase()));
  const first = since === undefined ? null : firstDayOf(since);
  const last = until === undefined ? null : lastDayOf(until);
  return {
    about: [...wanted],
    since: first,
    until: last,
    concerns: (parties) =>
      wanted.size === 0 ||
      parties.some(
        ({ name, country }) =>
          wanted.has(name.toLowerCase()) || (country !== null && wanted.has(country.toLowerCase())),
      ),
    spans: (from, to) =>
      (first === null && last === null) ||
      (from !== null && (first === null || (to ?? from) >= first) && (last === null || from <= last)),
  };
}

/** Rows that were worked out together, as `showRows` takes them. */
export async function* each<T>(rows: readonly T[], limit: number | undefined): AsyncGenerator<T> {
  yield* limit === undefined ? rows : rows.slice(0, limit);
}
