import { ReactNode } from 'react';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
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
  }: {
    readonly at?: string;
    readonly called?: ReturnType<typeof calledAlike>;
  } = {},
) {
  const api = aReliabilityApi(answers);
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      {page}
    </ReliabilityProvider>,
    {
      initialRouteEntries: [at],
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        ...(called ? [[entityPresentationApiRef, called] as const] : []),
      ],
    },
  );
  return api;
}
