import {
  brookmeyerCrowley,
  FiniteInterval,
  Interval,
  medianInterval,
  Observation,
  quantile,
  quantileInterval,
} from './statistics';

/** Fewest durations that allow an interval for their median. @public */
export const FEWEST_FOR_MEDIAN = 6;

/** Fewest durations that a figure needs to be shown without reserve. @public */
export const FEWEST_FOR_CONFIDENCE = 20;

/** How long something typically lasts, in the unit of the observations. @public */
export interface TypicalDuration {
  /** Null: not reached, because too many are not over; the typical duration is then longer than the interval's lower end. */
  readonly median: number | null;
  readonly interval: Interval;
  /** Null with any censoring. */
  readonly mean: number | null;
  /** Null below n = 36 and with any censoring. */
  readonly p90: number | null;
  readonly p90Interval: FiniteInterval | null;
}

/**
 * Median first, with its interval: by order statistics when everything is over, by Kaplan–Meier and Brookmeyer–Crowley when
 * something is not.
 *
 * @param observations - in any order; the answer does not depend on it
 * @returns null for fewer than {@link FEWEST_FOR_MEDIAN}
 * @public
 */
export function typicalDuration(
  observations: readonly Observation[],
): TypicalDuration | null {
  const sorted = observations
    .map(observation => observation.duration)
    .sort((a, b) => a - b);
  const orderInterval = medianInterval(sorted);
  if (orderInterval === null) return null;
  if (observations.some(observation => observation.censored)) {
    const { median, lower, upper } = brookmeyerCrowley(observations);
    // Had everything ended when it was last seen, the median would be smaller: that lower bound holds for any censoring.
    return {
      median,
      interval: [lower ?? orderInterval[0], upper],
      mean: null,
      p90: null,
      p90Interval: null,
    };
  }
  const p90Interval = quantileInterval(sorted, 0.9);
  return {
    median: quantile(sorted, 0.5),
    interval: orderInterval,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p90: p90Interval === null ? null : quantile(sorted, 0.9),
    p90Interval,
  };
}
