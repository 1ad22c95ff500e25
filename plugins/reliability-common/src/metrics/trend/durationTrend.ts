import { toInstant } from '../../contract';
import { DurationKind, readDuration } from '../durations';
import { durationState, inSeconds } from '../durationTally';
import type { IncidentFiguresInput } from '../incidentCounts';
import { isCounted } from '../incidentFigures';
import type { TrendPoint } from '../model';
import { NumberColumn } from '../NumberColumn';
import { SeenIncidents } from '../SeenIncidents';
import { ascending, orderOf } from '../statistics';
import { typicalDuration } from '../typicalDuration';
import { RankSet } from './RankSet';
import { SlidingWindow } from './SlidingWindow';
import type { TrailingWindow } from './trendWindows';

/** In place of a rank. */
const UNKNOWN = -1;
const OPEN = -2;

/** What a trend of incidents is made of. @public */
export interface IncidentTrendInput
  extends Omit<IncidentFiguresInput, 'window'> {
  /** Ascending. */
  readonly windows: readonly TrailingWindow[];
}

/**
 * A duration over each of some windows, as `incidentFigures` has it over one. Every known duration is sorted once; each window then takes
 * those that are inside in their order.
 *
 * @public
 */
export function durationTrend(
  kind: DurationKind,
  input: IncidentTrendInput,
): TrendPoint[] {
  const incidents = readIncidents(kind, input);
  const inside = new RankSet(incidents.byLength);
  const open = new Set<number>();
  let total = 0;
  const sliding = new SlidingWindow(incidents.anchors, input.windows);
  const since = Math.min(
    input.observedSince ?? Infinity,
    incidents.firstAnchor,
  );
  const enter = (index: number) => {
    total += 1;
    const rank = incidents.ranks[index];
    if (rank === OPEN) open.add(index);
    else if (rank !== UNKNOWN) inside.add(rank);
  };
  const leave = (index: number) => {
    total -= 1;
    const rank = incidents.ranks[index];
    if (rank === OPEN) open.delete(index);
    else if (rank !== UNKNOWN) inside.delete(rank);
  };
  return input.windows.map((window): TrendPoint => {
    sliding.moveOn(enter, leave);
    const until = toInstant(window.until);
    const n = inside.size + open.size;
    if (since >= window.until) return nothing(until, 'notObserved');
    if (total === 0) return nothing(until, 'none');
    const typical = typicalDuration({
      ended: inside.values(),
      open: ascending(
        [...open].map(index =>
          Math.max(
            0,
            Math.min(window.until, input.now) -
              (incidents.starts.get(index) ?? 0),
          ),
        ),
      ),
    });
    if (typical === null) return { ...nothing(until, 'tooFew'), n };
    const { median, interval } = inSeconds(typical);
    return { until, state: durationState(n), value: median, interval, n };
  });
}

/** A point without a value. */
export function nothing(until: string, state: TrendPoint['state']): TrendPoint {
  return { until, state, value: null, interval: null, n: 0 };
}

/** The incidents that count, in the order in which they come. */
function readIncidents(kind: DurationKind, input: IncidentTrendInput) {
  const seen = new SeenIncidents();
  const anchors = new NumberColumn();
  /** When what is open began. */
  const starts = new Map<number, number>();
  const places = new NumberColumn();
  const millis = new NumberColumn();
  let firstAnchor = Infinity;
  for (const fact of input.facts) {
    const { anchorAt } = fact;
    if (anchorAt === null || !isCounted(fact) || !seen.add(fact.incidentId)) {
      continue;
    }
    const reading = readDuration(fact, kind, input.options, input.now);
    if (reading.state === 'known') {
      places.push(anchors.length);
      millis.push(reading.millis);
    }
    if (reading.state === 'open') starts.set(anchors.length, reading.start);
    anchors.push(anchorAt);
    firstAnchor = Math.min(firstAnchor, anchorAt);
  }
  const ranks = new Int32Array(anchors.length).fill(UNKNOWN);
  for (const index of starts.keys()) ranks[index] = OPEN;
  const known = millis.values();
  const knownPlaces = places.values();
  const order = orderOf(known);
  const byLength = new Float64Array(known.length);
  for (let rank = 0; rank < order.length; rank += 1) {
    ranks[knownPlaces[order[rank]]] = rank;
    byLength[rank] = known[order[rank]];
  }
  return {
    anchors: anchors.values(),
    firstAnchor,
    starts,
    /** Where each stands among the known durations, {@link OPEN} or {@link UNKNOWN}. */
    ranks,
    /** Known durations, ascending. */
    byLength,
  };
}
