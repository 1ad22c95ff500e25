import { binomialCdf } from './binomialCdf';
import { FiniteInterval, TAIL } from './confidence';
import { crossing } from './crossing';

/**
 * The exact 95 % interval for a proportion: the chances at which the count, or one more extreme, has a probability of 2.5 %.
 * It covers at least 95 % for every chance, and more for most; {@link wilsonInterval} is shorter. It is for where an exact
 * test decides.
 *
 * Source: Clopper & Pearson, The Use of Confidence or Fiducial Limits, Biometrika 26 (1934).
 *
 * @param k - how many of them, 0 … n
 * @param n - of how many; of none, any chance is possible
 * @throws RangeError for anything else
 * @example clopperPearsonInterval(3, 10) // [0.0667, 0.6525]
 * @internal
 */
export function clopperPearsonInterval(k: number, n: number): FiniteInterval {
  if (
    !(Number.isSafeInteger(n) && Number.isSafeInteger(k) && k >= 0 && k <= n)
  ) {
    throw new RangeError(`${k} of ${n} is no proportion`);
  }
  return [
    k === 0 ? 0 : crossing(p => binomialCdf(k - 1, n, p) > 1 - TAIL, 0, 1),
    k === n ? 1 : crossing(p => binomialCdf(k, n, p) > TAIL, 0, 1),
  ];
}
