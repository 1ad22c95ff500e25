import type { IncidentsFigure, MetricsWindow } from '../../../metrics';
import {
  type PracticeInput,
  practiceFigures,
  type PublishedFact,
} from '../practiceFigures';
import type { PracticeHealth } from '../model';

const DAY = 86_400_000;
const NOW = Date.parse('2026-10-01T00:00:00Z');

/** The 90 days up to October 2026. */
export const ninetyDays: MetricsWindow = {
  from: NOW - 90 * DAY,
  until: NOW,
  rolling: 'P90D',
};

/** A published postmortem, ten days before the window ends and eight after what happened. */
export function aPublished(
  changes: Partial<PublishedFact> = {},
): PublishedFact {
  return {
    postmortemId: 1,
    publishedAt: NOW - 10 * DAY,
    startedAt: NOW - 18 * DAY,
    factors: 4,
    factorsWithEvidence: 3,
    teams: ['group:default/a'],
    roles: ['author', 'facilitator'],
    facilitator: 'a',
    reviewedFromOutside: true,
    ...changes,
  };
}

/** Days before the end of the window, in UTC milliseconds. */
export function daysBefore(days: number): number {
  return NOW - days * DAY;
}

/** What was reported over 90 days of watching. */
export function reported(incidents: number, nearMiss: number): IncidentsFigure {
  return {
    state: incidents === 0 ? 'none' : 'ok',
    definition: 'incidents',
    unit: 'count',
    byKind: { nearMiss, drill: 0, maintenance: 0 },
    count: incidents,
    interval: [0, 0],
    per30Days: incidents / 3,
    observedDays: 90,
    bySeverity: { sev1: 0, sev2: 0, sev3: 0, sev4: 0, sev5: 0, unknown: 0 },
    byType: [],
    byTrigger: [],
    originOnly: 0,
  };
}

/** Nothing was ever reported. */
export const neverReported: IncidentsFigure = {
  state: 'notObserved',
  definition: 'incidents',
  unit: 'count',
  byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
};

/** Practice health of the organisation as it would be answered. */
export function healthOf(changes: Partial<PracticeInput> = {}): PracticeHealth {
  return {
    scope: 'organisation',
    window: {
      from: new Date(ninetyDays.from).toISOString(),
      until: new Date(ninetyDays.until).toISOString(),
      rolling: 'P90D',
    },
    attribution: 'current',
    gates: { of: 0, open: [] },
    ...practiceFigures({
      window: ninetyDays,
      published: [],
      incidents: reported(4, 2),
      incidentsBefore: reported(4, 2),
      ...changes,
    }),
  };
}
