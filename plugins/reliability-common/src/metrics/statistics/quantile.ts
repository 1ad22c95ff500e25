import type { Ascending } from './sample';

/**
 * The exact sample quantile of type 7: linear between the two order statistics around rank `1 + (n - 1) p`. At p = ½ it is
 * the usual median. PostgreSQL's `percentile_cont` and R's default are the same type.
 *
 * Source: Hyndman & Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).
 *
 * @param sorted - ascending, not empty
 * @param p - from 0 to 1
 * @throws RangeError when there is no value
 * @example quantile([1, 2, 3, 10], 0.5) // 2.5
 * @internal
 */
export function quantile(sorted: Ascending, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs a value');
  const rank = (sorted.length - 1) * p;
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  return below + (rank - Math.floor(rank)) * (above - below);
}
