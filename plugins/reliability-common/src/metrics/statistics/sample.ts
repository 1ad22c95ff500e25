/** A duration, or how long something has lasted that is not over. @internal */
export interface Observation {
  readonly duration: number;
  /** Not over: the true duration is longer. */
  readonly censored: boolean;
}

/** Numbers in ascending order. @public */
export type Ascending = ArrayLike<number>;

/** Durations, as estimates go through them. @public */
export interface DurationSample {
  /** Those that are over. */
  readonly ended: Ascending;
  /** How long those have lasted that are not. */
  readonly open: Ascending;
}

/**
 * Sorts durations into a sample.
 *
 * @param observations - in any order
 * @internal
 */
export function sampleOf(observations: Iterable<Observation>): DurationSample {
  const ended: number[] = [];
  const open: number[] = [];
  for (const { duration, censored } of observations) {
    (censored ? open : ended).push(duration);
  }
  return { ended: ascending(ended), open: ascending(open) };
}

/** Numbers in any order → in ascending order. @internal */
export function ascending(numbers: ArrayLike<number>): Float64Array {
  return new Float64Array(numbers).sort();
}
