import type { DurationSample } from './sample';

/** The survival curve right after durations that ended there. @internal */
export interface SurvivalStep {
  readonly duration: number;
  /** How many lasted at least that long. */
  readonly atRisk: number;
  /** How many of those ended there. */
  readonly ended: number;
  /** Estimated share that lasts longer. */
  readonly survival: number;
  /** Greenwood's sum Σ d / (n (n - d)): the variance of `survival` divided by its square. Infinite where `survival` is 0. */
  readonly greenwood: number;
}

/**
 * The product-limit estimate of how long things last when some are not over. One that is not over counts as at risk up to
 * and including its duration.
 *
 * Source: Kaplan & Meier, Nonparametric Estimation from Incomplete Observations, JASA 53 (1958).
 *
 * @returns one step for each duration at which something ended, ascending; worked out as it is asked for
 * @example
 * [...kaplanMeier({ ended: [1], open: [2] })]
 * // [{ duration: 1, atRisk: 2, ended: 1, survival: 0.5, greenwood: 0.5 }]
 * @internal
 */
export function* kaplanMeier({
  ended: over,
  open,
}: DurationSample): Generator<SurvivalStep, void> {
  let survival = 1;
  let greenwood = 0;
  let shorter = 0;
  for (let first = 0; first < over.length; ) {
    const duration = over[first];
    while (shorter < open.length && open[shorter] < duration) shorter += 1;
    const atRisk = over.length - first + open.length - shorter;
    let ended = 0;
    while (first < over.length && over[first] === duration) {
      ended += 1;
      first += 1;
    }
    survival *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    yield { duration, atRisk, ended, survival, greenwood };
  }
}
