import { toInstant } from '../../contract';
import { daysDueIn, type DueOnDay, shareOnTime } from '../commitmentFigures';
import type { TrendPoint } from '../model';
import { nothing } from './durationTrend';
import { SlidingWindow } from './SlidingWindow';
import type { TrailingWindow } from './trendWindows';

/**
 * The share of promises kept on time in each of some windows, as `shareOnTime` has it over one.
 *
 * @param days - each day once
 * @public
 */
export function shareTrend(
  days: readonly DueOnDay[],
  windows: readonly TrailingWindow[],
): TrendPoint[] {
  const sliding = new SlidingWindow(
    days.map(({ day }) => Date.parse(day)),
    // After the first day, up to the last and with it: days are whole.
    windows.map(window => {
      const { after, until } = daysDueIn(window);
      return { from: Date.parse(after) + 1, until: Date.parse(until) + 1 };
    }),
  );
  const sum = { declined: 0, kept: 0, known: 0, onTime: 0 };
  const move = (by: 1 | -1) => (index: number) => {
    const { declined, kept, known, onTime } = days[index];
    sum.declined += by * declined;
    sum.kept += by * kept;
    sum.known += by * known;
    sum.onTime += by * onTime;
  };
  return windows.map((window): TrendPoint => {
    sliding.moveOn(move(1), move(-1));
    const until = toInstant(window.until);
    const figure = shareOnTime(sum);
    if (figure.state === 'none') return nothing(until, 'none');
    if (figure.state === 'unattributed') {
      return { ...nothing(until, 'unattributed'), n: figure.coverage.known };
    }
    const { state, value, interval, n } = figure;
    return { until, state, value, interval, n };
  });
}
