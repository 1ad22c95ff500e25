import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

function aPerson(kind: string, name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName } },
  };
}

/** Who and what the catalog of the page tests knows. */
export const catalogPeople: Entity[] = [
  aPerson('User', 'on-call-engineer', 'On-call engineer'),
  aPerson('User', 'facilitator', 'Facilitator'),
  aPerson('User', 'reviewer', 'Reviewer of another team'),
  aPerson('Group', 'payments-team', 'Payments team'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout-api', namespace: 'default' },
    relations: [
      { type: RELATION_OWNED_BY, targetRef: 'group:default/payments-team' },
    ],
  },
];
