import type { RecurrenceFigure } from './model';
import { type CountableFact, countedFacts, type Placed } from './countedFacts';
import { LOWEST_COVERAGE } from './commitmentFigures';
import { observedSpan, shiftedBack } from './observedSpan';
import { shareOf } from './share';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Days in which a repeat is looked for. @public */
export const RECURRENCE_DAYS = 90;

/** What recurrence asks of an incident. @public */
export interface RecurrenceFact extends CountableFact {
  /** Null: not known, or not published. */
  readonly failureMode: string | null;
}

/** What recurrence is made of. @public */
export interface RecurrenceInput {
  /** Rows of every entity of the scope, from {@link RECURRENCE_DAYS} before the window until its end. In any order. */
  readonly facts: Iterable<RecurrenceFact>;
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of; null: never. */
  readonly observedSince: number | null;
}

/**
 * Of the incidents whose failure mode is known and whose 90 days of follow-up ended in the window, those with a repeat.
 *
 * @public
 */
export function recurrenceOf(input: RecurrenceInput): RecurrenceFigure {
  const { window, now, observedSince } = input;
  const base = { definition: 'recurrence', unit: 'ratio' } as const;
  const facts = countedFacts(input.facts);
  const cohortSpan = observedSpan(
    shiftedBack(window, RECURRENCE_DAYS),
    now - RECURRENCE_DAYS * DAY,
    observedSince,
    facts.map(fact => fact.anchorAt),
  );
  if (cohortSpan === null) return { state: 'notObserved', ...base };
  const cohort = facts.filter(
    ({ anchorAt }) =>
      anchorAt >= cohortSpan.from && anchorAt < cohortSpan.until,
  );
  if (cohort.length === 0) return { state: 'none', ...base };
  const known = cohort.filter(fact => fact.failureMode !== null);
  const covered = { known: known.length, total: cohort.length };
  if (known.length === 0) {
    return { state: 'unattributed', ...base, coverage: covered };
  }
  const repeated = repeatedAmong(facts);
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
 * @public
 */
export function repeatedAmong(
  facts: readonly Placed<RecurrenceFact>[],
): ReadonlySet<number> {
  const inOrder = [...facts].sort(
    (a, b) => a.anchorAt - b.anchorAt || a.incidentId - b.incidentId,
  );
  const latest = new Map<string, Placed<RecurrenceFact>>();
  const repeated = new Set<number>();
  for (const fact of inOrder) {
    if (fact.failureMode === null) continue;
    const before = latest.get(fact.failureMode);
    if (before && fact.anchorAt - before.anchorAt <= RECURRENCE_DAYS * DAY) {
      repeated.add(before.incidentId);
    }
    latest.set(fact.failureMode, fact);
  }
  return repeated;
}
