/**
 * Where the level of a series changed, and how sure that is: exact Bayesian inference over all ways to cut the series
 * into stretches (P. Fearnhead, "Exact and efficient Bayesian inference for multiple changepoint problems", Statistics
 * and Computing 16, 2006; the offline counterpart of Adams and MacKay's recursion, which says of a week that is past
 * only what could be known in it). Nothing is drawn by chance: the same series gives the same answer.
 *
 * Within a stretch the values are normal about a mean of its own, which is integrated out under a normal prior; the noise
 * is the same everywhere and taken from the steps of the whole series. (A variance of its own for each stretch would
 * make any week that is not silent a change: a run of zeros has none.) The prior of a change is the same for
 * every place. Stretches shorter than `shortest` do not count: one loud week is an outlier, not another relation.
 */
export interface ChangePointOptions {
  /** How many values a stretch has at least. */
  readonly shortest?: number;
  /** How many values a stretch has on average, as one expects before looking. */
  readonly expected?: number;
}

export interface ChangePoints {
  /**
   * For each value the probability that a stretch begins with it; 0 for the first. Any `shortest` values side by side
   * hold one change at most, so the sum over them is the probability that there is one.
   */
  readonly begins: readonly number[];
  readonly shortest: number;
}

const SHORTEST = 3;
const EXPECTED = 52;

/** Takes time that grows with the square of the number of values: a second for some two thousand. */
export function findChangePoints(values: readonly number[], options: ChangePointOptions = {}): ChangePoints {
  const shortest = Math.max(1, Math.floor(options.shortest ?? SHORTEST));
  const count = values.length;
  if (count < 2 * shortest) return { begins: values.map(() => 0), shortest };
  const hazard = 1 / Math.max(2, options.expected ?? EXPECTED);
  const evidence = createEvidence(values);
  /** Of the length of a stretch that ends: geometric, from the shortest on. */
  const ends = (length: number): number => Math.log(hazard) + (length - shortest) * Math.log1p(-hazard);
  /** Of a last stretch, which may go on beyond the series. */
  const goesOn = (length: number): number => Math.max(0, length - shortest) * Math.log1p(-hazard);

  // before[i]: log probability of the first i values, with a stretch that ends there. after[i]: of the others, given that.
  const before = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
  const after = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
  before[0] = 0;
  for (let to = shortest; to <= count - shortest; to += 1) {
    const terms: number[] = [];
    for (let from = 0; from <= to - shortest; from += 1) {
      terms.push((before[from] ?? 0) + evidence(from, to) + ends(to - from));
    }
    before[to] = logSum(terms);
  }
  for (let from = count - shortest; from >= 0; from -= 1) {
    const terms = [evidence(from, count) + goesOn(count - from)];
    for (let to = from + shortest; to <= count - shortest; to += 1) {
      terms.push(evidence(from, to) + ends(to - from) + (after[to] ?? 0));
    }
    after[from] = logSum(terms);
  }
  const whole = after[0] ?? 0;
  return {
    begins: values.map((_, at) => (at === 0 ? 0 : Math.exp((before[at] ?? 0) + (after[at] ?? 0) - whole))),
    shortest,
  };
}

/** The log marginal likelihood of the values from one place up to another, in constant time each. */
function createEvidence(values: readonly number[]): (from: number, to: number) => number {
  const sums = cumulated(values);
  const squares = cumulated(values.map((value) => value * value));
  const centre = (sums[values.length] ?? 0) / values.length;
  const noise = noiseOf(values) ** 2;
  const levels = Math.max(LEAST_LEVELS, (squares[values.length] ?? 0) / values.length - centre ** 2);
  return (from, to) => {
    const n = to - from;
    const total = (sums[to] ?? 0) - (sums[from] ?? 0);
    const mean = total / n;
    const spread = Math.max(0, (squares[to] ?? 0) - (squares[from] ?? 0) - total * mean);
    return (
      (-n / 2) * Math.log(2 * Math.PI * noise) -
      0.5 * Math.log1p((n * levels) / noise) -
      spread / (2 * noise) -
      (n * (mean - centre) ** 2) / (2 * (noise + n * levels))
    );
  };
}

/** Variance of the levels of stretches about the mean of all, at least: of a series without a change it says nothing. */
const LEAST_LEVELS = 1;
/** The least noise that is believed: without it a silent series would make every sound a change. */
const LEAST_NOISE = 0.5;

/** A standard deviation from the mean step from value to value, in which the few steps that are changes hardly count. */
function noiseOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return Math.max(LEAST_NOISE, (mean * Math.sqrt(Math.PI)) / 2);
}

function cumulated(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return sums;
}

function logSum(terms: readonly number[]): number {
  const highest = terms.reduce((most, term) => Math.max(most, term), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - highest), 0));
}
