import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** The part of a window in which a scope was observed, in UTC milliseconds; its end is not included. @internal */
export interface ObservedSpan {
  readonly from: number;
  readonly until: number;
}

/**
 * The part of a window in which a scope was observed: from when it was first heard of, or its first incident if that was
 * earlier, until now.
 *
 * @param observedSince - first delivery, import, report or statement; null: never
 * @param anchors - where the scope's incidents stand in time
 * @param now - UTC milliseconds
 * @returns null where nothing of the window was observed
 * @internal
 */
export function observedSpan(
  window: MetricsWindow,
  now: number,
  observedSince: number | null,
  anchors: readonly number[],
): ObservedSpan | null {
  const since = anchors.reduce(
    (earliest, anchor) => Math.min(earliest, anchor),
    observedSince ?? Infinity,
  );
  const from = Math.max(since, window.from);
  const until = Math.min(window.until, now);
  return from < until ? { from, until } : null;
}

/**
 * A window as long, so many days earlier: for figures that first have to see what follows.
 *
 * @public
 */
export function shiftedBack(
  window: Pick<MetricsWindow, 'from' | 'until'>,
  days: number,
): MetricsWindow {
  return {
    from: window.from - days * DAY,
    until: window.until - days * DAY,
    rolling: null,
  };
}
