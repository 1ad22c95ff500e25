import { toInstant } from '../../contract';
import { isCounted } from '../incidentFigures';
import type { TrendPoint } from '../model';
import { NumberColumn } from '../NumberColumn';
import { SeenIncidents } from '../SeenIncidents';
import { garwoodInterval } from '../statistics';
import { type IncidentTrendInput, nothing } from './durationTrend';
import { SlidingWindow } from './SlidingWindow';

/**
 * The number of incidents in each of some windows. One that began before the scope was watched holds fewer than it would have, and is of
 * low confidence.
 *
 * @public
 */
export function countTrend(input: IncidentTrendInput): TrendPoint[] {
  const seen = new SeenIncidents();
  const anchors = new NumberColumn();
  let since = input.observedSince ?? Infinity;
  for (const fact of input.facts) {
    const { anchorAt } = fact;
    if (anchorAt === null || !isCounted(fact) || !seen.add(fact.incidentId)) {
      continue;
    }
    anchors.push(anchorAt);
    since = Math.min(since, anchorAt);
  }
  const sliding = new SlidingWindow(anchors.values(), input.windows);
  let count = 0;
  return input.windows.map((window): TrendPoint => {
    sliding.moveOn(
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
