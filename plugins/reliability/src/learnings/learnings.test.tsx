import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PublishedLearning } from '@afterword/plugin-reliability-common';
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

const published = (
  given: Partial<PublishedLearning> = {},
): PublishedLearning => ({
  ...aLearning(),
  postmortem: { key: 'PM-31', title: 'Card payments failed' },
  entities: [{ ref: 'component:default/checkout-api', known: true }],
  publishedAt: '2026-11-20T12:00:00Z',
  state: 'stands',
  ...given,
});

function renderPage(items: readonly PublishedLearning[], query = '') {
  const api = aReliabilityApi({
    listLearnings: () => ({ items, page: { total: items.length } }),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <LearningsPage />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/${query}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return api;
}

describe('the list of learnings', () => {
  it('says what was learned, what helped, and where more of it stands', async () => {
    renderPage([published({ key: 'LRN-12' })]);

    const row = await screen.findByRole('row', { name: /Retries without/ });
    expect(row).toHaveTextContent(
      /Whatever calls a shared service.*A retry budget of 10 %.*retry storm.*checkout-api/,
    );
    expect(
      screen.getByRole('link', { name: /^Retries without/ }),
    ).toHaveAttribute('href', '/reliability/learnings/LRN-12');
    expect(screen.getByRole('link', { name: 'PM-31' })).toHaveAttribute(
      'href',
      '/reliability/postmortems/PM-31',
    );
    expect(await screen.findByText('1 learning')).toBeVisible();
  });

  it('is asked for what its address says, and for a failure mode at hand', async () => {
    const api = renderPage([published()], '?q=jitter');
    const asked = () =>
      api.calls.filter(({ query }) => query.count === undefined).at(-1)?.query;
    expect(await screen.findByRole('searchbox')).toHaveValue('jitter');
    expect(asked()).toMatchObject({ q: 'jitter' });

    const mode = screen.getByRole('combobox', { name: 'Failure mode' });
    await userEvent.type(mode, 'retry storm{Enter}');
    await waitFor(() =>
      expect(asked()).toMatchObject({
        q: 'jitter',
        failureMode: 'retry storm',
      }),
    );
  });

  it('teaches where learnings come from while there is none', async () => {
    renderPage([]);

    expect(await screen.findByText('No learnings to show yet')).toBeVisible();
    expect(
      screen.getByText(/^A learning is written in a postmortem/),
    ).toBeVisible();
  });
});
