import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityPresentationApi,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PostmortemPage } from '../postmortems/PostmortemPage';
import { rootRouteRef } from '../routes';
import type { aPostmortemServer } from './aPostmortemServer';
import { catalogPeople } from './catalogPeople';

/**
 * Opens the page of PM-31 as the on-call engineer.
 *
 * @param search - what its address ends in
 * @param words - the translation that it is shown in; English unless told
 * @param names - what people are called; as in their references unless told
 * @param refused - what the policy does not allow them
 */
export function renderPostmortem(
  server: Pick<ReturnType<typeof aPostmortemServer>, 'api'>,
  search = '',
  words?: TranslationApi,
  names?: EntityPresentationApi,
  refused: readonly Permission[] = [],
) {
  return renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <PostmortemPage />
    </ReliabilityProvider>,
    {
      mountPath: '/reliability/postmortems/:key',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/postmortems/PM-31${search}`],
      apis: [
        [reliabilityApiRef, server.api],
        [catalogApiRef, catalogApiMock({ entities: catalogPeople })],
        ...(names ? [[entityPresentationApiRef, names] as const] : []),
        ...(words ? [[translationApiRef, words] as const] : []),
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
        mockApis.permission({
          authorize: ({ permission }) =>
            refused.some(({ name }) => name === permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
    },
  );
}
