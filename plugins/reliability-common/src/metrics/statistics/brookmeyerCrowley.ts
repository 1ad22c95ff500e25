import { Z } from './confidence';
import { kaplanMeier, SurvivalStep } from './kaplanMeier';
import type { DurationSample } from './sample';

// Products of fractions reach one half only up to rounding.
const ROUNDING = 1e-9;

/** A median where some durations are not over. @internal */
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
 * different from one half, on the complementary log-log scale. In simulations it covers 94 to 97 % where 6 or more are over; with
 * fewer it can fall to 85 %, which is why figures then show no upper end. On the linear scale it would be 79 % at n = 6.
 *
 * Where the curve is exactly one half over a stretch, the median is the middle of it, as it is without censoring.
 *
 * Source: Brookmeyer & Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982); Klein &
 * Moeschberger, Survival Analysis (2003), § 4.5, log-transformed form.
 *
 * @example
 * // Freireich's 6-MP group, weeks: median 23, interval from 13 on
 * @internal
 */
export function brookmeyerCrowley(sample: DurationSample): CensoredMedian {
  let median: number | null = null;
  let lower: number | null = null;
  let halfReachedAt: number | null = null;
  for (const step of kaplanMeier(sample)) {
    const { duration, survival } = step;
    if (halfReachedAt !== null && median === null) {
      median = (halfReachedAt + duration) / 2;
    }
    if (halfReachedAt === null && survival <= 0.5 + ROUNDING) {
      halfReachedAt = duration;
      if (survival < 0.5 - ROUNDING) median = duration;
    }
    const distance = distanceFromHalf(step);
    if (lower === null && distance <= Z) lower = duration;
    if (distance < -Z) return { median, lower, upper: duration };
  }
  return { median: median ?? halfReachedAt, lower, upper: null };
}

/** In standard errors; positive while more than half last longer. */
function distanceFromHalf({ survival, greenwood }: SurvivalStep): number {
  if (survival <= 0) return -Infinity;
  const log = Math.log(survival);
  return ((Math.log(-log) - Math.log(Math.LN2)) * log) / Math.sqrt(greenwood);
}
