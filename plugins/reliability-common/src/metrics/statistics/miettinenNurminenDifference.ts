import { Z } from './confidence';
import type { FiniteContrast } from './contrast';
import { crossing } from './crossing';
import { normalTail } from './normalTail';

/** `k` of `n`. @internal */
export interface KOfN {
  /** A whole number, 0 … n. */
  readonly k: number;
  /** At least 1. */
  readonly n: number;
}

/**
 * Difference of two independent proportions with its 95 % score interval and p-value: all differences that are not significantly
 * different from what was seen, by the variance that the likeliest pair of proportions with that difference has, times
 * N / (N - 1).
 *
 * That pair is looked for by halving, where the usual closed form (an arccosine of a cubic's coefficients) breaks down by
 * rounding for 0 of n and n of n.
 *
 * Source: Miettinen & Nurminen, Comparative Analysis of Two Rates, Statistics in Medicine 4 (1985); Newcombe, Interval
 * Estimation for the Difference between Independent Proportions, Statistics in Medicine 17 (1998), method 6.
 *
 * @returns the second proportion less the first
 * @throws RangeError for what is no proportion
 * @example
 * miettinenNurminenDifference({ k: 48, n: 80 }, { k: 56, n: 70 })
 * // { estimate: 0.2, interval: [0.0528, 0.3382], pValue: 0.00826 }
 * @internal
 */
export function miettinenNurminenDifference(
  first: KOfN,
  second: KOfN,
): FiniteContrast {
  for (const { k, n } of [first, second]) {
    if (!(n > 0 && k >= 0 && k <= n)) {
      throw new RangeError(`${k} of ${n} is no proportion`);
    }
  }
  const estimate = second.k / second.n - first.k / first.n;
  const score = (difference: number) =>
    scoreOf(estimate - difference, difference, first, second);
  return {
    estimate,
    interval: [
      crossing(difference => score(difference) > Z, -1, estimate),
      crossing(difference => score(difference) > -Z, estimate, 1),
    ],
    pValue: 2 * normalTail(Math.abs(score(0))),
  };
}

/** How far off what was seen is from a difference, in standard errors. */
function scoreOf(
  distance: number,
  difference: number,
  first: KOfN,
  second: KOfN,
): number {
  if (distance === 0) return 0;
  const p = likeliestFirst(difference, first, second);
  const total = first.n + second.n;
  const variance =
    (variancePart(p, first.n) + variancePart(p + difference, second.n)) *
    (total / (total - 1));
  return distance / Math.sqrt(Math.max(0, variance));
}

function variancePart(p: number, n: number): number {
  return (p * (1 - p)) / n;
}

/** The likeliest first proportion when the second is larger by `difference`: the log likelihood is concave, its slope falls. */
function likeliestFirst(difference: number, first: KOfN, second: KOfN): number {
  const slope = (p: number) =>
    slopePart(p, first) + slopePart(p + difference, second);
  return crossing(
    p => slope(p) > 0,
    Math.max(0, -difference),
    Math.min(1, 1 - difference),
  );
}

/** A count of 0 has no pull, also where its proportion has no room. */
function slopePart(p: number, { k, n }: KOfN): number {
  const up = k === 0 ? 0 : k / p;
  const down = k === n ? 0 : (n - k) / (1 - p);
  return up - down;
}
