import { binomialCdf } from './binomialCdf';
import { Z } from './confidence';
import type { FiniteContrast } from './contrast';
import { crossing } from './crossing';
import { normalTail } from './normalTail';
import { quantile } from './quantile';

/** Fewest values on each side from which a spread can be read. */
const FEWEST = 2;

/**
 * Ratio of two medians with its 95 % interval, whatever the two distributions are. The standard error of the logarithm of a
 * median is read off the two values that stand about √n ranks from it.
 *
 * Only three places of each sample matter: the median and those two values. Where one of them is 0 or negative, its logarithm
 * does not exist and there is no interval; a 0 further out, such as the few incidents that were detected before they began,
 * changes nothing. Where the two values are equal, ties hide the spread and there is no interval either: it would have no
 * width, and claim certainty.
 *
 * Source: Price & Bonett, Distribution-free Confidence Intervals for Difference and Ratio of Medians, Journal of Statistical
 * Computation and Simulation 72 (2002).
 *
 * @param first - ascending
 * @param second - ascending
 * @returns how many times the first median the second one is; null where the two samples do not tell
 * @example
 * priceBonettRatio([26, 27, 29, 32, 34, 35, 37, 39, 40, 40, 42, 43, 49], [31, 33, 36, 39, 42, 44, 46, 47, 48, 49])
 * // { estimate: 1.162, interval: [0.928, 1.456], pValue: 0.191 }
 * @public
 */
export function priceBonettRatio(
  first: readonly number[],
  second: readonly number[],
): FiniteContrast | null {
  const spreads = [logSpread(first), logSpread(second)];
  if (!spreads.every(spread => spread > 0 && spread < Infinity)) return null;
  const estimate = quantile(second, 0.5) / quantile(first, 0.5);
  const spread = Math.hypot(...spreads);
  const distance = Math.log(estimate);
  return {
    estimate,
    interval: [
      Math.exp(distance - Z * spread),
      Math.exp(distance + Z * spread),
    ],
    pValue: 2 * normalTail(Math.abs(distance) / spread),
  };
}

/**
 * From the lower end: the rank of the value that, with the one of the same rank from the upper end, tells the spread of a
 * median. Nothing that lies beyond the two matters.
 *
 * @public
 */
export function priceBonettRank(n: number): number {
  return Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
}

/** Standard error of the logarithm of the median; NaN or infinite where logarithms do not exist. */
function logSpread(sorted: readonly number[]): number {
  const n = sorted.length;
  if (n < FEWEST) return NaN;
  const rank = priceBonettRank(n);
  const outside = binomialCdf(rank - 1, n, 0.5);
  const ratio = sorted[n - rank] / sorted[rank - 1];
  if (!(sorted[rank - 1] > 0)) return NaN;
  return Math.log(ratio) / (2 * tailQuantile(outside));
}

/** The z with P(Z \> z) = p, for p below one half. */
function tailQuantile(p: number): number {
  return crossing(z => normalTail(z) > p, 0, 40);
}
