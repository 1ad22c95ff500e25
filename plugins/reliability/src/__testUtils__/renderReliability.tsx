import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { reliabilityPlugin } from '../plugin';
import { entityTabRouteRef, rootRouteRef } from '../routes';
import { aMetricsTrend } from './aMetricsTrend';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';

const EMPTY = { items: [], page: { total: 0 } };
let names = 0;

/** One that no other test has: the portal's pages share one cache. */
export function anEntity(kind = 'Component'): Entity {
  names += 1;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: `checkout-${names}`,
      namespace: 'default',
      title: 'Checkout',
    },
  };
}

/**
 * Shows the tab or the card on an entity's page.
 *
 * @param search - what its address ends in
 */
export function renderReliability(
  page: 'tab' | 'card',
  metrics: ScopeMetrics | FakeAnswer,
  more: Readonly<Record<string, FakeAnswer>> = {},
  entity = anEntity(),
  search = '',
) {
  const api = aReliabilityApi({
    getMetrics: typeof metrics === 'function' ? metrics : () => metrics,
    listIncidents: () => EMPTY,
    listActionItems: () => EMPTY,
    listPostmortems: () => EMPTY,
    listDeployments: () => EMPTY,
    listChanges: () => EMPTY,
    listLearningAsks: () => EMPTY,
    getMetricsQuality: () => EMPTY,
    getMetricsTrend: ({ query }) => aMetricsTrend(query),
    ...more,
  });
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      reliabilityPlugin.getExtension(
        page === 'tab'
          ? 'entity-content:reliability'
          : 'entity-card:reliability',
      ),
    ],
    mountedRoutes: {
      '/reliability': rootRouteRef,
      ...(page === 'card' ? { '/tab-of-the-entity': entityTabRouteRef } : {}),
    },
    initialRouteEntries: [`/${search}`],
    apis: [
      [reliabilityApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [entity] })],
      mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
    ],
  });
  return api;
}
