import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { aPortal, Caller, Portal } from './aPortal';

/** Who belongs to no circle of the checkout team. */
export const strangers: readonly (readonly [
  string,
  (from: Portal) => Caller,
])[] = [
  ['an outsider', from => from.as('user:default/outsider')],
  ['a newcomer', from => from.as('user:default/newcomer')],
  ['a service', from => from.asService()],
  ['nobody', from => from.asNobody()],
];

/**
 * With permissions off: what is left is confidentiality.
 *
 * @param sent - gets every notification that is sent
 */
export function aPortalThatAllowsAll(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  sent: unknown[],
): Promise<Portal> {
  return aPortal(databases, databaseId, {
    config: { data: { permission: { enabled: false } } },
    features: [
      mockServices.permissions.factory(),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send(notification) {
            sent.push(notification);
          },
        }),
      }),
    ],
  });
}
