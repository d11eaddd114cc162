/** What relations are made from, and what comes of it. Days are ISO 8601, "2019-02-28". */
import type { EventCategory, QuadClass } from '../../record/index.js';

export interface Party {
  readonly name: string;
  /** ISO 3166-1 alpha-3, or PLOVER's code of an international actor. */
  readonly country: string | null;
}

/** One thing that happened, however many articles report it. */
export interface RelationIncident {
  readonly id: string;
  /** First and last day on which it may have happened. */
  readonly from: string;
  readonly to: string;
  readonly category: EventCategory;
  /** PLOVER's scale: −10 (conflict) to +10 (cooperation). */
  readonly scale: number;
  readonly quad: QuadClass;
  readonly actors: readonly Party[];
  /** Where it is empty, several actors are each other's recipients: a meeting without a host, a clash. */
  readonly recipients: readonly Party[];
  /** On how many independent reports it stands. */
  readonly origins: number;
}

/** A country or group of countries by their codes ("PRK"), or an actor by name; any of them will do. */
export type Side = readonly string[];

/** Who acts: either, the first toward the second, or the second toward the first. */
export type Direction = 'both' | 'forth' | 'back';

export type PeriodLength = 'week' | 'month';

export interface Period {
  /** ISO 8601: "2019-W09", "2019-02". */
  readonly name: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}
