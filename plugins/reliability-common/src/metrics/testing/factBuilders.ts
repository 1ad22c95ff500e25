import { anchorOf, noTimes, type TimesInMillis } from '../../incidents';
import type { CommitmentFact, IncidentFact } from '../facts';
import type { IncidentFiguresInput } from '../incidentCounts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** End of the window of {@link figuresInput}, and now. */
export const NOW = Date.UTC(2026, 2, 1, 12);

/** Minutes from impact to each time point; `at` is when impact began. */
export function times(
  at: number,
  minutes: Partial<Record<keyof TimesInMillis, number>>,
): TimesInMillis {
  const points = Object.entries(minutes).map(
    ([kind, after]) => [kind, at + after * MINUTE] as const,
  );
  return { ...noTimes, ...Object.fromEntries(points) };
}

/** A counted incident of a week ago, restored after 42 minutes; its anchor follows its times. */
export function anIncidentFact(
  changes: Partial<IncidentFact> = {},
): IncidentFact {
  const points =
    changes.times ??
    times(NOW - 7 * DAY, {
      impactStarted: 0,
      detected: 4,
      declared: 6,
      acknowledged: 9,
      mitigated: 42,
      resolved: 60,
    });
  return {
    incidentId: 1,
    entityRef: 'component:default/checkout',
    role: 'impacted',
    impact: null,
    kind: 'incident',
    severity: 'sev2',
    incidentType: null,
    failureMode: null,
    trigger: null,
    anchorAt: anchorOf(points),
    times: points,
    stated: { timeToDetect: null, timeToRestore: null, timeToResolve: null },
    flagged: [],
    ...changes,
  };
}

/** Incidents with impact of so many minutes each, one a day; null is still open. */
export function incidentsLasting(
  minutes: readonly (number | null)[],
): IncidentFact[] {
  return minutes.map((lasted, index) =>
    anIncidentFact({
      incidentId: index + 1,
      times: times(NOW - (index + 1) * DAY, {
        impactStarted: 0,
        ...(lasted === null ? {} : { mitigated: lasted }),
      }),
    }),
  );
}

/** The 90 days up to {@link NOW} of a scope watched for longer. */
export function figuresInput(
  changes: Partial<IncidentFiguresInput> = {},
): IncidentFiguresInput {
  return {
    facts: [],
    window: { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' },
    now: NOW,
    observedSince: NOW - 400 * DAY,
    options: { durations: 'computed', resolveFrom: 'declared' },
    ...changes,
  };
}

/** An open commitment due in a month. */
export function aCommitmentFact(
  changes: Partial<CommitmentFact> = {},
): CommitmentFact {
  return {
    actionItemId: 1,
    status: 'committed',
    due: '2026-04-01',
    originalDue: '2026-04-01',
    doneAt: null,
    ...changes,
  };
}
