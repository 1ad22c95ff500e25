import { Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { nothingObserved } from '../__testUtils__/aScopeMetrics';
import { aMetricsTrend } from '../__testUtils__/aMetricsTrend';
import { scopeParts } from '../__testUtils__/aScopePart';
import {
  EntityReliabilityCard,
  EntityReliabilityContent,
  isReliabilityAvailable,
  ReliabilityPage,
  reliabilityPlugin,
} from '../legacy';

function anEntity(kind: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'checkout-api', namespace: 'default' },
  };
}

const EMPTY = { items: [], page: {} };

const apis = [
  [
    reliabilityApiRef,
    aReliabilityApi({
      getMetrics: ({ query }) => ({
        ...nothingObserved(),
        scope: String(query.scope),
      }),
      getMetricsTrend: ({ query }) => aMetricsTrend(query),
      getMetricsScopes: () => scopeParts({ kind: null, kinds: [], items: [] }),
      listIncidents: () => EMPTY,
      listPostmortems: () => EMPTY,
      listDeployments: () => EMPTY,
      listActionItems: () => EMPTY,
    }),
  ],
  [catalogApiRef, catalogApiMock({ entities: [anEntity('Component')] })],
  [permissionApiRef, mockApis.permission()],
] as const;

const mounted = {
  mountedRoutes: { '/reliability': reliabilityPlugin.routes.root },
};

/**
 * A portal's flat routes add the `/*` by themselves; here it is written out, and
 * must not be seen by what looks for the page's path.
 */
function Page() {
  return <ReliabilityPage />;
}

async function renderAt(path: string) {
  await renderInTestApp(
    <TestApiProvider apis={apis}>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/reliability/*" element={<Page />} />
        </Routes>
      </Suspense>
    </TestApiProvider>,
    { ...mounted, routeEntries: [path] },
  );
}

describe('a portal on the old frontend system', () => {
  it('gets the API client with the plugin', () => {
    expect([...reliabilityPlugin.getApis()].map(({ api }) => api)).toEqual([
      reliabilityApiRef,
    ]);
  });

  it('opens the page with the overview, and has a tab for each list', async () => {
    await renderAt('/reliability');

    for (const [name, href] of [
      ['Overview', '/reliability/overview'],
      ['Incidents', '/reliability/incidents'],
      ['Postmortems', '/reliability/postmortems'],
      ['Learnings', '/reliability/learnings'],
      ['Action items', '/reliability/action-items'],
    ]) {
      expect(await screen.findByRole('tab', { name })).toHaveAttribute(
        'href',
        href,
      );
    }
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await screen.findByRole('main')).toBeInTheDocument();
  });

  it('says so at an address that leads nowhere', async () => {
    await renderAt('/reliability/nothing');

    expect(
      await screen.findByText('There is no such page'),
    ).toBeInTheDocument();
  });

  it.each([
    ['tab', <EntityReliabilityContent />],
    ['card', <EntityReliabilityCard />],
  ])('shows the %s of an entity', async (_, extension) => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <EntityProvider entity={anEntity('Component')}>
          <Suspense fallback={null}>{extension}</Suspense>
        </EntityProvider>
      </TestApiProvider>,
      mounted,
    );

    expect(
      await screen.findByText(/Nothing has been reported for this component/),
    ).toBeInTheDocument();
  });

  it.each([
    ['Component', true],
    ['API', true],
    ['Resource', true],
    ['System', true],
    ['Domain', true],
    ['Group', true],
    ['User', false],
    ['Location', false],
  ])('offers a %s the tab: %p', (kind, offered) => {
    expect(isReliabilityAvailable(anEntity(kind))).toBe(offered);
  });
});
