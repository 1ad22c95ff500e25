import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { rootRouteRef } from '../../routes';
import { aCommitment, anActionItem } from '../../__testUtils__/anActionItem';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { ActionItemsPage } from './ActionItemsPage';

function renderList(items: readonly object[], address = '') {
  const api = aReliabilityApi({
    listActionItems: () => ({ items, page: { total: items.length } }),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <ActionItemsPage />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/${address}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
        mockApis.identity(),
      ],
    },
  );
  return api;
}

describe('the list of action items', () => {
  it('shows promises with their day and who answers for them', async () => {
    renderList([
      aCommitment({ overdue: true, due: '2026-01-01' }),
      anActionItem({ key: 'AI-78', title: 'A mere idea' }),
    ]);

    expect(
      await screen.findByRole('link', { name: 'Bound the retry budget' }),
    ).toHaveAttribute('href', '/reliability/action-items/AI-77');
    expect(screen.getByText(/^overdue \d+ days$/)).toBeVisible();
    expect(screen.getByText('payments-team')).toBeVisible();
    expect(screen.getByText('A mere idea')).toBeVisible();
    expect(await screen.findByText('2 action items')).toBeVisible();
  });

  it('says which incident an item without a postmortem is from', async () => {
    renderList([
      anActionItem({
        postmortem: null,
        incident: { key: 'INC-42', title: 'Card payments failed' },
      }),
    ]);

    expect(await screen.findByRole('link', { name: 'INC-42' })).toHaveAttribute(
      'href',
      '/reliability/incidents/INC-42',
    );
  });

  it('teaches what an action item is while there is none', async () => {
    renderList([]);

    expect(
      await screen.findByText('No action items to show yet'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the postmortems' }),
    ).toHaveAttribute('href', '/reliability/postmortems');
  });

  it('shows what is due before a day, and keeps it in the address', async () => {
    const api = renderList([], '?dueBefore=2026-12-01');
    const field = await screen.findByLabelText('Due before');
    expect(field).toHaveValue('2026-12-01');
    fireEvent.change(field, { target: { value: '2027-01-01' } });

    await waitFor(() =>
      expect(
        api.calls.map(({ query }) => query.dueBefore).filter(Boolean),
      ).toEqual(expect.arrayContaining(['2026-12-01', '2027-01-01'])),
    );
  });

  it('asks for what the address says, and for more with a filter', async () => {
    const api = renderList([], '?status=done&sort=-updated');
    await screen.findByText('Nothing matches these filters');
    await userEvent.click(screen.getByRole('button', { name: 'Overdue' }));

    await waitFor(() =>
      expect(api.calls.map(({ query }) => query)).toContainEqual(
        expect.objectContaining({
          status: 'done',
          overdue: 'true',
          sort: '-updated',
        }),
      ),
    );
  });
});
