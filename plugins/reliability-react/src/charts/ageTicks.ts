/** Distances that people count ages in, in days. */
const STEPS = [1, 2, 7, 14, 30, 60, 90, 180, 365];

/** Intervals that a strip is divided in, at most. */
const MOST = 4;

/** Ticks from today back to where the oldest fits, in days. */
export function ageTicks(oldest: number): number[] {
  const whole = Math.max(Math.ceil(oldest), 1);
  const step =
    STEPS.find(one => whole / one <= MOST) ??
    Math.ceil(whole / MOST / 365) * 365;
  const count = Math.ceil(whole / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
