import { binomialCdf } from './binomialCdf';
import { clopperPearsonInterval } from './clopperPearsonInterval';
import type { Contrast } from './contrast';

/** A count of independent events and how long they were watched for. @internal */
export interface CountOver {
  /** A whole number, not negative. */
  readonly count: number;
  /** Above 0, in any unit that both counts share. */
  readonly exposure: number;
}

/**
 * Ratio of the rates of two Poisson counts with its exact 95 % interval and p-value. Given how many there were in all, those
 * of the second are binomial, with a chance that depends on the ratio alone.
 *
 * Source: Przyborowski & Wilenski, Homogeneity of Results in Testing Samples from Poisson Series, Biometrika 31 (1940);
 * Clopper & Pearson, Biometrika 26 (1934).
 *
 * @returns how many times the rate of the first the rate of the second is; without events in the first there is no estimate
 * and no upper end
 * @throws RangeError for what is no count or no exposure
 * @example
 * // Rothman: breast cancers, 15 in 19 017 woman-years, 41 in 28 010 with fluoroscopy
 * poissonRateRatio({ count: 15, exposure: 19_017 }, { count: 41, exposure: 28_010 })
 * // { estimate: 1.856, interval: [1.006, 3.609], pValue: 0.0477 }
 * @internal
 */
export function poissonRateRatio(
  first: CountOver,
  second: CountOver,
): Contrast {
  const exposures = [first.exposure, second.exposure];
  if (!exposures.every(exposure => exposure > 0 && exposure < Infinity)) {
    throw new RangeError(`${exposures.join(' and ')} are no two exposures`);
  }
  const n = first.count + second.count;
  const k = second.count;
  const [low, high] = clopperPearsonInterval(k, n);
  const scale = first.exposure / second.exposure;
  const chance = second.exposure / (first.exposure + second.exposure);
  return {
    estimate: first.count === 0 ? null : (k / first.count) * scale,
    interval: [odds(low) * scale, high === 1 ? null : odds(high) * scale],
    pValue: twoSided(k, n, chance),
  };
}

function odds(p: number): number {
  return p / (1 - p);
}

/** Twice the smaller tail, as the interval has 2.5 % on each side. */
function twoSided(k: number, n: number, chance: number): number {
  const atMost = binomialCdf(k, n, chance);
  const atLeast = binomialCdf(n - k, n, 1 - chance);
  return Math.min(1, 2 * atMost, 2 * atLeast);
}
