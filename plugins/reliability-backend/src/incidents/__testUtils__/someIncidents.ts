import { Portal } from '../../__testUtils__/aPortal';

export const checkout = 'component:default/checkout-api';

/** An incident as a person reports it. */
export const anIncident = (over: object = {}) => ({
  title: 'Card payments failed',
  severity: 'sev1',
  entities: [{ ref: checkout }],
  times: {
    impactStarted: '2026-11-13T14:02:00Z',
    detected: '2026-11-13T14:13:00Z',
    mitigated: '2026-11-13T14:49:00Z',
  },
  ...over,
});

/** Who reports incidents to a portal: the owner of the checkout, and somebody of another team. */
export function someIncidents(portal: () => Portal) {
  return {
    owner: () => portal().as('user:default/owner'),
    outsider: () => portal().as('user:default/outsider'),
  };
}
