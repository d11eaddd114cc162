/**
 * A relation over time: for each week or month what passed between two sides, as sums and means of PLOVER's scale and
 * counts of the four quad classes (Schrodt's and Goldstein's practice: J. Goldstein, "A Conflict-Cooperation Scale for
 * WEIS Events Data", Journal of Conflict Resolution 36, 1992), against what was usual before. Each incident counts
 * once, however many articles print it.
 */

import type { QuadClass } from '../../record/index.js';
import { compare } from '../compare.js';
import { type Baseline, baselineOf, distanceFrom, UNUSUAL } from './baseline.js';
import { lengthOf, periodsOf } from './periods.js';
import type { Period, PeriodLength, RelationIncident } from './types.js';

export interface RelationPoint extends Period {
  /** Sum of the scale of what is above 0, and of what is below (a number not above 0). */
  readonly cooperation: number;
  readonly conflict: number;
  /** The two together; 0 where nothing happened. */
  readonly net: number;
  /** Mean of the scale; null where nothing happened. */
  readonly mean: number | null;
  readonly counts: Readonly<Record<QuadClass, number>>;
  /** Ids, in order of day. */
  readonly incidents: readonly string[];
  /** Of `net`, over the periods before this one; null where there are too few. */
  readonly baseline: Baseline | null;
  /** How far `net` is from it, in spreads. */
  readonly distance: number | null;
  /** Whether that is further than chance would bring it. */
  readonly unusual: boolean;
}

export interface RelationSeries {
  readonly length: PeriodLength;
  readonly points: readonly RelationPoint[];
  /** Incidents dated to more days than a period has, which none can claim. */
  readonly vague: readonly string[];
}

export interface SeriesOptions {
  readonly length?: PeriodLength;
  /** The days that the archive covers: periods without an incident are quiet only within them. */
  readonly since: string;
  readonly until: string;
  /** How many periods before make the baseline: by default half a year of weeks, a year of months. */
  readonly window?: number;
}

const WINDOW: Readonly<Record<PeriodLength, number>> = { week: 26, month: 12 };
const LONGEST: Readonly<Record<PeriodLength, number>> = { week: 7, month: 31 };
/** Of fewer a median says little. */
const FEWEST_FOR_BASELINE = 4;

/**
 * @param incidents those between the two sides (`incidentsBetween`); those outside `since` to `until` are left out. One
 *   that lasts some days counts in the period of its first
 * @throws ChanceryError RELATIONS_INVALID
 */
export function seriesOf(incidents: readonly RelationIncident[], options: SeriesOptions): RelationSeries {
  const length = options.length ?? 'week';
  const periods = periodsOf(options.since, options.until, length);
  const within = incidents.filter(({ from }) => from >= options.since && from <= options.until);
  const [dated, vague] = split(within, ({ from, to }) => lengthOf(from, to) <= LONGEST[length]);
  const filled = fill(periods, dated);
  const nets = filled.map((held) => held.reduce((sum, { scale }) => sum + scale, 0));
  const window = Math.max(1, options.window ?? WINDOW[length]);
  return {
    length,
    points: periods.map((period, index) => pointOf(period, filled[index] ?? [], usual(nets, index, window))),
    vague: vague.map(({ id }) => id),
  };
}

function usual(nets: readonly number[], index: number, window: number): Baseline | null {
  const before = nets.slice(Math.max(0, index - window), index);
  return before.length < Math.min(window, FEWEST_FOR_BASELINE) ? null : baselineOf(before);
}

function pointOf(
  period: Period,
  incidents: readonly RelationIncident[],
  baseline: Baseline | null,
): RelationPoint {
  const scales = incidents.map(({ scale }) => scale);
  const cooperation = sum(scales.filter((scale) => scale > 0));
  const conflict = sum(scales.filter((scale) => scale < 0));
  const net = cooperation + conflict;
  const count = (quad: QuadClass): number => incidents.filter((it) => it.quad === quad).length;
  const distance = baseline === null ? null : distanceFrom(baseline, net);
  return {
    ...period,
    cooperation,
    conflict,
    net,
    mean: incidents.length === 0 ? null : net / incidents.length,
    counts: {
      'verbal cooperation': count('verbal cooperation'),
      'material cooperation': count('material cooperation'),
      'verbal conflict': count('verbal conflict'),
      'material conflict': count('material conflict'),
    },
    incidents: incidents.map(({ id }) => id),
    baseline,
    distance,
    unusual:
      baseline !== null && net !== baseline.median && (distance === null || Math.abs(distance) > UNUSUAL),
  };
}

/** The incidents of each period; both lists are walked once. */
function fill(
  periods: readonly Period[],
  incidents: readonly RelationIncident[],
): readonly (readonly RelationIncident[])[] {
  const ordered = [...incidents].sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id));
  let next = 0;
  return periods.map(({ to }) => {
    const first = next;
    while ((ordered[next]?.from ?? '~') <= to) next += 1;
    return ordered.slice(first, next);
  });
}

function split<T>(values: readonly T[], holds: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [values.filter(holds), values.filter((value) => !holds(value))];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
