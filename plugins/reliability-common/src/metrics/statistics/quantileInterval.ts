import { binomialCdf } from './binomialCdf';
import { FiniteInterval, TAIL, Z } from './confidence';
import type { Ascending } from './sample';

/**
 * A distribution-free 95 % interval for a quantile: two of the values themselves. The number of values at or below the true
 * quantile is binomial, so the k-th smallest lies above it with probability P(X ≤ k - 1); the ranks are the innermost with
 * at most 2.5 % on each side. The interval is closed, so that ties only make it more certain, never less.
 *
 * Source: Nair, Table of Confidence Interval for the Median, Sankhyā 4 (1940); David & Nagaraja, Order Statistics, § 7.1.
 *
 * @param sorted - ascending
 * @param p - above 0 and below 1
 * @returns null where no two values are far enough out: n \< 6 for the median, n \< 36 for p = 0.9
 * @example quantileInterval([1, 2, 3, 4, 5, 6, 7], 0.5) // [1, 7]
 * @internal
 */
export function quantileInterval(
  sorted: Ascending,
  p: number,
): FiniteInterval | null {
  const n = sorted.length;
  const fromBelow = innermostRank(n, p);
  const fromAbove = innermostRank(n, 1 - p);
  if (fromBelow === 0 || fromAbove === 0) return null;
  return [sorted[fromBelow - 1], sorted[n - fromAbove]];
}

/** The largest k with P(X ≤ k - 1) ≤ 2.5 % for X binomial(n, p); 0 when there is none. */
function innermostRank(n: number, p: number): number {
  let rank = Math.max(0, Math.floor(n * p - Z * Math.sqrt(n * p * (1 - p))));
  while (rank > 0 && binomialCdf(rank - 1, n, p) > TAIL) rank -= 1;
  while (rank < n && binomialCdf(rank, n, p) <= TAIL) rank += 1;
  return rank;
}
