import { cumulativeProbability } from './cumulativeProbability';

/**
 * P(X ≤ k) of a binomial variable.
 *
 * @param k - a whole number
 * @param n - trials
 * @param p - chance of each, above 0 and below 1
 * @throws RangeError for any other chance
 * @example binomialCdf(2, 14, 0.5) // 0.00647
 * @internal
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`${p} is no chance`);
  if (k < 0) return 0;
  if (k >= n) return 1;
  const ratio = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  return cumulativeProbability(k, mode, j => ((n - j + 1) / j) * ratio);
}
