import type { FigureChange } from './model';

/** More than what surely changed is ever away from no change. */
const MOST_DIGITS = 12;

/** A number to the tenth, as rates are said. @public */
export function toTenth(value: number): number {
  return rounded(value, 1);
}

/** A share and the ends of its interval, as they are said. @public */
export interface SaidShare {
  /** In percent, to the tenth or closer. */
  readonly value: number;
  /** In percent, whole unless they lie close together. */
  readonly low: number;
  readonly high: number;
}

/**
 * A share from 0 to 1 in percent, which is never outside of the interval that is said with it.
 *
 * @public
 */
export function shareInPercent(
  share: number,
  [low, high]: readonly [number, number],
): SaidShare {
  const digits = digitsFor(100 * (high - low));
  const value = rounded(100 * share, Math.max(1, digits));
  return {
    value,
    low: Math.min(rounded(100 * low, digits), value),
    high: Math.max(rounded(100 * high, digits), value),
  };
}

/** A change and the ends of its interval, as they are said. @public */
export interface SaidChange {
  /** A ratio, or a difference in percentage points. */
  readonly estimate: number;
  readonly low: number;
  /** Null: a ratio that has none. */
  readonly high: number | null;
}

/**
 * How a figure differs, in numbers: to the hundredth as a ratio, in whole points as a difference, and to as many digits more as it takes for what
 * surely changed not to look like no change.
 *
 * @public
 */
export function changeInNumbers(change: FigureChange): SaidChange {
  const { estimate, interval, kind, verdict } = change;
  const [low, high] = interval;
  const by = kind === 'ratio' ? 1 : 100;
  const none = kind === 'ratio' ? 1 : 0;
  const numbers = [low, estimate, high ?? estimate].map(each => by * each);
  const looksLikeNone = (places: number) =>
    numbers.some(each => rounded(each, places) === none);
  let digits =
    kind === 'ratio' ? 2 : digitsFor(100 * (change.interval[1] - low));
  if (verdict !== 'noSureChange') {
    while (digits < MOST_DIGITS && looksLikeNone(digits)) digits += 1;
  }
  const [saidLow, saidEstimate, saidHigh] = numbers.map(each =>
    rounded(each, digits),
  );
  return {
    estimate: saidEstimate,
    low: saidLow,
    high: high === null ? null : saidHigh,
  };
}

/** Digits behind the point, so that two ends that lie so far apart are told apart. */
function digitsFor(width: number): number {
  if (width >= 5) return 0;
  return width >= 0.5 ? 1 : 2;
}

/** Never a negative zero. */
function rounded(value: number, digits: number): number {
  const by = 10 ** digits;
  return Math.round(value * by) / by + 0;
}
