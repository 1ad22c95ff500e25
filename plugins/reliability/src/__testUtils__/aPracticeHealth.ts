import {
  IncidentsFigure,
  practiceFigures,
  PracticeHealth,
  PublishedFact,
  toInstant,
} from '@afterword/plugin-reliability-common';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const window = { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' as const };

const incidents: IncidentsFigure = {
  state: 'ok',
  definition: 'incidents',
  unit: 'count',
  byKind: { nearMiss: 3, drill: 0, maintenance: 0 },
  count: 14,
  interval: [7.65, 23.49],
  per30Days: 4.7,
  observedDays: 90,
  bySeverity: { sev1: 0, sev2: 0, sev3: 0, sev4: 0, sev5: 0, unknown: 14 },
  byType: [],
  byTrigger: [],
  originOnly: 0,
};

const unobserved: IncidentsFigure = {
  state: 'notObserved',
  definition: 'incidents',
  unit: 'count',
  byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
};

/** Eight postmortems, published eight days after what happened, half led by one and half by another. */
const eight: readonly PublishedFact[] = Array.from(
  { length: 8 },
  (_, index) => ({
    postmortemId: index,
    publishedAt: NOW - 10 * DAY,
    startedAt: NOW - 18 * DAY,
    factors: 4,
    factorsWithEvidence: 3,
    teams: ['a', 'b'],
    roles: ['author', 'facilitator', 'reviewer'],
    facilitator: index < 4 ? 'a' : 'b',
    reviewedFromOutside: index < 6,
  }),
);

/** How the practice is doing where eight postmortems were published and three near misses reported, unless told. */
export function aPracticeHealth({
  scope = 'organisation',
  published = eight,
  isObserved = true,
  gates = { of: 0, open: [] },
}: {
  readonly scope?: string;
  readonly published?: readonly PublishedFact[];
  /** Whether anything was ever reported. */
  readonly isObserved?: boolean;
  readonly gates?: PracticeHealth['gates'];
} = {}): PracticeHealth {
  const reported = isObserved ? incidents : unobserved;
  return {
    scope,
    window: {
      from: toInstant(window.from),
      until: toInstant(window.until),
      rolling: window.rolling,
    },
    attribution: 'current',
    gates,
    ...practiceFigures({
      window,
      published,
      incidents: reported,
      incidentsBefore: reported,
    }),
  };
}
