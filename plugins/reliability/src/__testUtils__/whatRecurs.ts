import type {
  MetricsRecurring,
  MetricsWaiting,
  RecurringMode,
} from '@afterword/plugin-reliability-common';
import { aScopeMetrics } from './aScopeMetrics';

/** A failure mode that 10 incidents had, two of which were followed by another, unless told. */
export function aMode(given: Partial<RecurringMode> = {}): RecurringMode {
  return {
    failureMode: 'retries multiplied load',
    incidents: 10,
    repeated: 2,
    layers: { people: 0, process: 3, technology: 8, external: 2 },
    ...given,
  };
}

/** What recurs in the organisation: one failure mode, unless told. */
export function whatRecurs(
  given: Partial<MetricsRecurring> = {},
): MetricsRecurring {
  return {
    scope: 'organisation',
    window: aScopeMetrics().window,
    attribution: 'current',
    observedSince: '2025-02-03T00:00:00Z',
    coverage: { known: 12, total: 14 },
    told: { postmortems: 9, incidents: { known: 9, total: 12 } },
    modes: [aMode()],
    left: 0,
    ...given,
  };
}

/** Where commitments wait in the organisation: in one of two domains, unless told. */
export function whereTheyWait(
  given: Partial<MetricsWaiting> = {},
): MetricsWaiting {
  const coverage = { known: 6, total: 6 };
  return {
    scope: 'organisation',
    attribution: 'current',
    kind: 'domain',
    kinds: [
      { kind: 'domain', count: 2 },
      { kind: 'system', count: 5 },
    ],
    unreadable: 0,
    items: [
      {
        scope: 'domain:default/checkout',
        title: 'Checkout',
        open: 7,
        overdue: 1,
        age: {
          state: 'lowConfidence',
          definition: 'commitmentAge',
          unit: 's',
          median: 21 * 86_400,
          interval: [5 * 86_400, 47 * 86_400],
          n: 6,
          coverage,
        },
        marks: [62, 40, 21, 20, 9, 5].map((days, index) => ({
          days,
          overdue: index === 0,
        })),
        left: 0,
        undated: 1,
      },
      {
        scope: 'domain:default/search',
        title: null,
        open: 0,
        overdue: 0,
        age: { state: 'none', definition: 'commitmentAge', unit: 's' },
        marks: [],
        left: 0,
        undated: 0,
      },
    ],
    page: {},
    ...given,
  };
}
