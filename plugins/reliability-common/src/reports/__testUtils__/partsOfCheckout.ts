import type { MetricsScopes, MetricsWaiting, PartMetrics } from '../../metrics';
import { aReportInput, metricsOf } from './aReportInput';

const aPart = (scope: string, title: string | null): PartMetrics => ({
  scope,
  title,
  figures: metricsOf().figures,
  commitments: { open: 5, overdue: 1, dueSoon: 2 },
});

/** Two components, one of them without a title. */
export const theParts = (
  given: Partial<MetricsScopes> = {},
): MetricsScopes => ({
  ...aReportInput().parts,
  kind: 'component',
  kinds: [{ kind: 'component', count: 5 }],
  items: [
    aPart('component:default/cart', 'Cart'),
    aPart('component:default/pay', null),
  ],
  ...given,
});

/** The commitments of two components: one has none. */
export const whereTheyWait = (
  given: Partial<MetricsWaiting> = {},
): MetricsWaiting => ({
  scope: 'domain:default/checkout',
  attribution: 'current',
  kind: 'component',
  kinds: [{ kind: 'component', count: 2 }],
  unreadable: 0,
  items: [
    {
      scope: 'component:default/cart',
      title: 'Cart',
      open: 7,
      overdue: 1,
      age: {
        state: 'lowConfidence',
        definition: 'commitmentAge',
        unit: 's',
        median: 21 * 86_400,
        interval: [5 * 86_400, 47 * 86_400],
        n: 6,
        coverage: { known: 6, total: 7 },
      },
      marks: [],
      left: 0,
      undated: 1,
    },
    {
      scope: 'component:default/pay',
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
});
