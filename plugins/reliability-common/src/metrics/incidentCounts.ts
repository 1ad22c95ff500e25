import type { DurationKind, DurationOptions } from './durations';
import type { IncidentFacts } from './facts';
import type {
  CountByOtherKind,
  CountBySeverity,
  CountByWord,
  IncidentsFigure,
} from './model';
import { garwoodInterval } from './statistics';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Fewest observed days from which a rate per 30 days is drawn. @public */
export const FEWEST_DAYS_FOR_RATE = 7;

/** What figures of incidents are made of. @public */
export interface IncidentFiguresInput {
  /** Rows of every entity of the scope; rows outside the window are ignored. */
  readonly facts: IncidentFacts;
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of: a delivery, import, report or statement, or its first incident; null: never. */
  readonly observedSince: number | null;
  readonly options: DurationOptions;
}

/** What is counted of the incidents of a window, each once. */
export interface IncidentCounts {
  readonly count: number;
  readonly bySeverity: CountBySeverity;
  /** In the order of {@link inWordOrder}. */
  readonly byType: CountByWord[];
  readonly byTrigger: CountByWord[];
  readonly originOnly: number;
  readonly byKind: CountByOtherKind;
}

/** A to Z, what has none last. */
export function inWordOrder(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** Until when an open incident is known to have lasted. */
export function censorAt({
  window,
  now,
}: Pick<IncidentFiguresInput, 'window' | 'now'>): number {
  return Math.min(window.until, now);
}

/**
 * When a scope began to be observed, if that was before the window's end.
 *
 * @param firstAnchor - of what is counted in the window; Infinity where nothing is
 */
export function observedFrom(
  window: MetricsWindow,
  observedSince: number | null,
  firstAnchor: number,
): number | null {
  const since = Math.min(firstAnchor, observedSince ?? Infinity);
  return since < window.until ? since : null;
}

type Observed = Pick<IncidentFiguresInput, 'window' | 'now'>;

/** Incidents and the time in which they were watched, in milliseconds. */
export function exposureOf(
  input: Observed,
  count: number,
  since: number | null,
): { count: number; exposure: number } {
  return {
    count,
    exposure: since === null ? 0 : observedMillis(input, since),
  };
}

/** The figure of so many incidents, of a scope that is observed since then. */
export function figureOfIncidents(
  { byKind, count, ...by }: IncidentCounts,
  since: number | null,
  input: Observed,
): IncidentsFigure {
  const base = { definition: 'incidents', unit: 'count', byKind } as const;
  if (since === null) return { state: 'notObserved', ...base };
  const observedDays = observedMillis(input, since) / DAY;
  return {
    state: count === 0 ? 'none' : 'ok',
    ...base,
    count,
    interval: [...garwoodInterval(count)],
    per30Days:
      observedDays < FEWEST_DAYS_FOR_RATE ? null : (count * 30) / observedDays,
    observedDays,
    ...by,
  };
}

/** A duration of a scope that nobody watches. */
export function notObserved<TKind extends DurationKind>(definition: TKind) {
  return { state: 'notObserved', definition, unit: 's' } as const;
}

function observedMillis(input: Observed, since: number): number {
  return Math.max(0, censorAt(input) - Math.max(since, input.window.from));
}
