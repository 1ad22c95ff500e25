import { cumulativeProbability } from './cumulativeProbability';

/**
 * P(X ≤ k) of a Poisson variable.
 *
 * @param k - a whole number
 * @param mean - above 0
 * @throws RangeError for any other mean
 * @example poissonCdf(0, 3.689) // 0.025
 * @internal
 */
export function poissonCdf(k: number, mean: number): number {
  if (!(mean > 0 && mean < Infinity)) {
    throw new RangeError(`${mean} is no Poisson mean`);
  }
  if (k < 0) return 0;
  return cumulativeProbability(k, Math.floor(mean), j => mean / j);
}
