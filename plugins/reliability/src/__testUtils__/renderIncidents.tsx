import { Route, Routes } from 'react-router-dom';
import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { IncidentsRouter } from '../incidents/IncidentsRouter';
import { rootRouteRef } from '../routes';
import { catalogPeople } from './catalogPeople';

/** Opens the pages of incidents at an address below `/reliability`, as the on-call engineer. */
export function renderIncidents(api: ReliabilityApi, address: string) {
  return renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="incidents/*" element={<IncidentsRouter />} />
        <Route path="postmortems/:key" element={<p>a postmortem</p>} />
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
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: catalogPeople })],
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
}
