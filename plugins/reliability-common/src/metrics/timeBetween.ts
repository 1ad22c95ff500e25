import type { TimeBetweenFigure } from './model';
import type { CountableFact, Placed } from './countedFacts';
import { FEWEST_DAYS_FOR_RATE } from './incidentCounts';
import { observedSpan } from './observedSpan';
import { garwoodInterval } from './statistics';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const SECOND = 1000;
const DAY = 86_400_000;

/** What the time between incidents is asked for. @internal */
export interface TimeBetweenInput {
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of; null: never. */
  readonly observedSince: number | null;
}

/**
 * Observed time ÷ incidents that began in it, with the exact interval of the count turned over.
 *
 * @param incidents - those that count, each once; those outside the window are ignored. In any order
 * @internal
 */
export function timeBetween(
  incidents: readonly Placed<CountableFact>[],
  { window, now, observedSince }: TimeBetweenInput,
): TimeBetweenFigure {
  const base = { definition: 'timeBetweenIncidents', unit: 's' } as const;
  const starts = incidents
    .map(fact => fact.anchorAt)
    .filter(at => at >= window.from && at < window.until);
  const span = observedSpan(window, now, observedSince, starts);
  if (span === null) return { state: 'notObserved', ...base };
  const millis = span.until - span.from;
  const n = starts.length;
  const days = millis / DAY;
  const [fewest, most] = garwoodInterval(n);
  const timeFor = (count: number) => millis / count / SECOND;
  if (n === 0) {
    return {
      state: 'none',
      ...base,
      atLeast: timeFor(most),
      observedDays: days,
    };
  }
  if (days < FEWEST_DAYS_FOR_RATE) {
    return { state: 'tooFew', ...base, n, observedDays: days };
  }
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    value: timeFor(n),
    interval: [timeFor(most), timeFor(fewest)],
    meanGap: meanGapOf(starts),
    n,
    observedDays: days,
  };
}

function meanGapOf(starts: readonly number[]): number | null {
  if (starts.length < 2) return null;
  const earliest = starts.reduce((one, other) => Math.min(one, other));
  const latest = starts.reduce((one, other) => Math.max(one, other));
  return (latest - earliest) / (starts.length - 1) / SECOND;
}
