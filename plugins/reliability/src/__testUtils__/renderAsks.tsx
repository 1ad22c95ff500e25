import { ReactNode } from 'react';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { rootRouteRef } from '../routes';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';
import { calledAlike } from './calledAlike';

/** Shows something about questions to teams, answered by `answers`. @returns what it has asked the back end */
export function renderAsks(
  page: ReactNode,
  answers: Readonly<Record<string, FakeAnswer>>,
  {
    at = '/',
    called,
    ownedAs = ['user:default/test'],
    around,
  }: {
    readonly at?: string;
    /** What the reader owns things as. */
    readonly ownedAs?: readonly string[];
    /** Shown beside it. */
    readonly around?: ReactNode;
    readonly called?: ReturnType<typeof calledAlike>;
  } = {},
) {
  const api = aReliabilityApi(answers);
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      {page}
      {around}
    </ReliabilityProvider>,
    {
      initialRouteEntries: [at],
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [
          identityApiRef,
          mockApis.identity({ ownershipEntityRefs: [...ownedAs] }),
        ],
        [catalogApiRef, catalogApiMock()],
        ...(called ? [[entityPresentationApiRef, called] as const] : []),
      ],
    },
  );
  return api;
}
