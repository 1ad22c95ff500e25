import { ReportSubscription } from '@afterword/plugin-reliability-common';
import { Caller, Portal } from '../../__testUtils__/aPortal';

export const checkout = 'component:default/checkout-api';
/** Groups that the owner of the shop belongs to, the second by way of the first, and one that they do not belong to. */
export const OWN = 'group:default/checkout-team';
export const ABOVE = 'group:default/engineering';
export const OTHER = 'group:default/search-team';

/** Has reports of a portal sent every month. */
export function subscribing(portal: () => Portal) {
  const owner = () => portal().as('user:default/owner');
  const subscriptions = () => portal().database('report_subscription');
  const subscribe = (
    group = OWN,
    { caller = owner(), scope = checkout, key = '' } = {},
  ) => {
    const asked = caller.post('/report-subscriptions', { scope, group });
    return key === '' ? asked : asked.set('Idempotency-Key', key);
  };
  return {
    owner,
    outsider: () => portal().as('user:default/outsider'),
    /** The rows. */
    subscriptions,
    subscribe,
    subscribed: async (
      ...given: Parameters<typeof subscribe>
    ): Promise<ReportSubscription> =>
      (await subscribe(...given).expect(201)).body,
    listed: async (caller: Caller = owner(), scope = checkout) =>
      (await caller.get(`/report-subscriptions?scope=${scope}`).expect(200))
        .body,
    /** As if nothing was sent since some months. */
    letBeDue: () => subscriptions().update({ sent_for: '2026-01' }),
    send: () => portal().triggerTask('reliability:send-reports'),
  };
}
