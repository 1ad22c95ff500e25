import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { aGap, aTrendPoint, weeksOf } from '../__testUtils__/aTrend';
import { textOf } from '../__testUtils__/textOf';
import { ChartCard } from './ChartCard';
import type { ChartTableData } from './table';
import { useTrendTable } from './useTrendTable';

const TITLE = 'Service comes back faster than over the summer';
const weeks = weeksOf(2);
const points = [aTrendPoint({ at: weeks[0] }), aGap(weeks[1])];

function TrendCard() {
  const table = useTrendTable(points, 's', [
    { day: '2026-11-23', words: '14 services joined' },
  ]);
  return (
    <ChartCard title={TITLE} note="by week" table={table}>
      the chart
    </ChartCard>
  );
}

async function renderCard(card: JSX.Element) {
  renderInTestApp(card);
  return within(await screen.findByRole('region', { name: TITLE }));
}

function given(table?: ChartTableData<string>) {
  return (
    <ChartCard title={TITLE} table={table}>
      the chart
    </ChartCard>
  );
}

describe('ChartCard', () => {
  it('shows the same points as a table, and the chart again', async () => {
    const card = await renderCard(<TrendCard />);
    const user = userEvent.setup();
    expect(card.getByText('the chart')).toBeInTheDocument();

    await user.click(card.getByRole('button', { name: 'Table' }));
    expect(card.queryByText('the chart')).not.toBeInTheDocument();
    expect(
      within(card.getByRole('table', { name: TITLE }))
        .getAllByRole('row')
        .map(row => [...row.children].map(textOf)),
    ).toEqual([
      [
        'Day (UTC)',
        'Value',
        'Low end, 95 %',
        'High end, 95 %',
        'n',
        'How sure',
        'What changed',
      ],
      [
        'Nov 23, 2026',
        '–',
        '–',
        '–',
        '2',
        'too few to say',
        '14 services joined',
      ],
      ['Nov 16, 2026', '40 min', '32 min', '45 min', '129', 'sure enough', ''],
    ]);

    await user.click(card.getByRole('button', { name: 'Chart' }));
    expect(card.getByText('the chart')).toBeInTheDocument();
  });

  it('is saved from the chart and from its table', async () => {
    const card = await renderCard(
      <ChartCard
        title={TITLE}
        table={{ columns: [], rows: () => [] }}
        download={<button type="button">Save</button>}
      >
        the chart
      </ChartCard>,
    );
    expect(card.getByRole('button', { name: 'Save' })).toBeInTheDocument();

    await userEvent.click(card.getByRole('button', { name: 'Table' }));
    expect(card.getByRole('button', { name: 'Save' })).toBeInTheDocument();
  });

  it('has no table to offer while its points load', async () => {
    const card = await renderCard(given());

    expect(card.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says of a very long table how much of it is shown', async () => {
    const card = await renderCard(
      given({
        columns: [{ name: 'Day', text: day => day }],
        rows: () => Array.from({ length: 1_000 }, (_, row) => `Day ${row}`),
      }),
    );

    await userEvent.click(card.getByRole('button', { name: 'Table' }));
    expect(card.getAllByRole('row')).toHaveLength(401);
    expect(card.getByText('The first 400 of 1,000.')).toBeInTheDocument();
  });
});
