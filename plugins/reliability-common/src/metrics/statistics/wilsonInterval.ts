import { FiniteInterval, Z } from './confidence';

/**
 * The 95 % score interval for a proportion, without continuity correction.
 *
 * Source: Wilson, Probable Inference, JASA 22 (1927); Newcombe, Two-sided Confidence Intervals for the Single Proportion,
 * Statistics in Medicine 17 (1998), method 3.
 *
 * @param k - how many of them, 0 … n
 * @param n - of how many, at least 1
 * @throws RangeError when k is not within 0 … n, or n is 0
 * @example wilsonInterval(9, 11) // [0.523, 0.949]
 * @internal
 */
export function wilsonInterval(k: number, n: number): FiniteInterval {
  if (!(n > 0 && k >= 0 && k <= n)) {
    throw new RangeError(`${k} of ${n} is no proportion`);
  }
  const z2 = Z * Z;
  const centre = k + z2 / 2;
  const half = Z * Math.sqrt((k * (n - k)) / n + z2 / 4);
  // At the ends the bound is exactly 0 or 1, which rounding would miss.
  return [
    k === 0 ? 0 : (centre - half) / (n + z2),
    k === n ? 1 : (centre + half) / (n + z2),
  ];
}
