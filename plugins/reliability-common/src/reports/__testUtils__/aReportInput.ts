import type { ScopeMetrics } from '../../metrics';
import type { IncidentFiguresInput } from '../../metrics/incidentCounts';
import { scopeFigures } from '../../metrics/scopeFigures';
import {
  figuresInput,
  incidentsLasting,
} from '../../metrics/testing/factBuilders';
import { showWindow } from '../../metrics/window';
import type { ReportInput } from '../reportInput';

/** Minutes of 14 incidents. */
export const FOURTEEN = [
  12, 20, 31, 33, 36, 38, 41, 43, 46, 50, 55, 58, 70, 90,
];

/** Checkout with 14 incidents in 90 days, and nothing else that anybody told. */
export function metricsOf(
  changes: Partial<IncidentFiguresInput> = {},
  given: Partial<Omit<ScopeMetrics, 'figures'>> & {
    readonly figures?: Partial<ScopeMetrics['figures']>;
  } = {},
): ScopeMetrics {
  const input = {
    ...figuresInput({ facts: incidentsLasting(FOURTEEN), ...changes }),
    spanning: [],
    members: [],
    changeCaused: null,
  };
  const { figures, ...rest } = given;
  return {
    scope: 'domain:default/checkout',
    window: showWindow(input.window),
    attribution: 'current',
    durations: 'computed',
    resolveFrom: 'declared',
    observedSince: '2025-01-25T12:00:00Z',
    entities: { counted: 4, unreadable: 0, missing: 0 },
    commitments: null,
    recent: [],
    ...rest,
    figures: {
      ...scopeFigures(input),
      changeFailureRate: null,
      changeSuccessRate: null,
      failedDeploymentRecovery: null,
      commitmentsOnTime: null,
      commitmentsVerified: null,
      ...figures,
    },
  };
}

/** What a report of Checkout is made of; nothing recurs or waits, and it has no parts. */
export function aReportInput(given: Partial<ReportInput> = {}): ReportInput {
  const metrics = given.metrics ?? metricsOf();
  const { scope, window } = metrics;
  return {
    title: 'Checkout',
    lowestTitle: null,
    metrics,
    recurring: {
      scope,
      window,
      attribution: 'current',
      observedSince: metrics.observedSince,
      coverage: { known: 0, total: 14 },
      told: null,
      modes: [],
      left: 0,
    },
    waiting: null,
    parts: {
      parent: scope,
      window,
      attribution: 'current',
      kind: null,
      kinds: [],
      unreadable: 0,
      items: [],
      page: {},
    },
    ...given,
  };
}
