import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityError,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aDeployment, aDeploymentSummary } from '../__testUtils__/aDeployment';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { calledAlike } from '../__testUtils__/calledAlike';
import { catalogPeople } from '../__testUtils__/catalogPeople';
import { rootRouteRef } from '../routes';
import { DeploymentsRouter } from './DeploymentsRouter';

function open(api: ReliabilityApi, address: string) {
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="deployments/*" element={<DeploymentsRouter />} />
      </Routes>
    </ReliabilityProvider>,
    {
      mountPath: '/reliability',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/deployments${address}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: catalogPeople })],
        [entityPresentationApiRef, calledAlike('Shopping cart')],
        mockApis.identity(),
      ],
    },
  );
}

describe('the list of deployments', () => {
  const aList = (items: readonly object[], address = '') => {
    const api = aReliabilityApi({
      listDeployments: () => ({ items, page: { total: items.length } }),
    });
    open(api, address);
    return api;
  };

  it('shows what went where, and the incidents that came of it', async () => {
    aList([
      aDeploymentSummary({
        failures: [{ key: 'INC-142', title: 'Card payments failed' }],
      }),
      aDeploymentSummary({ key: 'DEP-13', release: null, rolledBack: true }),
    ]);

    expect(await screen.findByRole('link', { name: '1.4.2' })).toHaveAttribute(
      'href',
      '/reliability/deployments/DEP-12',
    );
    expect(screen.getByRole('link', { name: 'INC-142' })).toHaveAttribute(
      'href',
      '/reliability/incidents/INC-142',
    );
    expect(screen.getByText('Rolled back')).toBeVisible();
    expect(await screen.findByText('2 deployments')).toBeVisible();
  });

  it('teaches where deployments come from while there is none', async () => {
    aList([]);

    expect(await screen.findByText('No deployments to show yet')).toBeVisible();
  });

  it('asks for what the address says, and for more with a filter', async () => {
    const api = aList([], '?status=failed&sort=finished');
    await screen.findByText('Nothing matches these filters');
    await userEvent.click(
      screen.getByRole('button', { name: 'Caused an incident' }),
    );

    await waitFor(() =>
      expect(api.calls.map(({ query }) => query)).toContainEqual(
        expect.objectContaining({
          status: 'failed',
          sort: 'finished',
          failed: 'true',
        }),
      ),
    );
  });
});

describe('the page of a deployment', () => {
  it('tells what it caused, and who says so', async () => {
    const api = aReliabilityApi({
      getDeployment: () =>
        aDeployment({
          failures: [
            {
              incident: {
                key: 'INC-142',
                title: 'Card payments failed',
                severity: 'sev2',
              },
              state: 'confirmed',
              by: 'user:default/on-call-engineer',
              at: '2026-11-14T09:00:00Z',
              possible: true,
              causeVersion: 1,
            },
            {
              incident: {
                key: 'INC-7',
                title: 'Checkout was slow',
                severity: null,
              },
              state: 'confirmed',
              by: 'user:default/on-call-engineer',
              at: '2026-11-14T09:00:00Z',
              possible: false,
              causeVersion: 1,
            },
          ],
        }),
      getDeploymentHistory: () => ({
        items: [
          {
            at: '2026-11-14T10:00:00Z',
            by: 'user:default/on-call-engineer',
            action: 'changed',
            version: 2,
            changes: { rolledBack: [false, true] },
          },
        ],
        page: {},
      }),
    });
    open(api, '/DEP-12');

    expect(
      await screen.findByRole('heading', { name: /^Shopping cart \d/ }),
    ).toBeVisible();
    const caused = within(
      await screen.findByRole('region', { name: 'Incidents it caused' }),
    );
    expect(
      caused.getByRole('link', { name: 'Card payments failed' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-142');
    const [possible, impossible] = caused.getAllByText(/^Caused it ·/);
    expect(possible).not.toHaveTextContent(/cannot have caused it/);
    expect(impossible).toHaveTextContent(
      /It began only after the incident and cannot have caused it/,
    );
    expect(await screen.findByText('Rolled back: no → yes')).toBeVisible();
    expect(screen.getByText('10 min')).toBeVisible();
  });

  it('says that there is nothing for who may not see it', async () => {
    const api = aReliabilityApi({
      getDeployment: () => {
        throw new ReliabilityError(404, 'There is no DEP-12');
      },
    });
    open(api, '/DEP-12');

    expect(
      await screen.findByText('There is nothing to show for DEP-12'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'All deployments' }),
    ).toHaveAttribute('href', '/reliability/deployments');
  });
});
