import { screen } from '@testing-library/react';
import { defaultFailureModes } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { rootRouteRef } from '../routes';
import { SearchResultItem, SearchResultItemProps } from './SearchResultItem';

const postmortem = {
  key: 'PM-7',
  title: 'Payments under retries',
  text: 'A blip of the **ledger** became an outage.',
  location: '/reliability/postmortems/PM-7',
  severity: 'sev2',
  entities: ['component:default/payments'],
  startedAt: '2026-03-01T10:00:00Z',
  publishedAt: '2026-03-10T10:00:00Z',
};

function renderItem(props: SearchResultItemProps) {
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <SearchResultItem {...props} />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [
          reliabilityApiRef,
          aReliabilityApi({
            listFailureModes: () => ({
              items: defaultFailureModes,
              editable: false,
            }),
          }),
        ],
        [catalogApiRef, catalogApiMock({ entities: [] })],
      ],
    },
  );
}

describe('A result of the portal’s search', () => {
  it('leads to the postmortem, and says how bad it was, when, and to whom it happened', async () => {
    renderItem({ result: postmortem });
    expect(
      await screen.findByRole('link', { name: 'Payments under retries' }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-7');
    expect(screen.getByText('Sev-2')).toBeInTheDocument();
    expect(screen.getByText('Mar 1, 2026')).toBeInTheDocument();
    expect(await screen.findByText('payments')).toBeInTheDocument();
    expect(
      screen.getByText('A blip of the ledger became an outage.'),
    ).toBeInTheDocument();
  });

  it('stands under the key that people know it by', async () => {
    renderItem({ result: postmortem });
    const link = await screen.findByRole('link', { name: postmortem.title });
    expect(link.parentElement).toHaveTextContent(
      /^PM-7 Payments under retries$/,
    );
  });

  it('leads to the learning, and says where it was learned', async () => {
    renderItem({
      result: {
        ...postmortem,
        key: 'LRN-3',
        title: 'Retries need jitter',
        location: '/reliability/learnings/LRN-3',
        severity: undefined,
        failureMode: 'retry-storm',
        postmortem: 'PM-7',
      } as SearchResultItemProps['result'],
    });
    expect(
      await screen.findByRole('link', { name: 'Retries need jitter' }),
    ).toHaveAttribute('href', '/reliability/learnings/LRN-3');
    expect(await screen.findByText('Retry storm')).toBeInTheDocument();
    expect(screen.getByText('learned in PM-7')).toBeInTheDocument();
  });

  it('marks what was searched for', async () => {
    renderItem({
      result: postmortem,
      highlight: {
        preTag: '<a1>',
        postTag: '</a1>',
        fields: { text: 'A blip of the **<a1>ledger</a1>** became' },
      },
    });
    expect(await screen.findByText('ledger')).toHaveProperty('tagName', 'MARK');
  });

  it('shows what an older index knows', async () => {
    const { title, text, location } = postmortem;
    renderItem({ result: { title, text, location } });
    expect(
      await screen.findByRole('link', { name: 'Payments under retries' }),
    ).toBeInTheDocument();
  });
});
