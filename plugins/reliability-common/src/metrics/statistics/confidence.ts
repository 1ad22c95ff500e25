/** Every interval of the suite is two-sided and has this level. @internal */
export const CONFIDENCE = 0.95;

/** Probability left outside an interval on each side. @internal */
export const TAIL = 0.025;

/** The standard normal quantile at `1 - TAIL`. @internal */
export const Z = 1.959963984540054;

/** A closed interval; the upper end is null where the data set no bound. @internal */
export type Interval = readonly [number, number | null];

/** A closed interval with two ends. @internal */
export type FiniteInterval = readonly [number, number];
