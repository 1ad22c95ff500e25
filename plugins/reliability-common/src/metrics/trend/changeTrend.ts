import { toInstant } from '../../contract';
import {
  CHANGE_FOLLOW_UP_DAYS,
  type ChangeDay,
  changeFailureRate,
  type DeploymentCounts,
} from '../changeFailureRate';
import type { ChangeRateFigure, TrendPoint } from '../model';
import { shiftedBack } from '../observedSpan';
import { nothing } from './durationTrend';
import { SlidingWindow } from './SlidingWindow';
import type { TrailingWindow } from './trendWindows';

const DAY = 86_400_000;

/**
 * Change failure rate over each of some windows of whole UTC days, as `changeFailureRate` has it over one: each is shifted back by
 * {@link CHANGE_FOLLOW_UP_DAYS}.
 *
 * @param days - each day once
 * @public
 */
export function changeTrend(
  days: readonly ChangeDay[],
  observed: boolean,
  windows: readonly TrailingWindow[],
): TrendPoint[] {
  const sliding = new SlidingWindow(
    days.map(({ day }) => day * DAY),
    windows.map(window => shiftedBack(window, CHANGE_FOLLOW_UP_DAYS)),
  );
  const sum = {
    deployments: 0,
    withConfirmedFailure: 0,
    incidentsTotal: 0,
    incidentsAnswered: 0,
  };
  const move = (by: 1 | -1) => (index: number) => {
    const day = days[index];
    sum.deployments += by * day.deployments;
    sum.withConfirmedFailure += by * day.withConfirmedFailure;
    sum.incidentsTotal += by * day.incidentsTotal;
    sum.incidentsAnswered += by * day.incidentsAnswered;
  };
  return windows.map(window => {
    sliding.moveOn(move(1), move(-1));
    return changePoint(window.until, { ...sum, observed });
  });
}

/** Change failure rate as the point of a trend. @public */
export function changePoint(end: number, counts: DeploymentCounts): TrendPoint {
  const until = toInstant(end);
  const figure: ChangeRateFigure = changeFailureRate(counts);
  if (figure.state === 'unattributed') {
    return { ...nothing(until, 'unattributed'), n: counts.deployments };
  }
  if (!('value' in figure)) return nothing(until, figure.state);
  const { state, value, interval, n } = figure;
  return { until, state, value, interval, n };
}
