/** A report as what it is compared by, in numbers: days as days, parties as hashes. Made once, compared a hundred times. */
import { DAY } from '../../archive/days.js';
import type { EventCategory } from '../../record/index.js';
import type { Wording } from './likeness.js';
import type { Nature, Party, Report } from './types.js';
import { numberOf } from './words.js';

export interface Traits {
  readonly document: string;
  readonly event: string;
  /** Where the trigger begins. */
  readonly at: number;
  /** Days since 1970; NaN where the report tells none. */
  readonly from: number;
  readonly to: number;
  readonly published: number;
  /** Whether the day of print stands for that of the act. */
  readonly assumed: boolean;
  readonly nature: Nature;
  readonly negated: boolean;
  readonly category: EventCategory | null;
  readonly intends: EventCategory | null;
  /** Cooperation or conflict. */
  readonly temper: string | null;
  readonly actors: readonly number[];
  /** Actors and recipients, each once. */
  readonly parties: readonly number[];
  readonly place: { readonly name: string; readonly country: string | null } | null;
  readonly wording: Wording;
}

export function traitsOf(report: Report): Traits {
  const { document, event, nature, category, intends, quad, place, wording } = report;
  const actors = hashesOf(report.actors);
  return {
    document,
    event,
    at: report.trigger.start,
    from: dayNumber(report.from),
    to: dayNumber(report.to),
    published: dayNumber(report.published),
    assumed: report.dated === 'assumed',
    nature,
    negated: report.status === 'negated',
    category,
    intends,
    temper: quad?.split(' ')[1] ?? null,
    actors,
    parties: [...new Set([...actors, ...hashesOf(report.recipients)])],
    place: place === null ? null : { name: place.name, country: place.country },
    wording,
  };
}

/** First and last day, since 1970. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Longer ranges ("in 2018") say little about when. */
export const NARROW = 16;

/** The days about which others may tell the same: those told, where they are few; of plans and of the undated that of print too. */
export function daysAbout(report: Pick<Report, 'from' | 'to' | 'published' | 'nature'>): Days | null {
  const [from, to, published] = [dayNumber(report.from), dayNumber(report.to), dayNumber(report.published)];
  const told = to - from <= NARROW ? [from, to] : [];
  const printed = told.length === 0 || report.nature !== 'happening' ? [published] : [];
  const days = [...told, ...printed].filter((day) => !Number.isNaN(day));
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
}

export function dayNumber(day: string | null): number {
  return day === null ? Number.NaN : Math.floor(Date.parse(day) / DAY);
}

function hashesOf(parties: readonly Party[]): readonly number[] {
  return [...new Set(parties.map(({ key }) => numberOf(key)))];
}
