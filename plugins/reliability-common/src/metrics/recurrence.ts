import type { RecurrenceFigure } from './model';
import type { CountableFact, Placed } from './countedFacts';
import { LOWEST_COVERAGE } from './commitmentFigures';
import { observedSpan, shiftedBack } from './observedSpan';
import { shareOf } from './share';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Days in which a repeat is looked for. @public */
export const RECURRENCE_DAYS = 90;

/** What recurrence asks of an incident. @internal */
export interface RecurrenceFact extends CountableFact {
  /** As the incident names it; null: nobody said. */
  readonly failureMode: string | null;
}

/** What recurrence is asked for. @public */
export interface RecurrenceInput {
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of; null: never. */
  readonly observedSince: number | null;
  /** What a failure mode means, so that two names for one are one; what was written unless told. */
  readonly modeOf?: (failureMode: string) => string;
}

/**
 * Of the incidents whose failure mode is known and whose 90 days of follow-up ended in the window, those with a repeat.
 *
 * @param incidents - those that count, each once, from {@link RECURRENCE_DAYS} before the window until its end; in any order
 * @internal
 */
export function recurrenceAmong(
  incidents: readonly Placed<RecurrenceFact>[],
  { window, now, observedSince, modeOf }: RecurrenceInput,
): RecurrenceFigure {
  const base = { definition: 'recurrence', unit: 'ratio' } as const;
  const cohortSpan = observedSpan(
    shiftedBack(window, RECURRENCE_DAYS),
    now - RECURRENCE_DAYS * DAY,
    observedSince,
    incidents.map(fact => fact.anchorAt),
  );
  if (cohortSpan === null) return { state: 'notObserved', ...base };
  const cohort = incidents.filter(
    ({ anchorAt }) =>
      anchorAt >= cohortSpan.from && anchorAt < cohortSpan.until,
  );
  if (cohort.length === 0) return { state: 'none', ...base };
  const known = cohort.filter(fact => fact.failureMode !== null);
  const covered = { known: known.length, total: cohort.length };
  if (known.length === 0) {
    return { state: 'unattributed', ...base, coverage: covered };
  }
  const repeated = repeatedAmong(incidents, modeOf);
  const k = known.filter(fact => repeated.has(fact.incidentId)).length;
  const sure =
    known.length >= FEWEST_FOR_CONFIDENCE &&
    known.length >= LOWEST_COVERAGE * cohort.length;
  return {
    state: sure ? 'ok' : 'lowConfidence',
    ...base,
    ...shareOf(k, known.length, covered),
  };
}

/**
 * Incidents that the next one of the same failure mode follows soon enough.
 *
 * @internal
 */
export function repeatedAmong(
  facts: readonly Placed<RecurrenceFact>[],
  modeOf: RecurrenceInput['modeOf'] = asWritten,
): ReadonlySet<number> {
  const repeated = new Set<number>();
  for (const moments of momentsByFailureMode(facts, modeOf).values()) {
    moments.sort((a, b) => a.at - b.at || a.incidentId - b.incidentId);
    for (let place = 1; place < moments.length; place += 1) {
      const before = moments[place - 1];
      if (moments[place].at - before.at <= RECURRENCE_DAYS * DAY) {
        repeated.add(before.incidentId);
      }
    }
  }
  return repeated;
}

/** Read once: comparing rows would ask each for its columns again and again. */
function momentsByFailureMode(
  facts: readonly Placed<RecurrenceFact>[],
  modeOf: (failureMode: string) => string,
) {
  const moments = new Map<string, { at: number; incidentId: number }[]>();
  for (const { failureMode, anchorAt: at, incidentId } of facts) {
    if (failureMode === null) continue;
    const mode = modeOf(failureMode);
    const ofMode = moments.get(mode);
    if (ofMode) ofMode.push({ at, incidentId });
    else moments.set(mode, [{ at, incidentId }]);
  }
  return moments;
}

/** Two names for one are two. @internal */
export function asWritten(failureMode: string): string {
  return failureMode;
}
