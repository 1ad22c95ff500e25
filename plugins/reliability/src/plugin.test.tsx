import { screen } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import {
  ReliabilityError,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';
import { aReliabilityApi } from './__testUtils__/aReliabilityApi';
import { nothingObserved } from './__testUtils__/aScopeMetrics';
import { aMetricsTrend } from './__testUtils__/aMetricsTrend';
import { scopeParts } from './__testUtils__/aScopePart';
import { reliabilityPlugin } from './plugin';
import { rootRouteRef } from './routes';

function anEntity(kind: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'checkout-api', namespace: 'default' },
  };
}

const EMPTY = { items: [], page: {} };

/** A portal in which nothing has happened, to the entity at hand or at all. */
function apisFor(entity = anEntity('Component')) {
  const missing = () => {
    throw new ReliabilityError(404, 'There is no such thing');
  };
  return [
    [
      reliabilityApiRef,
      aReliabilityApi({
        getMetrics: ({ query }) => ({
          ...nothingObserved(),
          scope: String(query.scope),
        }),
        getMetricsTrend: ({ query }) => aMetricsTrend(query),
        getMetricsScopes: () =>
          scopeParts({ kind: null, kinds: [], items: [] }),
        listIncidents: () => EMPTY,
        listPostmortems: () => EMPTY,
        listDeployments: () => EMPTY,
        listReviews: () => EMPTY,
        listActionItems: () => EMPTY,
        getIncident: missing,
        getPostmortem: missing,
        getActionItem: missing,
      }),
    ],
    [catalogApiRef, catalogApiMock({ entities: [entity] })],
    [permissionApiRef, mockApis.permission()],
  ] as const;
}

const entityTab = reliabilityPlugin.getExtension('entity-content:reliability');
const entityCard = reliabilityPlugin.getExtension('entity-card:reliability');

/** Shows that the entity page itself has been drawn. */
const bystander = EntityCardBlueprint.make({
  name: 'bystander',
  params: { loader: async () => <p>another card</p> },
});

describe('the reliability page', () => {
  it('opens with the overview, and has a tab for each list', async () => {
    renderTestApp({
      features: [reliabilityPlugin],
      apis: apisFor(),
      initialRouteEntries: ['/reliability'],
    });

    expect(
      await screen.findByText(
        /Nothing has been reported for this organisation/,
      ),
    ).toBeInTheDocument();
    for (const name of [
      'Overview',
      'Incidents',
      'Postmortems',
      'Learnings',
      'Action items',
    ]) {
      expect(screen.getByRole('tab', { name })).toBeInTheDocument();
    }
  });

  it.each([
    ['/reliability/incidents/INC-142', /INC-142/, 'All incidents'],
    ['/reliability/postmortems/PM-31', /PM-31/, 'All postmortems'],
    ['/reliability/action-items/AI-77', /AI-77/, 'All action items'],
  ])('shows one thing at %s, with a way back', async (path, title, back) => {
    renderTestApp({
      features: [reliabilityPlugin],
      apis: apisFor(),
      initialRouteEntries: [path],
    });

    expect(
      (await screen.findAllByRole('heading', { name: title }))[0],
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: back })).toHaveAttribute(
      'href',
      path.replace(/\/[^/]+$/, ''),
    );
  });

  it.each([
    '/reliability/incidents/INC-142/nothing/here',
    '/reliability/nothing',
    '/reliability/nothing/here',
  ])('says so at %s, which leads nowhere', async path => {
    renderTestApp({
      features: [reliabilityPlugin],
      apis: apisFor(),
      initialRouteEntries: [path],
    });

    expect(
      await screen.findByText('There is no such page'),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Incidents' })).toBeVisible();
  });

  it('says nothing of the kind where a page is', async () => {
    renderTestApp({
      features: [reliabilityPlugin],
      apis: apisFor(),
      initialRouteEntries: ['/reliability'],
    });

    await screen.findByRole('region', { name: 'Parts' });
    expect(screen.queryByText('There is no such page')).toBeNull();
  });
});

describe('an entity', () => {
  it.each(['Component', 'API', 'Resource', 'System', 'Domain', 'Group'])(
    'of kind %s has the tab',
    async kind => {
      renderTestApp({
        apis: apisFor(),
        mountedRoutes: { '/reliability': rootRouteRef },
        extensions: [
          createTestEntityPage({ entity: anEntity(kind) }),
          entityTab,
        ],
      });

      expect(
        await screen.findByText(/Nothing has been reported for this/),
      ).toBeInTheDocument();
    },
  );

  it.each(['Component', 'Group'])('of kind %s has the card', async kind => {
    renderTestApp({
      apis: apisFor(),
      mountedRoutes: { '/reliability': rootRouteRef },
      extensions: [
        createTestEntityPage({ entity: anEntity(kind) }),
        entityCard,
      ],
    });

    expect(
      await screen.findByRole('region', { name: 'Reliability' }),
    ).toBeInTheDocument();
  });

  it.each(['User', 'Location', 'Template'])(
    'of kind %s has neither',
    async kind => {
      renderTestApp({
        apis: apisFor(),
        mountedRoutes: { '/reliability': rootRouteRef },
        extensions: [
          createTestEntityPage({ entity: anEntity(kind) }),
          entityTab,
          entityCard,
          bystander,
        ],
      });

      expect(await screen.findByText('another card')).toBeInTheDocument();
      expect(screen.queryByText(/has been reported/)).not.toBeInTheDocument();
      expect(screen.queryByText('Reliability')).not.toBeInTheDocument();
    },
  );
});
