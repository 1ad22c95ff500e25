/** Every interval of the suite is two-sided and has this level. @public */
export const CONFIDENCE = 0.95;

/** Probability left outside an interval on each side. @public */
export const TAIL = 0.025;

/** The standard normal quantile at `1 - TAIL`. */
export const Z = 1.959963984540054;

/** A closed interval; the upper end is null where the data set no bound. @public */
export type Interval = readonly [number, number | null];

/** A closed interval with two ends. @public */
export type FiniteInterval = readonly [number, number];
