import {
  createReliabilityCache,
  ReliabilityApi,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { LearningPage } from '../learnings/page/LearningPage';
import { rootRouteRef } from '../routes';
import { catalogPeople } from './catalogPeople';

/** Opens the page of LRN-12 as the on-call engineer. */
export function renderLearning(api: ReliabilityApi) {
  return renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <LearningPage />
    </ReliabilityProvider>,
    {
      mountPath: '/reliability/learnings/:key',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: ['/reliability/learnings/LRN-12'],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: catalogPeople })],
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
}
