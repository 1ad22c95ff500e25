import {
  Ascending,
  brookmeyerCrowley,
  DurationSample,
  FiniteInterval,
  Interval,
  medianInterval,
  quantile,
  quantileInterval,
} from './statistics';

/** Fewest durations that allow an interval for their median. @public */
export const FEWEST_FOR_MEDIAN = 6;

/** Fewest durations that a figure needs to be shown without reserve. @internal */
export const FEWEST_FOR_CONFIDENCE = 20;

/** How long something typically lasts, in the unit of the observations. @internal */
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
 * something is not. Where fewer than 6 are over, nothing bounds the median from above: the larger part of a sample as small as that may
 * still last any time, and the approximation would cover less than it claims.
 *
 * @returns null for fewer than {@link FEWEST_FOR_MEDIAN}
 * @internal
 */
export function typicalDuration(
  sample: DurationSample,
): TypicalDuration | null {
  const { ended, open } = sample;
  if (open.length > 0) {
    const orderInterval = medianInterval(merged(ended, open));
    if (orderInterval === null) return null;
    const { median, lower, upper } = brookmeyerCrowley(sample);
    // Had everything ended when it was last seen, the median would be smaller: that lower bound holds for any censoring.
    const surely = orderInterval[0];
    return {
      median,
      interval:
        ended.length < FEWEST_FOR_MEDIAN
          ? [surely, null]
          : [lower ?? surely, upper],
      mean: null,
      p90: null,
      p90Interval: null,
    };
  }
  const interval = medianInterval(ended);
  if (interval === null) return null;
  const p90Interval = quantileInterval(ended, 0.9);
  return {
    median: quantile(ended, 0.5),
    interval,
    mean: sumOf(ended) / ended.length,
    p90: p90Interval === null ? null : quantile(ended, 0.9),
    p90Interval,
  };
}

function merged(some: Ascending, others: Ascending): Float64Array {
  const all = new Float64Array(some.length + others.length);
  all.set(some);
  all.set(others, some.length);
  return all.sort();
}

function sumOf(numbers: Ascending): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    sum += numbers[index];
  }
  return sum;
}
