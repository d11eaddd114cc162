/**
 * What is usual: the median of the periods before and their median absolute deviation, which a single bad week does
 * not move; and how far a value stands from it, as Iglewicz and Hoaglin's modified z-score (How to Detect and Handle
 * Outliers, 1993, section 3.5). Where half of the periods are alike, as they are in a quiet relation, the deviation
 * is 0 and the mean absolute deviation takes its place, as the same authors advise for that case.
 */
import { medianOf } from './median.js';

export interface Baseline {
  readonly median: number;
  /** On the scale of a standard deviation. */
  readonly spread: number;
  /** How many periods it was taken from. */
  readonly periods: number;
}

/** What makes the deviation of a normal distribution its standard deviation. */
const FROM_MEDIAN_DEVIATION = 1.4826;
const FROM_MEAN_DEVIATION = 1.2533;
/** Beyond this Iglewicz and Hoaglin call a value an outlier. */
export const UNUSUAL = 3.5;

/** Of the values given, at least one. */
export function baselineOf(values: readonly number[]): Baseline {
  const median = medianOf(values);
  const deviations = values.map((value) => Math.abs(value - median));
  const spread =
    FROM_MEDIAN_DEVIATION * medianOf(deviations) ||
    (FROM_MEAN_DEVIATION * deviations.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length);
  return { median, spread, periods: values.length };
}

/** The modified z-score; null where all that went before was alike, so that there is no measure. */
export function distanceFrom({ median, spread }: Baseline, value: number): number | null {
  if (value === median) return 0;
  return spread === 0 ? null : (value - median) / spread;
}
