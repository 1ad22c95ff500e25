import { ReactElement } from 'react';
import type { Charter } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PracticeRouter } from '../practice/PracticeRouter';
import { rootRouteRef } from '../routes';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';

/** What the reader of {@link aKeptCharter} has acknowledged. */
export const YOURS = { version: 2, at: '2026-11-13T09:00:00Z' };

/** A back end with a charter that can be acknowledged. */
export function aKeptCharter(
  first: Charter,
  more: Readonly<Record<string, FakeAnswer>> = {},
) {
  let charter = first;
  return aReliabilityApi({
    getCharter: () => charter,
    getProcesses: () => ({ charterGate: 'advised', processes: [] }),
    listCharterVersions: () => ({
      items: [charter]
        .filter(({ version }) => version > 0)
        .map(({ version, at, by, note, asksAnew }) => ({
          version,
          at,
          by,
          note,
          asksAnew,
        })),
      page: {},
    }),
    listCharterAcknowledgements: () => ({ items: [], page: {} }),
    acknowledgeCharter: () => {
      charter = {
        ...charter,
        standing: 'acknowledged',
        yours: YOURS,
        acknowledged: charter.acknowledged + 1,
      };
      return charter;
    },
    ...more,
  });
}

/**
 * Opens a page below `/reliability/practice`, or shows a part of one there.
 *
 * @param at - what its address ends in
 */
export function renderPractice(
  api: ReturnType<typeof aReliabilityApi>,
  at = '',
  part: ReactElement = <PracticeRouter />,
) {
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      {part}
    </ReliabilityProvider>,
    {
      mountPath: '/reliability/practice',
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/practice${at}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        mockApis.identity({ userEntityRef: 'user:default/on-call-engineer' }),
      ],
    },
  );
  return api;
}
