import {
  RollingWindow,
  rollingWindowDays,
  rollingWindows,
  TrendFigure,
  TrendStep,
} from '@afterword/plugin-reliability-common';
import type { AskedRange, AskedWindow } from '../askedWindow';

const DAY = 86_400_000;

/** In more days than this, a point for each of them says no more than one for each week. */
const MOST_DAYS_BY_DAY = 62;

/** What the trend of a figure is asked for. */
export interface AskedTrend extends Partial<AskedRange> {
  readonly scope: string;
  readonly figure: TrendFigure;
  readonly trailing: RollingWindow;
  readonly step: TrendStep;
  readonly membershipChanges?: 'true';
}

/** The same with when members joined and left, for a chart that is large enough to mark it. */
export function markedTrendQueryOf(
  ...asked: Parameters<typeof trendQueryOf>
): AskedTrend {
  return { ...trendQueryOf(...asked), membershipChanges: 'true' };
}

/**
 * A window that moves is followed through the last year; of other days it is shown how they went, each point over as many days before it
 * as fit into them.
 *
 * @param now - UTC milliseconds
 */
export function trendQueryOf(
  scope: string,
  window: AskedWindow,
  figure: TrendFigure,
  now: number,
): AskedTrend {
  if ('window' in window) {
    return { scope, figure, trailing: window.window, step: 'P1W' };
  }
  const { from, until } = window;
  const end = until === undefined ? now : Date.parse(until);
  const days = (end - Date.parse(from)) / DAY;
  const fitting = [...rollingWindows]
    .reverse()
    .find(rolling => rollingWindowDays[rolling] <= days);
  return {
    scope,
    figure,
    ...window,
    trailing: fitting ?? 'P30D',
    step: days <= MOST_DAYS_BY_DAY ? 'P1D' : 'P1W',
  };
}
