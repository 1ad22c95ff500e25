/** A duration, or how long something has lasted that is not over. @public */
export interface Observation {
  readonly duration: number;
  /** Not over: the true duration is longer. */
  readonly censored: boolean;
}

/** The survival curve right after durations that ended there. @public */
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
 * @param observations - in any order
 * @returns one step for each duration at which something ended, ascending
 * @example
 * kaplanMeier([{ duration: 1, censored: false }, { duration: 2, censored: true }])
 * // [{ duration: 1, atRisk: 2, ended: 1, survival: 0.5, greenwood: 0.5 }]
 * @public
 */
export function kaplanMeier(
  observations: readonly Observation[],
): SurvivalStep[] {
  const sorted = [...observations].sort((a, b) => a.duration - b.duration);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let first = 0; first < sorted.length; ) {
    const { duration } = sorted[first];
    const atRisk = sorted.length - first;
    let ended = 0;
    while (first < sorted.length && sorted[first].duration === duration) {
      if (!sorted[first].censored) ended += 1;
      first += 1;
    }
    if (ended === 0) continue;
    survival *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    steps.push({ duration, atRisk, ended, survival, greenwood });
  }
  return steps;
}
