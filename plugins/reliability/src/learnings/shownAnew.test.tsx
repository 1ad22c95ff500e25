import { Link, Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aLearning } from '../__testUtils__/aPostmortem';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { rootRouteRef } from '../routes';
import { LearningsPage } from './LearningsPage';

describe('the list of learnings, a moment after it was read', () => {
  it('has what somebody else published meanwhile', async () => {
    const items: unknown[] = [];
    const api = aReliabilityApi({
      getLearningFacets: () => ({
        failureMode: [],
        layer: [],
        technology: [],
        owner: [],
        severity: [],
        year: [],
      }),
      listLearnings: () => ({ items: [...items], page: {} }),
      listLearningAsks: () => ({ items: [], page: {} }),
    });
    renderInTestApp(
      <ReliabilityProvider cache={createReliabilityCache()}>
        <Link to="/elsewhere">Elsewhere</Link> <Link to="/">Back</Link>
        <Routes>
          <Route path="/" element={<LearningsPage />} />
          <Route path="/elsewhere" element={null} />
        </Routes>
      </ReliabilityProvider>,
      {
        mountedRoutes: {
          '/reliability': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        apis: [
          [reliabilityApiRef, api],
          [catalogApiRef, catalogApiMock()],
        ],
      },
    );
    await screen.findByText('No learnings to show yet');
    await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
    items.push({
      ...aLearning(),
      postmortem: { key: 'PM-31', title: 'Card payments failed' },
      entities: [],
      publishedAt: '2026-11-20T12:00:00Z',
    });
    await userEvent.click(screen.getByRole('link', { name: 'Back' }));

    expect(
      await screen.findByRole('row', { name: /Retries without/ }),
    ).toBeVisible();
  });
});
