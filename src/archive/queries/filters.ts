/**
 * What an analyst asks for: conditions on events, statements and documents, parsed once from whatever came in.
 * All conditions of a filter hold together; of several values of one condition any will do.
 *
 * A *party* (`actor`, `recipient`, `either`, `speaker`, `about`, `place`) is either a code in capitals, which is a
 * country ("PRK"), an international actor ("IGO") or a sector ("GOV"); or both ("PRK:GOV"); or else a name as the
 * archive has it ("Moon Jae-in"), upper and lower case and accents aside, with * for any letters ("*Maduro").
 */
import { z } from 'zod';
import { EVENT_CATEGORIES } from '../../record/index.js';
import { entityKind, eventStatus, quadClass } from '../../record/schema.js';
import { filterInvalid } from './errors.js';

/** No question needs more, and each value costs the database work. */
const MOST_VALUES = 100;
const LONGEST_VALUE = 300;

export const anyOf = <T extends z.ZodType>(value: T) =>
  z.union([
    z.array(value).max(MOST_VALUES).readonly(),
    value.transform((one): readonly z.output<T>[] => [one]),
  ]);

export const words = z.string().trim().min(1).max(LONGEST_VALUE);
export const parties = anyOf(words);

/** The code, or the two codes, that a party is written as; none of a name. */
export function codesIn(party: string): readonly string[] {
  return /^([A-Z]{3})(?::([A-Z]{3}))?$/.exec(party)?.slice(1).filter(Boolean) ?? [];
}

/** Whether it is written as a code ("PRK", "PRK:GOV"), which is no name to look for. */
export function isCode(party: string): boolean {
  return codesIn(party).length > 0;
}

/** A day, month or year of the calendar. */
export const day = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write a date as 2019-03-01, 2019-03 or 2019')
  .refine(
    (stated) => stated.length < 10 || lastDay(stated.slice(0, 7)) >= stated,
    'the calendar has no such day',
  )
  .refine((stated) => !stated.startsWith('0000'), 'the calendar has no year 0');

const paging = {
  limit: z.int().min(0).max(10_000_000).optional(),
  offset: z.int().min(0).max(1_000_000_000).optional(),
  order: z.enum(['newest', 'oldest']).optional(),
};

const ofDocument = {
  /** Who published the article. */
  outlet: anyOf(words).optional(),
  /** Numbers of documents in this archive. */
  document: anyOf(z.int().min(0)).optional(),
  /** Also what a newer reading, or a newer version of the page, has replaced. */
  replaced: z.boolean().optional(),
};

export const eventFilter = z
  .strictObject({
    actor: parties.optional(),
    /** Where an event names no recipient but several actors, these are each other's recipients (a meeting, a clash). */
    recipient: parties.optional(),
    /** On whichever side. */
    either: parties.optional(),
    event: anyOf(z.enum(EVENT_CATEGORIES)).optional(),
    mode: anyOf(words).optional(),
    context: anyOf(words).optional(),
    quad: anyOf(quadClass).optional(),
    status: anyOf(eventStatus).optional(),
    /** First day that counts. An event dated by month or year counts where any of its days does; undated ones do not. */
    since: day.optional(),
    /** Last day that counts; a month or year counts whole. */
    until: day.optional(),
    /** Who says that it happened. */
    speaker: parties.optional(),
    /** Through which outlet or person that came. */
    via: anyOf(words).optional(),
    /** Whether an unnamed source says so. */
    anonymous: z.boolean().optional(),
    place: parties.optional(),
    /** Named in the sentence of the event. */
    about: parties.optional(),
    /** Words that the article holds, in whatever form ("visit" finds "visited"). */
    text: words.optional(),
    /** At least. */
    confidence: z.number().min(0).max(1).optional(),
    ...ofDocument,
    ...paging,
  })
  .readonly();

export const statementFilter = z
  .strictObject({
    speaker: parties.optional(),
    via: anyOf(words).optional(),
    anonymous: z.boolean().optional(),
    directness: anyOf(z.enum(['direct', 'indirect', 'mixed'])).optional(),
    stance: anyOf(z.enum(['disputes', 'confirms', 'denies'])).optional(),
    /** Named in what is said. */
    about: parties.optional(),
    /** Words in what is said, in whatever form. */
    text: words.optional(),
    /** By the day of publication. */
    since: day.optional(),
    until: day.optional(),
    ...ofDocument,
    ...paging,
  })
  .readonly();

export const documentFilter = z
  .strictObject({
    author: anyOf(words).optional(),
    /** Named in the article. */
    about: parties.optional(),
    /** Of the entities that `about` means. */
    kind: anyOf(entityKind).optional(),
    text: words.optional(),
    /** By the day of publication. */
    since: day.optional(),
    until: day.optional(),
    ...ofDocument,
    ...paging,
  })
  .readonly();

/** What callers may write: one value or several. */
export type EventFilter = z.input<typeof eventFilter>;
export type StatementFilter = z.input<typeof statementFilter>;
export type DocumentFilter = z.input<typeof documentFilter>;

/** What queries read: always several. */
export type ParsedEventFilter = z.output<typeof eventFilter>;
export type ParsedStatementFilter = z.output<typeof statementFilter>;
export type ParsedDocumentFilter = z.output<typeof documentFilter>;

/** @throws ChanceryError FILTER_INVALID, with the name of the condition and what would do */
export const parseEventFilter = (filter: unknown): ParsedEventFilter => parsed(eventFilter, filter);
export const parseStatementFilter = (filter: unknown): ParsedStatementFilter =>
  parsed(statementFilter, filter);
export const parseDocumentFilter = (filter: unknown): ParsedDocumentFilter => parsed(documentFilter, filter);

/** @throws ChanceryError FILTER_INVALID */
export function parsed<T extends z.ZodType>(schema: T, filter: unknown): z.output<T> {
  const result = schema.safeParse(withoutUndefined(filter));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const inner = issue?.code === 'invalid_union' ? (issue.errors.flat().at(-1) ?? issue) : issue;
  throw filterInvalid(issue?.path.join('.') ?? '', inner?.message ?? 'not a filter');
}

function withoutUndefined(filter: unknown): unknown {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return filter;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** "2019-03" → "2019-03-01", "2019" → "2019-01-01". */
export function firstDayOf(stated: string): string {
  return stated.length === 4 ? `${stated}-01-01` : stated.length === 7 ? `${stated}-01` : stated;
}

/** "2019-03" → "2019-03-31", "2019" → "2019-12-31". */
export function lastDayOf(stated: string): string {
  return stated.length === 4 ? `${stated}-12-31` : stated.length === 7 ? lastDay(stated) : stated;
}

function lastDay(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.toISOString().slice(0, 10);
}
