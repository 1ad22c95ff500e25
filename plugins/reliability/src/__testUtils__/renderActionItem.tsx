import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ActionItemPage } from '../actionItems/page/ActionItemPage';
import { rootRouteRef } from '../routes';
import { catalogPeople } from './catalogPeople';

/** Opens the page of AI-77 as the on-call engineer. */
export function renderActionItem(api: ReliabilityApi) {
  return renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <ActionItemPage />
    </ReliabilityProvider>,
    {
      mountPath: '/reliability/action-items/:key',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: ['/reliability/action-items/AI-77'],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: catalogPeople })],
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
}
