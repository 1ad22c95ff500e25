import { FiniteInterval, TAIL, Z } from './confidence';
import { poissonCdf } from './poissonCdf';
import { rememberSmall } from './rememberSmall';

const intervalOf = rememberSmall(
  (count): FiniteInterval => [
    count === 0 ? 0 : meanAt(count - 1, 1 - TAIL, startAt(count, -Z)),
    meanAt(count, TAIL, startAt(count + 1, Z)),
  ],
);

/**
 * The exact 95 % interval for the mean of a Poisson count: the means at which the count, or one more extreme, has a
 * probability of 2.5 %.
 *
 * Solved on the Poisson distribution itself. The usual detour over χ² quantiles needs an inverse incomplete gamma function;
 * that of \@stdlib (0.2.3) is off by 1.6e-4 of the bound from a count of 938 on, where an approximation takes over, and brings
 * 205 packages.
 *
 * Source: Garwood, Fiducial Limits for the Poisson Distribution, Biometrika 28 (1936).
 *
 * @param count - a whole number, not negative
 * @throws RangeError for anything else
 * @example garwoodInterval(14) // [7.654, 23.490]
 * @example garwoodInterval(0) // [0, 3.689]
 * @internal
 */
export function garwoodInterval(count: number): FiniteInterval {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${count} is no count`);
  }
  return intervalOf(count);
}

/** Wilson and Hilferty's cube, within a few per cent: where the search starts. */
function startAt(shape: number, z: number): number {
  return shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}

/** The mean at which P(X ≤ k) is `probability`, by Newton's method: the slope is -P(X = k). */
function meanAt(k: number, probability: number, start: number): number {
  let mean = start;
  for (let round = 0; round < 50; round += 1) {
    const atMost = poissonCdf(k, mean);
    const exactly = atMost - poissonCdf(k - 1, mean);
    const step = (atMost - probability) / exactly;
    mean += step;
    if (Math.abs(step) <= 1e-13 * mean) break;
  }
  return mean;
}
