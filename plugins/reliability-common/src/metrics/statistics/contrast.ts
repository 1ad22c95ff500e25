import type { Interval } from './confidence';

/**
 * What a second sample differs from a first one by, as a ratio or a difference. The interval excludes no change exactly when
 * `pValue` is below 0.05: both come from one test.
 *
 * @internal
 */
export interface Contrast {
  /** Null: a ratio to nothing. */
  readonly estimate: number | null;
  readonly interval: Interval;
  /** Two-sided. */
  readonly pValue: number;
}

/** A contrast with an estimate and two ends. @internal */
export interface FiniteContrast extends Contrast {
  readonly estimate: number;
  readonly interval: readonly [number, number];
}
