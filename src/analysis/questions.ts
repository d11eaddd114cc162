/**
 * What can be asked of the analysis, parsed once for the command line, programs, assistants and the server.
 * A *party* is a country by its code ("PRK") or an actor by name ("Moon Jae-in"), upper and lower case aside. A *day* is
 * "2019-03-01", a month "2019-03" or a year "2019", which count whole.
 */
import { z } from 'zod';
import { anyOf, day, firstDayOf, lastDayOf, parsed, parties, words } from '../archive/queries/filters.js';
import { EVENT_CATEGORIES } from '../record/index.js';
import type { Party } from './incidents/types.js';

/** A brief of more is none. */
const MOST_PARTIES = 12;

const days = {
  /** First and last day that count. What has no day is left out where either is given. */
  since: day.optional(),
  until: day.optional(),
};

const concerning = {
  /** Whom it concerns; of several, any will do. */
  about: parties.optional(),
  ...days,
};

export const incidentQuestion = z
  .strictObject({
    ...concerning,
    /** PLOVER categories. */
    event: anyOf(z.enum(EVENT_CATEGORIES)).optional(),
    nature: anyOf(z.enum(['happening', 'plan', 'possibility'])).optional(),
    /** Only what stands on so many independent origins. */
    minOrigins: z.int().min(0).optional(),
    /** By the day on which it happened; default: oldest. */
    order: z.enum(['newest', 'oldest']).optional(),
  })
  .readonly();

export const relationQuestion = z
  .strictObject({
    ...days,
    /** How long a period is; default: week. */
    by: z.enum(['week', 'month']).optional(),
    /** Only what the first does toward the second. */
    toward: z.boolean().optional(),
  })
  .readonly();

export const networkQuestion = z.strictObject(days).readonly();

export const positionQuestion = z
  .strictObject({
    ...concerning,
    /** Of whom something is asked, to whom it is offered. */
    toward: parties.optional(),
    /** Words within the name of the issue. */
    issue: words.optional(),
    /** The last word of each on this day. */
    on: day.optional(),
  })
  .readonly();

export const bargainingQuestion = z
  .strictObject({
    ...days,
    /** Words within the name of the issue. */
    issue: words.optional(),
  })
  .readonly();

export const disputeQuestion = z.strictObject(concerning).readonly();

export const agendaQuestion = z
  .strictObject({
    ...concerning,
    state: anyOf(z.enum(['coming', 'took place', 'postponed', 'never', 'no report', 'undated'])).optional(),
    /** The day that counts as today; default: the last on which an article was printed. */
    asOf: day.optional(),
  })
  .readonly();

export const copyQuestion = z
  .strictObject({
    ...days,
    /** Who published it; case and accents do not count, * is any letters. */
    outlet: anyOf(words).optional(),
    /** Articles without copies too; default: false. */
    all: z.boolean().optional(),
  })
  .readonly();

export const briefQuestion = z
  .strictObject({
    /** Of one party all that concerns it; of several what passes between any two of them. */
    about: z.union([
      z.array(words).min(1).max(MOST_PARTIES).readonly(),
      words.transform((one): readonly string[] => [one]),
    ]),
    /** Default: where the archive begins and ends. */
    ...days,
    /** Default: situation. */
    kind: z.enum(['situation', 'press']).optional(),
    /** Paragraphs a section, at most; default: 30. */
    limit: z.int().min(1).optional(),
  })
  .readonly();

/** What callers may write: one value or several. */
export type IncidentQuestion = z.input<typeof incidentQuestion>;
export type RelationQuestion = z.input<typeof relationQuestion>;
export type NetworkQuestion = z.input<typeof networkQuestion>;
export type PositionQuestion = z.input<typeof positionQuestion>;
export type BargainingQuestion = z.input<typeof bargainingQuestion>;
export type DisputeQuestion = z.input<typeof disputeQuestion>;
export type AgendaQuestion = z.input<typeof agendaQuestion>;
export type CopyQuestion = z.input<typeof copyQuestion>;
export type BriefQuestion = z.input<typeof briefQuestion>;

/** @throws ChanceryError FILTER_INVALID, with the name of the condition and what would do */
export function parseQuestion<T extends z.ZodType>(schema: T, question: unknown): z.output<T> {
  return parsed(schema, question);
}

/** Whether something is of the days asked for. */
export interface Days {
  readonly since: string | null;
  readonly until: string | null;
  /** Whether some of its days is; what has none is not, where days are asked for. */
  spans(from: string | null, to: string | null): boolean;
}

interface StatedDays {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export function daysOf({ since, until }: StatedDays): Days {
  const first = since === undefined ? null : firstDayOf(since);
  const last = until === undefined ? null : lastDayOf(until);
  return {
    since: first,
    until: last,
    spans: (from, to) =>
      (first === null && last === null) ||
      (from !== null && (first === null || (to ?? from) >= first) && (last === null || from <= last)),
  };
}

/** Whether one of the parties is one of those asked for; where nobody was, everybody is. */
export function concerns(
  asked: readonly string[] = [],
): (parties: readonly Pick<Party, 'name' | 'country'>[]) => boolean {
  const isAsked = named(asked);
  return (parties) =>
    asked.length === 0 ||
    parties.some(({ name, country }) => isAsked(name) || (country !== null && isAsked(country)));
}

/** Whether a name or code is one of those asked for, upper and lower case aside. */
export function named(asked: readonly string[]): (nameOrCode: string) => boolean {
  const wanted = new Set(asked.map((party) => party.toLowerCase()));
  return (nameOrCode) => wanted.has(nameOrCode.toLowerCase());
}
