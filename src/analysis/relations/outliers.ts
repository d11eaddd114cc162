/**
 * Values that stand alone, set to the median around them: Hampel's identifier over a moving window (L. Davies and U. Gather,
 * "The Identification of Multiple Outliers", JASA 88, 1993). Where the level moves for good, the window's majority moves
 * with it, so an edge stays where it is.
 */
import { medianOf } from './median.js';

/** A value is out of place beyond so many spreads. */
const SPREADS = 3;
/** Below this nothing is out of place: a quiet window has no spread of its own. */
const LEAST_SPREAD = 0.5;

/** @param reach values on each side that say what is usual; as many loud ones side by side are set back */
export function quietened(values: readonly number[], reach: number): readonly number[] {
  if (reach < 1) return values;
  return values.map((value, index) => {
    const window = values.slice(Math.max(0, index - reach), index + reach + 1);
    const { median, deviation } = middleOf(window);
    return Math.abs(value - median) > SPREADS * Math.max(LEAST_SPREAD, 1.4826 * deviation) ? median : value;
  });
}

function middleOf(values: readonly number[]): { readonly median: number; readonly deviation: number } {
  const median = medianOf(values);
  return { median, deviation: medianOf(values.map((value) => Math.abs(value - median))) };
}
