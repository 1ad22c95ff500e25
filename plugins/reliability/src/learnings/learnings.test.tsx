import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  LearningApplication,
  LearningFacets,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { anAsk } from '../__testUtils__/anAsk';
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

const noFacets: LearningFacets = {
  failureMode: [],
  layer: [],
  technology: [],
  owner: [],
  severity: [],
  year: [],
};

function renderPage(
  items: readonly PublishedLearning[],
  query = '',
  facets: Partial<LearningFacets> = {},
  asksOfMine: readonly LearningApplication[] = [],
) {
  const api = aReliabilityApi({
    listLearningAsks: ({ query: asked }) => ({
      items: asked.owner === 'me' ? asksOfMine : [anAsk()],
      page: {},
    }),
    getLearningFacets: () => ({ ...noFacets, ...facets }),
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

  it.each([
    ['those of the reader’s own teams', [anAsk()], '?owner=me'],
    ['everybody’s, where none waits for their own teams', [], '?owner=all'],
  ])('leads to lessons to answer: %s', async (_, asksOfMine, search) => {
    const api = renderPage([published()], '', {}, asksOfMine);
    const way = await screen.findByRole('link', {
      name: 'Learnings to answer',
    });
    await waitFor(() =>
      expect(way).toHaveAttribute(
        'href',
        `/reliability/learnings/asks${search}`,
      ),
    );
    // Also once it is known whether any waits.
    expect(
      api.calls.some(({ operation }) => operation === 'listLearningAsks'),
    ).toBe(true);
  });

  const asked = (api: ReturnType<typeof renderPage>) =>
    api.calls
      .filter(
        ({ operation, query }) =>
          operation === 'listLearnings' && query.count === undefined,
      )
      .at(-1)?.query;

  it('is asked for what its address says, and for what is chosen of what there is', async () => {
    const api = renderPage([published()], '?q=jitter', {
      layer: [
        { value: 'process', count: 3 },
        { value: 'external', count: 1 },
      ],
    });
    expect(await screen.findByRole('searchbox')).toHaveValue('jitter');
    expect(asked(api)).toMatchObject({ q: 'jitter' });

    await userEvent.click(
      await screen.findByRole('button', { name: /Where it lay/ }),
    );
    expect(
      await screen.findByRole('option', { name: 'Process (3)' }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('option', { name: 'External (1)' }));
    await waitFor(() =>
      expect(asked(api)).toMatchObject({ q: 'jitter', layer: 'external' }),
    );
    expect(
      api.calls
        .filter(({ operation }) => operation === 'getLearningFacets')
        .at(-1)?.query,
    ).toEqual({ q: 'jitter', layer: 'external' });
  });

  it('is narrowed by a year, which is a stretch of time in its address', async () => {
    const api = renderPage([published()], '', {
      year: [{ value: '2026', count: 4 }],
    });
    await userEvent.click(await screen.findByRole('button', { name: /Year/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: '2026 (4)' }),
    );
    await waitFor(() =>
      expect(asked(api)).toMatchObject({
        from: '2026-01-01T00:00:00Z',
        to: '2027-01-01T00:00:00Z',
      }),
    );
    expect(await screen.findByRole('row', { name: '2026' })).toBeVisible();
  });

  it('says what it is narrowed by, and takes each away, by keyboard too', async () => {
    const api = renderPage(
      [published()],
      '?severity=sev1&severity=sev2&owner=group:default/payments&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
    );
    const chips = await screen.findByRole('grid', { name: 'Narrowed by' });
    expect(
      within(chips)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual(['Team: payments', 'Severity: Sev-1', 'Severity: Sev-2', '2026']);

    const first = within(chips).getByRole('row', { name: 'Severity: Sev-1' });
    await userEvent.click(within(first).getByRole('button'));
    await waitFor(() => expect(asked(api)).toMatchObject({ severity: 'sev2' }));
    act(() => within(chips).getByRole('row', { name: '2026' }).focus());
    await userEvent.keyboard('{Delete}');
    await waitFor(() => expect(asked(api)).not.toHaveProperty('from'));
    expect(asked(api)).not.toHaveProperty('to');
    expect(asked(api)).toMatchObject({ owner: 'group:default/payments' });
  });

  it('teaches where learnings come from while there is none', async () => {
    renderPage([]);

    expect(await screen.findByText('No learnings to show yet')).toBeVisible();
    expect(
      screen.getByText(/^A learning is written in a postmortem/),
    ).toBeVisible();
  });
});
