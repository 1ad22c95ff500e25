import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReviewSummary } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { aReview } from '../../__testUtils__/aReview';
import { rootRouteRef } from '../../routes';
import { ReviewsPage } from './ReviewsPage';

function renderPage(items: readonly ReviewSummary[]) {
  const api = aReliabilityApi({
    listReviews: () => ({ items, page: { total: items.length } }),
    planReviews: () => aReview(),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <ReviewsPage />
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
  return api;
}

describe('the list of reviews', () => {
  it('says what each is about, where it stands and who leads it', async () => {
    renderPage([{ ...aReview(), decisions: 2 }]);
    expect(
      await screen.findByRole('row', { name: /Checkout review/ }),
    ).toHaveTextContent(/RR-3.*The organisation.*Planned.*search/);
  });

  it('says when one was held that began before its day', async () => {
    renderPage([
      {
        ...aReview({ state: 'closed', startedAt: '2026-11-27T09:00:00Z' }),
        decisions: 0,
      },
    ]);
    expect(
      await screen.findByRole('row', { name: /Checkout review/ }),
    ).toHaveTextContent(/27 Nov|Nov 27/);
  });

  it('teaches what a review is while there is none', async () => {
    renderPage([]);
    expect(await screen.findByText('No reviews to show yet')).toBeVisible();
    expect(screen.getByText(/^In a review several teams look/)).toBeVisible();
  });

  it('sets a series up, and says what is missing', async () => {
    const api = renderPage([]);
    const [open] = await screen.findAllByRole('button', {
      name: 'Set up reviews',
    });
    await userEvent.click(open);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Set up' }),
    );
    expect(screen.getByText('Say what it is called')).toBeVisible();
    expect(screen.getByText('Say when the first one is')).toBeVisible();

    await userEvent.type(
      screen.getByRole('textbox', { name: 'Title' }),
      'Checkout review',
    );
    await userEvent.type(screen.getByLabelText(/First day/), '2027-01-05');
    await userEvent.click(screen.getByRole('button', { name: 'Set up' }));
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'planReviews'),
      ).toMatchObject({
        body: {
          title: 'Checkout review',
          scope: 'organisation',
          rhythm: { repeats: 'everyTwoWeeks', first: '2027-01-05' },
          length: 50,
        },
        idempotencyKey: expect.any(String),
      }),
    );
  });

  it('reviews the framework once a year, unless told', async () => {
    const api = renderPage([]);
    const [open] = await screen.findAllByRole('button', {
      name: 'Set up reviews',
    });
    await userEvent.click(open);
    await userEvent.click(
      await screen.findByRole('button', { name: /What it looks at/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /^Our framework/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Title' }),
      'Our framework',
    );
    await userEvent.type(screen.getByLabelText(/First day/), '2027-01-05');
    await userEvent.click(screen.getByRole('button', { name: 'Set up' }));
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'planReviews'),
      ).toMatchObject({
        body: { kind: 'framework', rhythm: { repeats: 'yearly' } },
      }),
    );
  });
});
