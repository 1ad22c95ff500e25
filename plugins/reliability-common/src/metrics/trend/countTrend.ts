import { toInstant } from '../../contract';
import { isCounted } from '../incidentFigures';
import type { TrendPoint } from '../model';
import { ascending, garwoodInterval } from '../statistics';
import { type IncidentTrendInput, nothing } from './durationTrend';
import { SlidingWindow } from './SlidingWindow';

/**
 * The number of incidents in each of some windows. One that began before the scope was watched holds fewer than it would have, and is of
 * low confidence.
 *
 * @public
 */
export function countTrend(input: IncidentTrendInput): TrendPoint[] {
  const anchors = new Map<number, number>();
  for (const fact of input.facts) {
    if (fact.anchorAt !== null && isCounted(fact)) {
      anchors.set(fact.incidentId, fact.anchorAt);
    }
  }
  const sorted = ascending(anchors.values());
  const since = Math.min(
    input.observedSince ?? Infinity,
    sorted[0] ?? Infinity,
  );
  const sliding = new SlidingWindow(sorted);
  let count = 0;
  return input.windows.map((window): TrendPoint => {
    sliding.moveTo(
      window,
      () => {
        count += 1;
      },
      () => {
        count -= 1;
      },
    );
    const until = toInstant(window.until);
    if (since >= window.until) return nothing(until, 'notObserved');
    const state = count === 0 ? 'none' : 'ok';
    return {
      until,
      state: since > window.from ? 'lowConfidence' : state,
      value: count,
      interval: [...garwoodInterval(count)],
      n: count,
    };
  });
}
