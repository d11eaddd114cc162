/**
 * When a relation changed, with how much certainty, from what to what, and which incidents made the change.
 *
 * The change points are those of the net scale of each period under the inverse hyperbolic sine, which is near the
 * value itself around 0 and near its logarithm far from it: defined for quiet periods and for both signs, and a week
 * with thirty strikes does not outweigh a year (J. Burbidge, L. Magee and A. Robb, "Alternative Transformations to
 * Handle Extreme Values of the Dependent Variable", JASA 83, 1988). Counts alone, for which a negative binomial would be
 * the model, do not know cooperation from conflict, and a sum of scores is no count. What is loud for less than the
 * shortest stretch is set back to what is around it first (`quietened`).
 */
import { compare } from '../compare.js';
import { type ChangePointOptions, findChangePoints } from './change-points.js';
import { quietened } from './outliers.js';
import type { RelationPoint, RelationSeries } from './series.js';
import type { PeriodLength, RelationIncident } from './types.js';

export interface RelationChange {
  /** The period that most likely is the first of the new stretch. */
  readonly period: string;
  /** First day of the first period in question, and last day of the last. */
  readonly from: string;
  readonly to: string;
  /** That the relation changed between those days. */
  readonly probability: number;
  /** Mean of the net scale a period, from the change before to this one and from this to the next. */
  readonly before: number;
  readonly after: number;
  readonly way: 'toward cooperation' | 'toward conflict';
  /**
   * Ids of what happened in the first periods of the new stretch and bears it out, the strongest first. Empty where what
   * was usual just stopped.
   */
  readonly incidents: readonly string[];
}

export interface ChangeOptions extends ChangePointOptions {
  /** Only changes at least as probable. */
  readonly probability?: number;
}

/** Periods of a stretch, at least. */
const SHORTEST = 3;
/** One change a year, as one expects before looking. */
const A_YEAR: Readonly<Record<PeriodLength, number>> = { week: 52, month: 12 };
const PROBABILITY = 0.5;
/** The days named hold this share of the change's probability. */
const SHARE = 0.9;

/** In order of time. */
export function findChanges(
  series: RelationSeries,
  incidents: readonly RelationIncident[],
  options: ChangeOptions = {},
): readonly RelationChange[] {
  const { points } = series;
  const shortest = options.shortest ?? SHORTEST;
  const { begins } = findChangePoints(
    quietened(
      points.map(({ net }) => Math.asinh(net)),
      shortest - 1,
    ),
    { shortest, expected: options.expected ?? A_YEAR[series.length] },
  );
  const windows = likeliestWindows(begins, shortest, options.probability ?? PROBABILITY);
  const starts = windows.map(({ peak }) => peak);
  const known = new Map(incidents.map((incident) => [incident.id, incident]));
  return windows.flatMap(({ first, last, peak, probability }, index): readonly RelationChange[] => {
    const [from, to, at] = [points[first], points[last], points[peak]];
    if (from === undefined || to === undefined || at === undefined) return [];
    const before = meanNet(points.slice(starts[index - 1] ?? 0, peak));
    const after = meanNet(points.slice(peak, starts[index + 1] ?? points.length));
    const fresh = points.slice(first, peak + shortest).flatMap((point) => point.incidents);
    return [
      {
        period: at.name,
        from: from.from,
        to: to.to,
        probability,
        before,
        after,
        way: after > before ? 'toward cooperation' : 'toward conflict',
        incidents: fresh
          .flatMap((id) => known.get(id) ?? [])
          .filter(({ scale }) => scale * (after - before) > 0)
          .sort(
            (a, b) => Math.abs(b.scale) - Math.abs(a.scale) || compare(a.from, b.from) || compare(a.id, b.id),
          )
          .map(({ id }) => id),
      },
    ];
  });
}

interface Window {
  readonly first: number;
  readonly last: number;
  readonly peak: number;
  readonly probability: number;
}

/**
 * Of all windows as long as the shortest stretch, which hold one change at most, the one that most likely holds one;
 * then of those that do not touch it the next; and so on.
 */
function likeliestWindows(begins: readonly number[], width: number, least: number): readonly Window[] {
  const left = [...begins];
  const found: Window[] = [];
  for (;;) {
    let best = { start: -1, sum: 0 };
    for (let start = 0; start + width <= left.length; start += 1) {
      const sum = left.slice(start, start + width).reduce((total, value) => total + value, 0);
      if (sum > best.sum) best = { start, sum };
    }
    if (best.start < 0 || best.sum < least) break;
    found.push(narrowed(left, best.start, best.start + width - 1));
    left.fill(0, best.start, best.start + width);
  }
  return found.sort((a, b) => a.first - b.first);
}

/** Without the edges that hardly count. */
function narrowed(begins: readonly number[], start: number, end: number): Window {
  const at = (index: number): number => begins[index] ?? 0;
  let [first, last] = [start, end];
  let probability = begins.slice(start, end + 1).reduce((total, value) => total + value, 0);
  const enough = SHARE * probability;
  while (first < last) {
    const edge = at(first) < at(last) ? first : last;
    if (probability - at(edge) < enough) break;
    probability -= at(edge);
    if (edge === first) first += 1;
    else last -= 1;
  }
  let peak = first;
  for (let index = first; index <= last; index += 1) if (at(index) > at(peak)) peak = index;
  return { first, last, peak, probability: Math.min(1, probability) };
}

function meanNet(points: readonly RelationPoint[]): number {
  return points.reduce((sum, { net }) => sum + net, 0) / Math.max(1, points.length);
}
