/**
 * The score interval of a share (Wilson, *Journal of the American Statistical Association* 22, 1927): unlike the usual one
 * it holds for few cases and for shares near 0 and 1 (Brown, Cai and DasGupta, *Statistical Science* 16, 2001).
 */

/** Of the standard normal distribution, beyond which 2.5 % lie on either side. */
const Z = 1.959963984540054;

/** At 95 %; null where nothing was counted. */
export function wilson(right: number, all: number): { readonly low: number; readonly high: number } | null {
  if (all === 0) return null;
  const share = right / all;
  const square = Z * Z;
  const middle = share + square / (2 * all);
  const reach = Z * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  const whole = 1 + square / all;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
