import { Route, Routes } from 'react-router-dom';
import {
  ChangeReview,
  defaultFailureModes,
} from '@afterword/plugin-reliability-common';
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
import { ChangesRouter } from '../changes/ChangesRouter';
import { rootRouteRef } from '../routes';
import { aReliabilityApi, FakeAnswer } from './aReliabilityApi';
import { calledAlike } from './calledAlike';

/** The page of a change review, on what a back end would answer. */
export function renderChange(
  change: ChangeReview,
  answers: Readonly<Record<string, FakeAnswer>> = {},
  /** What the catalog calls every entity. */
  title = 'checkout-api',
) {
  const api = aReliabilityApi({
    getChange: () => change,
    getChangeHistory: () => ({ items: [], page: {} }),
    listChangeProposals: () => ({ items: [] }),
    listRelatedToChange: () => ({ learnings: [], incidents: [] }),
    getChecklist: () => ({ entities: change.entities, items: [] }),
    getChangeLinks: () => ({ version: 2, deployments: [], incidents: [] }),
    listFailureModes: () => ({ items: defaultFailureModes, editable: false }),
    ...answers,
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="/reliability/changes/*" element={<ChangesRouter />} />
      </Routes>
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/changes/${change.key}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [entityPresentationApiRef, calledAlike(title)],
      ],
    },
  );
  return {
    sent: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}
