import type {
  changeInput,
  newChangeRisk,
} from '@afterword/plugin-reliability-common';

/** A change that is planned, with the ways in which those who plan it imagine that it fails. */
export interface DemoChange {
  readonly change: (typeof changeInput)['_input'];
  readonly risks: readonly (typeof newChangeRisk)['_input'][];
}

const DAY = 86_400_000;

/** What the storefront plans within a fortnight: one change that is nearly prepared, and one that has just been thought of. */
export function demoChangeReviews(now: number): readonly DemoChange[] {
  const inDays = (days: number) =>
    new Date(Math.ceil(now / DAY) * DAY + days * DAY + 9 * 3_600_000)
      .toISOString()
      .replace('.000', '');
  return [
    {
      change: {
        title: 'Move the orders database to its next major version',
        description:
          'A replica is upgraded first and takes over. Carts are kept meanwhile; checkouts wait for two minutes.',
        entities: ['resource:default/orders-db', 'component:default/checkout'],
        plannedFor: inDays(3),
        owner: 'group:default/shopping-team',
      },
      risks: [
        {
          failureMode: 'bad-migration',
          text: 'An index is built anew on the full table, and checkouts wait for it',
          likelihood: 'possible',
          impact: 'high',
          detection: 'The alert on waiting checkouts, lowered to a minute',
          rollback: 'The old primary is kept for a day, and takes over again',
          runbook: 'Runbook “Orders database: going back”',
          owner: 'group:default/shopping-team',
        },
        {
          failureMode: 'capacity-exhaustion',
          text: 'Connections that come back at once fill the pool',
          likelihood: 'likely',
          impact: 'medium',
        },
      ],
    },
    {
      change: {
        title: 'Keep carts of guests for ninety days',
        description: 'They are kept for seven now.',
        entities: ['component:default/cart', 'resource:default/cart-cache'],
        plannedFor: inDays(10),
      },
      risks: [],
    },
  ];
}
