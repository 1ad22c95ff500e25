import type {
  DurationFigure,
  ScopeFigures,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';

type Typical = Extract<DurationFigure, { state: 'ok' | 'lowConfidence' }>;

const NO_NOTES = { unknown: 0, impossible: 0, early: 0, longOpen: 0 };

/** A duration with a median of 42 minutes from 14 incidents, unless told. */
export function aTypicalDuration(given: Partial<Typical> = {}): Typical {
  return {
    state: 'lowConfidence',
    definition: 'timeToRestore',
    unit: 's',
    median: 2_520,
    interval: [1_860, 3_480],
    mean: 3_000,
    p90: null,
    p90Interval: null,
    n: 14,
    censored: 0,
    coverage: { known: 14, total: 14 },
    notes: NO_NOTES,
    ...given,
  };
}

/** What availability of one entity rests on. */
const allKnown = {
  weights: { major: 1, partial: 0.3 },
  members: { observed: 1, total: 1 },
  coverage: { known: 14, total: 14 },
  notes: { unknown: 0, impossible: 0, open: 0, stillOpen: 0, unstated: 0 },
};

type KnownRate = Extract<
  ScopeFigures['changeFailureRate'],
  { state: 'ok' | 'lowConfidence' }
>;

/** 6 of 84 deployments caused an incident, unless told. */
export function aChangeRate(given: Partial<KnownRate> = {}): KnownRate {
  return {
    state: 'ok',
    definition: 'changeFailureRate',
    unit: 'ratio',
    value: 6 / 84,
    interval: [0.033, 0.147],
    k: 6,
    n: 84,
    coverage: { known: 13, total: 14 },
    rollbacks: 2,
    ...given,
  };
}

/** Figures of checkout-api with 14 incidents in 90 days, unless told. */
export function aScopeMetrics({
  figures,
  ...given
}: Partial<Omit<ScopeMetrics, 'figures'>> & {
  readonly figures?: Partial<ScopeFigures>;
} = {}): ScopeMetrics {
  return {
    scope: 'component:default/checkout-api',
    window: {
      from: '2026-08-25T00:00:00Z',
      until: '2026-11-23T00:00:00Z',
      rolling: 'P90D',
    },
    attribution: 'current',
    durations: 'computed',
    resolveFrom: 'declared',
    observedSince: '2025-02-03T00:00:00Z',
    entities: { counted: 1, unreadable: 0, missing: 0 },
    figures: {
      timeToDetect: aTypicalDuration({
        definition: 'timeToDetect',
        median: 360,
        interval: [240, 540],
        n: 12,
        coverage: { known: 12, total: 14 },
      }),
      timeToAcknowledge: aTypicalDuration({ definition: 'timeToAcknowledge' }),
      timeToRestore: aTypicalDuration(),
      timeToResolve: aTypicalDuration({ definition: 'timeToResolve' }),
      incidents: {
        state: 'ok',
        definition: 'incidents',
        unit: 'count',
        byKind: { nearMiss: 3, drill: 1, maintenance: 0 },
        count: 14,
        interval: [7.65, 23.49],
        per30Days: 4.67,
        observedDays: 90,
        bySeverity: { sev1: 1, sev2: 4, sev3: 9, sev4: 0, sev5: 0, unknown: 0 },
        byType: [],
        byTrigger: [],
        originOnly: 0,
      },
      timeBetweenIncidents: {
        state: 'lowConfidence',
        definition: 'timeBetweenIncidents',
        unit: 's',
        value: 555_429,
        interval: [331_030, 1_015_922],
        meanGap: 541_000,
        n: 14,
        observedDays: 90,
      },
      availability: {
        state: 'ok',
        definition: 'availability',
        unit: 'ratio',
        mean: 0.9982,
        minimum: { value: 0.9982, entityRef: 'component:default/checkout-api' },
        ...allKnown,
      },
      downtime: {
        state: 'ok',
        definition: 'downtime',
        unit: 's',
        mean: 13_997,
        maximum: { value: 13_997, entityRef: 'component:default/checkout-api' },
        ...allKnown,
      },
      recurrence: {
        state: 'lowConfidence',
        definition: 'recurrence',
        unit: 'ratio',
        value: 2 / 9,
        interval: [0.063, 0.547],
        k: 2,
        n: 9,
        coverage: { known: 9, total: 12 },
      },
      changeFailureRate: aChangeRate({ definition: 'changeFailureRate' }),
      changeSuccessRate: aChangeRate({
        definition: 'changeSuccessRate',
        value: 78 / 84,
        interval: [0.853, 0.967],
        k: 78,
      }),
      failedDeploymentRecovery: aTypicalDuration({
        definition: 'failedDeploymentRecovery',
        n: 6,
        coverage: { known: 6, total: 6 },
      }),
      commitmentsVerified: {
        state: 'lowConfidence',
        definition: 'commitmentsVerified',
        unit: 'ratio',
        value: 0.75,
        interval: [0.409, 0.929],
        k: 6,
        n: 8,
        coverage: { known: 8, total: 8 },
      },
      commitmentsOnTime: {
        state: 'lowConfidence',
        definition: 'commitmentsOnTime',
        unit: 'ratio',
        declined: 0,
        value: 9 / 11,
        interval: [0.52, 0.95],
        k: 9,
        n: 11,
        coverage: { known: 11, total: 11 },
      },
      ...figures,
    },
    commitments: { open: 5, overdue: 1, dueSoon: 2 },
    recent: [],
    ...given,
  };
}

/** Figures of an entity for which nothing was ever reported. */
export function nothingObserved(): ScopeMetrics {
  const never = (definition: DurationFigure['definition']) =>
    ({ state: 'notObserved', definition, unit: 's' } as const);
  return aScopeMetrics({
    observedSince: null,
    figures: {
      timeToDetect: never('timeToDetect'),
      timeToAcknowledge: never('timeToAcknowledge'),
      timeToRestore: never('timeToRestore'),
      timeToResolve: never('timeToResolve'),
      incidents: {
        state: 'notObserved',
        definition: 'incidents',
        unit: 'count',
        byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
      },
      timeBetweenIncidents: {
        state: 'notObserved',
        definition: 'timeBetweenIncidents',
        unit: 's',
      },
      availability: {
        state: 'notObserved',
        definition: 'availability',
        unit: 'ratio',
      },
      downtime: { state: 'notObserved', definition: 'downtime', unit: 's' },
      recurrence: {
        state: 'notObserved',
        definition: 'recurrence',
        unit: 'ratio',
      },
      commitmentsOnTime: {
        state: 'none',
        definition: 'commitmentsOnTime',
        unit: 'ratio',
        declined: 0,
      },
    },
    commitments: { open: 0, overdue: 0, dueSoon: 0 },
  });
}

/** Figures of an entity that is observed, where nothing happened but two near misses. */
export function aQuietScope(): ScopeMetrics {
  const none = (definition: DurationFigure['definition']) =>
    ({ state: 'none', definition, unit: 's' } as const);
  return aScopeMetrics({
    figures: {
      timeToDetect: none('timeToDetect'),
      timeToAcknowledge: none('timeToAcknowledge'),
      timeToRestore: none('timeToRestore'),
      timeToResolve: none('timeToResolve'),
      incidents: {
        state: 'none',
        definition: 'incidents',
        unit: 'count',
        byKind: { nearMiss: 2, drill: 0, maintenance: 0 },
        count: 0,
        interval: [0, 3.7],
        per30Days: 0,
        observedDays: 90,
        bySeverity: { sev1: 0, sev2: 0, sev3: 0, sev4: 0, sev5: 0, unknown: 0 },
        byType: [],
        byTrigger: [],
        originOnly: 0,
      },
    },
    commitments: { open: 0, overdue: 0, dueSoon: 0 },
  });
}
