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
    { at: weeks[1], words: '14 services joined' },
  ]);
  return (
    <ChartCard title={TITLE} note="by week" table={table} fileName="t">
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
    <ChartCard title={TITLE} table={table} fileName="t">
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
        'Day',
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

  it('saves the table with its exact numbers', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = content => {
      saved.push(content as Blob);
      return 'blob:1';
    };
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    const card = await renderCard(<TrendCard />);
    const user = userEvent.setup();

    await user.click(card.getByRole('button', { name: 'Table' }));
    for (const format of [/^CSV/, /^NDJSON/]) {
      await user.click(card.getByRole('button', { name: 'Download' }));
      await user.click(await screen.findByRole('menuitem', { name: format }));
    }

    expect(click).toHaveBeenCalledTimes(2);
    expect(saved.map(({ type }) => type)).toEqual([
      'text/csv;charset=utf-8',
      'application/x-ndjson',
    ]);
    expect(saved[0].size).toBeGreaterThan(100);
    expect(saved[1].size).toBeGreaterThan(saved[0].size);
    click.mockRestore();
  });

  it('has no table to offer while its points load', async () => {
    const card = await renderCard(given());

    expect(card.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leaves very long tables to the file', async () => {
    const card = await renderCard(
      given({
        columns: [{ name: 'Day', text: day => day }],
        rows: () => Array.from({ length: 1_000 }, (_, row) => `Day ${row}`),
      }),
    );

    await userEvent.click(card.getByRole('button', { name: 'Table' }));
    expect(card.getAllByRole('row')).toHaveLength(401);
    expect(
      card.getByText('The first 400 of 1,000; the file has all.'),
    ).toBeInTheDocument();
  });
});
