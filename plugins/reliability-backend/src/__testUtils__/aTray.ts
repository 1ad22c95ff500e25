import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { Portal } from './aPortal';

/** Where the notifications of a portal lie until a test looks at them. */
export function aTray() {
  let sent: NotificationSendOptions[] = [];
  let failures = 0;
  /** What was sent since the last time, also what failed. */
  const take = async (portal: Portal) => {
    await portal.relayOutbox();
    const taken = sent;
    sent = [];
    return taken;
  };
  return {
    /** For the portal's features. */
    factory: createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        async send(options) {
          sent.push(options);
          failures -= 1;
          if (failures >= 0) throw new Error('notifications are away');
        },
      }),
    }),
    /** The next one fails. */
    failOnce() {
      failures = 1;
    },
    take,
    /** Who was told what since the last time. */
    async told(portal: Portal) {
      return (await take(portal)).map(({ recipients, payload }) => [
        recipients.type === 'entity' && recipients.entityRef,
        payload.title,
      ]);
    },
  };
}
