import { Z } from './confidence';
import { kaplanMeier, Observation, SurvivalStep } from './kaplanMeier';

// Products of fractions reach one half only up to rounding.
const ROUNDING = 1e-9;

/** A median where some durations are not over. @public */
export interface CensoredMedian {
  /** Null: more than half last longer than anything that was seen to end. */
  readonly median: number | null;
  /** Null: the curve stays so far above one half that it sets no bound from below. */
  readonly lower: number | null;
  /** Null: the curve sets no bound from above. */
  readonly upper: number | null;
}

/**
 * Median of right-censored durations and its 95 % interval: all durations at which the survival curve is not significantly
 * different from one half, on the complementary log-log scale. In simulations it covers 92 to 98 % from n = 8 on and 88 to
 * 97 % at n = 6, the low ends where most are not over; on the linear scale it would be 79 % at n = 6.
 *
 * Where the curve is exactly one half over a stretch, the median is the middle of it, as it is without censoring.
 *
 * Source: Brookmeyer & Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982); Klein &
 * Moeschberger, Survival Analysis (2003), § 4.5, log-transformed form.
 *
 * @param observations - in any order
 * @example
 * // Freireich's 6-MP group, weeks: median 23, interval from 13 on
 * @public
 */
export function brookmeyerCrowley(
  observations: readonly Observation[],
): CensoredMedian {
  const steps = kaplanMeier(observations);
  return {
    median: medianOf(steps),
    lower: steps.find(step => distanceFromHalf(step) <= Z)?.duration ?? null,
    upper: steps.find(step => distanceFromHalf(step) < -Z)?.duration ?? null,
  };
}

function medianOf(steps: readonly SurvivalStep[]): number | null {
  const index = steps.findIndex(step => step.survival <= 0.5 + ROUNDING);
  if (index === -1) return null;
  const { duration, survival } = steps[index];
  const flat = survival >= 0.5 - ROUNDING && index + 1 < steps.length;
  return flat ? (duration + steps[index + 1].duration) / 2 : duration;
}

/** In standard errors; positive while more than half last longer. */
function distanceFromHalf({ survival, greenwood }: SurvivalStep): number {
  if (survival <= 0) return -Infinity;
  const log = Math.log(survival);
  return ((Math.log(-log) - Math.log(Math.LN2)) * log) / Math.sqrt(greenwood);
}
