import { Entity } from '@backstage/catalog-model';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  ReliabilityClient,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';
import { reliableKinds } from '../entity/entityKinds';
import {
  actionItemRouteRef,
  incidentRouteRef,
  postmortemRouteRef,
  rootRouteRef,
} from '../routes';

const root = convertLegacyRouteRef(rootRouteRef);

/**
 * The plugin for portals on the old frontend system.
 *
 * @public
 */
export const reliabilityPlugin = createPlugin({
  id: 'reliability',
  apis: [
    createApiFactory({
      api: reliabilityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: services => new ReliabilityClient(services),
    }),
  ],
  routes: {
    root,
    incident: convertLegacyRouteRef(incidentRouteRef),
    postmortem: convertLegacyRouteRef(postmortemRouteRef),
    actionItem: convertLegacyRouteRef(actionItemRouteRef),
  },
});

/**
 * Incidents, postmortems and action items:
 * `<Route path="/reliability" element={<ReliabilityPage />} />`.
 *
 * @public
 */
export const ReliabilityPage: () => JSX.Element = reliabilityPlugin.provide(
  createRoutableExtension({
    name: 'ReliabilityPage',
    mountPoint: root,
    component: () =>
      import('./LegacyReliabilityPage').then(m => m.LegacyReliabilityPage),
  }),
);

/**
 * The tab of an entity, in an `EntityLayout.Route` with the path `/reliability`, the title `Reliability` and
 * {@link isReliabilityAvailable} as its `if`.
 *
 * @public
 */
export const EntityReliabilityContent: () => JSX.Element =
  reliabilityPlugin.provide(
    createComponentExtension({
      name: 'EntityReliabilityContent',
      component: {
        lazy: () =>
          import('./LegacyEntityReliabilityContent').then(
            m => m.LegacyEntityReliabilityContent,
          ),
      },
    }),
  );

/**
 * The card for an entity's overview.
 *
 * @public
 */
export const EntityReliabilityCard: () => JSX.Element =
  reliabilityPlugin.provide(
    createComponentExtension({
      name: 'EntityReliabilityCard',
      component: {
        lazy: () =>
          import('./LegacyEntityReliabilityCard').then(
            m => m.LegacyEntityReliabilityCard,
          ),
      },
    }),
  );

/**
 * Whether an entity is of a kind that the tab and the card are for.
 *
 * @public
 */
export function isReliabilityAvailable(entity: Entity): boolean {
  return reliableKinds.includes(entity.kind.toLocaleLowerCase('en-US'));
}
