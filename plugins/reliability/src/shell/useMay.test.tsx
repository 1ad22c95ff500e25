import { screen, waitFor } from '@testing-library/react';
import {
  actionItemCreatePermission,
  importPermission,
  incidentCreatePermission,
  intakeAdministerPermission,
  postmortemCreatePermission,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Route, Routes } from 'react-router-dom';
import { anIncident } from '../__testUtils__/anIncident';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { ImportPage } from '../exchange/ImportPage';
import { IncidentsRouter } from '../incidents/IncidentsRouter';
import { PostmortemsRouter } from '../postmortems/PostmortemsRouter';
import { rootRouteRef } from '../routes';

const EMPTY = { items: [], page: {} };

describe('what makes something new', () => {
  // The portal asks about a permission once and keeps the answer, so it is the same for all of these.
  const refused = [
    incidentCreatePermission,
    postmortemCreatePermission,
    actionItemCreatePermission,
    importPermission,
    intakeAdministerPermission,
  ];
  const open = (address: string) =>
    renderInTestApp(
      <ReliabilityProvider cache={createReliabilityCache()}>
        <Routes>
          <Route path="incidents/*" element={<IncidentsRouter />} />
          <Route path="postmortems/*" element={<PostmortemsRouter />} />
          <Route path="import" element={<ImportPage />} />
        </Routes>
      </ReliabilityProvider>,
      {
        mountPath: '/reliability',
        mountedRoutes: {
          '/reliability': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        initialRouteEntries: [`/reliability${address}`],
        apis: [
          [
            reliabilityApiRef,
            aReliabilityApi({
              getIncident: () => anIncident(),
              getIncidentHistory: () => EMPTY,
              listActionItems: () => EMPTY,
              listIncidents: () => EMPTY,
              listPostmortems: () => EMPTY,
              listDeployments: () => EMPTY,
            }),
          ],
          [catalogApiRef, catalogApiMock()],
          mockApis.identity(),
          mockApis.permission({
            authorize: ({ permission }) =>
              refused.some(({ name }) => name === permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }),
        ],
      },
    );
  it.each([
    ['/incidents', 'Incidents', 'Download: Incidents', /^Report/],
    ['/postmortems', 'Postmortems', 'Download: Postmortems', /^New postmortem/],
    [
      '/incidents/INC-142',
      'Card payments failed',
      'Edit details',
      /^New|^Add$/,
    ],
  ])(
    'is not offered on %s to whom the policy refuses it',
    async (address, heading, remains, offer) => {
      open(address);
      await screen.findByRole('heading', { name: heading });
      await screen.findByRole('button', { name: remains });

      await waitFor(() =>
        expect(screen.queryAllByRole('button', { name: offer })).toEqual([]),
      );
    },
  );

  it('is explained on the page that is for nothing else', async () => {
    open('/import');

    expect(
      await screen.findByText(/You can bring in nothing here/),
    ).toBeVisible();
    expect(screen.queryByText(/Drop files here/)).toBeNull();
    expect(
      screen.queryByRole('link', { name: 'What arrives by itself' }),
    ).toBeNull();
  });
});
