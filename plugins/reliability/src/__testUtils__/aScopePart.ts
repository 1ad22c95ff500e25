import type {
  MetricsScopes,
  PartMetrics,
} from '@afterword/plugin-reliability-common';
import { aScopeMetrics } from './aScopeMetrics';

/** A domain with 14 incidents, 5 open commitments and one of them overdue, unless told. */
export function aScopePart(given: Partial<PartMetrics> = {}): PartMetrics {
  const { incidents, timeToRestore } = aScopeMetrics().figures;
  return {
    scope: 'domain:default/checkout',
    title: 'Checkout',
    figures: { incidents, timeToRestore },
    commitments: { open: 5, overdue: 1, dueSoon: 2 },
    ...given,
  };
}

/** The parts of the organisation: domains and systems, unless told. */
export function scopeParts(given: Partial<MetricsScopes> = {}): MetricsScopes {
  return {
    parent: 'organisation',
    window: aScopeMetrics().window,
    attribution: 'current',
    kind: 'domain',
    kinds: [
      { kind: 'domain', count: 2 },
      { kind: 'system', count: 5 },
    ],
    unreadable: 0,
    items: [
      aScopePart(),
      aScopePart({
        scope: 'domain:default/search',
        title: null,
        figures: {
          incidents: {
            state: 'notObserved',
            definition: 'incidents',
            unit: 'count',
            byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
          },
          timeToRestore: {
            state: 'notObserved',
            definition: 'timeToRestore',
            unit: 's',
          },
        },
        commitments: { open: 0, overdue: 0, dueSoon: 0 },
      }),
    ],
    page: {},
    ...given,
  };
}
