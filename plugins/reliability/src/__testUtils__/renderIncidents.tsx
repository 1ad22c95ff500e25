import { Route, Routes } from 'react-router-dom';
import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityPresentationApi,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { IncidentsRouter } from '../incidents/IncidentsRouter';
import { rootRouteRef } from '../routes';
import { catalogPeople } from './catalogPeople';

/**
 * Opens the pages of incidents at an address below `/reliability`, as the on-call engineer.
 *
 * @param names - what entities are called; as in their references unless told
 */
export function renderIncidents(
  api: ReliabilityApi,
  address: string,
  names?: EntityPresentationApi,
) {
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
        ...(names ? [[entityPresentationApiRef, names] as const] : []),
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
}
