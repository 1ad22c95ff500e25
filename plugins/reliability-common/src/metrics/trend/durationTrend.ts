import { toInstant } from '../../contract';
import { DurationKind, readDuration } from '../durations';
import { durationState, inSeconds } from '../durationTally';
import type { IncidentFiguresInput } from '../incidentFigures';
import { isCounted } from '../incidentFigures';
import type { TrendPoint } from '../model';
import { ascending } from '../statistics';
import { typicalDuration } from '../typicalDuration';
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
  const inside = new Uint8Array(incidents.byLength.length);
  const open = new Set<number>();
  let total = 0;
  let known = 0;
  const sliding = new SlidingWindow(incidents.anchors);
  const since = Math.min(
    input.observedSince ?? Infinity,
    incidents.anchors[0] ?? Infinity,
  );
  const move = (by: 1 | -1) => (index: number) => {
    total += by;
    const rank = incidents.ranks[index];
    if (rank === OPEN) {
      if (by === 1) open.add(index);
      else open.delete(index);
    } else if (rank !== UNKNOWN) {
      known += by;
      inside[rank] = by === 1 ? 1 : 0;
    }
  };
  return input.windows.map((window): TrendPoint => {
    sliding.moveTo(window, move(1), move(-1));
    const until = toInstant(window.until);
    const n = known + open.size;
    if (since >= window.until) return nothing(until, 'notObserved');
    if (total === 0) return nothing(until, 'none');
    const typical = typicalDuration({
      ended: valuesOf(incidents.byLength, inside, known),
      open: ascending(
        [...open].map(index =>
          Math.max(
            0,
            Math.min(window.until, input.now) - incidents.starts[index],
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

/** The incidents that count, in the order of their anchors. */
function readIncidents(kind: DurationKind, input: IncidentTrendInput) {
  const seen = new Set<number>();
  const read: { anchor: number; millis: number; start: number }[] = [];
  for (const fact of input.facts) {
    const { anchorAt, incidentId } = fact;
    if (anchorAt === null || !isCounted(fact) || seen.has(incidentId)) continue;
    seen.add(incidentId);
    const reading = readDuration(fact, kind, input.options, input.now);
    read.push({
      anchor: anchorAt,
      millis: reading.state === 'known' ? reading.millis : NaN,
      start: reading.state === 'open' ? reading.start : NaN,
    });
  }
  read.sort((a, b) => a.anchor - b.anchor);
  const order = read
    .map((_, index) => index)
    .filter(index => !Number.isNaN(read[index].millis))
    .sort((a, b) => read[a].millis - read[b].millis);
  const ranks = new Int32Array(read.length);
  read.forEach(({ start }, index) => {
    ranks[index] = Number.isNaN(start) ? UNKNOWN : OPEN;
  });
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return {
    anchors: Float64Array.from(read, ({ anchor }) => anchor),
    starts: Float64Array.from(read, ({ start }) => start),
    /** Where each stands among the known durations, {@link OPEN} or {@link UNKNOWN}. */
    ranks,
    /** Known durations, ascending. */
    byLength: Float64Array.from(order, index => read[index].millis),
  };
}

function valuesOf(
  sorted: Float64Array,
  inside: Uint8Array,
  count: number,
): Float64Array {
  const values = new Float64Array(count);
  let next = 0;
  for (let rank = 0; rank < sorted.length; rank += 1) {
    if (inside[rank] === 1) {
      values[next] = sorted[rank];
      next += 1;
    }
  }
  return values;
}
