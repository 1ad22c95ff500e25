import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { aGap, aTrendPoint, weeksOf } from '../__testUtils__/aTrend';
import { textOf } from '../__testUtils__/textOf';
import { TrendChart, TrendChartProps } from './TrendChart';

const [first, second, third] = weeksOf(3);
const points = [
  aTrendPoint({ at: first, value: 3_060, low: 2_580, high: 3_600 }),
  aGap(second),
  aTrendPoint({ at: third, n: 14, state: 'lowConfidence' }),
];

async function renderChart(given: Partial<TrendChartProps> = {}) {
  const { container } = renderInTestApp(
    <TrendChart
      aria-label="Time to restore"
      points={points}
      unit="s"
      {...given}
    />,
  );
  const reader = await screen.findByRole('slider', { name: 'Time to restore' });
  return { container, reader, user: userEvent.setup() };
}

/** What a screen reader says of the point that the reader is at. */
function said(reader: HTMLElement) {
  return reader.getAttribute('aria-valuetext')?.replace(/\u00a0/g, ' ');
}

describe('TrendChart', () => {
  it('says the latest value at its end, with its interval, n and how sure it is', async () => {
    const { container } = await renderChart();

    for (const words of ['32–45 · n 14', 'low confidence']) {
      expect(within(container).getByText(words)).toBeInTheDocument();
    }
    expect(
      within(container)
        .getAllByText('40 min')
        .map(({ tagName }) => tagName),
    ).toContain('text');
  });

  it('says of which day the latest value is, when the last ones have none', async () => {
    await renderChart({ points: points.slice(0, 2) });

    expect(screen.getByText('as of Nov 9')).toBeInTheDocument();
  });

  it('is read point by point with the arrow keys, gaps too', async () => {
    const { reader, user } = await renderChart();

    await user.tab();
    expect(reader).toHaveFocus();
    expect(said(reader)).toBe(
      'Nov 23, 2026: 40 min, 32–45, n 14, low confidence',
    );

    await user.keyboard('{ArrowLeft}');
    expect(said(reader)).toBe('Nov 16, 2026: too few to say, n 2');
    expect(reader).toHaveAttribute('aria-valuenow', '2');

    await user.keyboard('{Home}');
    expect(said(reader)).toBe('Nov 9, 2026: 51 min, 43 min – 1 h, n 129');

    await user.keyboard('{ArrowLeft}');
    expect(reader).toHaveAttribute('aria-valuenow', '1');
  });

  it('shows what is read to the eye too, until Esc', async () => {
    const { user } = await renderChart();

    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByText('Nov 16, 2026')).toBeInTheDocument();
    expect(screen.getByText('too few to say')).toBeInTheDocument();

    await user.keyboard('{Escape}');
    expect(screen.queryByText('Nov 16, 2026')).not.toBeInTheDocument();
  });

  it('keeps Esc to itself only while it has something to close', async () => {
    const onKeyDown = jest.fn();
    renderInTestApp(
      <div role="presentation" onKeyDown={({ key }) => onKeyDown(key)}>
        <TrendChart aria-label="Around" points={points} unit="s" />
      </div>,
    );
    await screen.findByRole('slider');
    const user = userEvent.setup();

    await user.tab();
    await user.keyboard('{Escape}');
    expect(onKeyDown).not.toHaveBeenCalledWith('Escape');
    await user.keyboard('{Escape}');
    expect(onKeyDown).toHaveBeenCalledWith('Escape');
  });

  it('follows the pointer', async () => {
    const { reader, user } = await renderChart();

    await user.pointer({ target: reader, coords: { clientX: 1 } });

    expect(screen.getByText('Nov 9, 2026')).toBeInTheDocument();
    await user.unhover(reader);
    expect(screen.queryByText('Nov 9, 2026')).not.toBeInTheDocument();
  });

  it('has an axis from zero in units that people count in', async () => {
    const { container } = await renderChart();

    const ticks = [
      ...container.querySelectorAll('.recharts-yAxis-tick-labels text'),
    ];
    expect(ticks.map(textOf)).toEqual(['0', '20 min', '40 min', '1 h']);
  });

  it('says shares in percent and counts in whole numbers', async () => {
    const { reader } = await renderChart({
      unit: 'ratio',
      points: [aTrendPoint({ value: 0.0714, low: 0.031, high: 0.148 })],
    });
    expect(said(reader)).toBe('Nov 23, 2026: 7.1 %, 3.1–15 %, n 129');
  });

  it('says an interval that nothing bounds as it is', async () => {
    const { reader } = await renderChart({
      points: [aTrendPoint({ value: null, high: null })],
    });

    expect(said(reader)).toBe('Nov 23, 2026: 32 min or more, n 129');
  });

  it('marks what changed with words, and reads them where they begin to count', async () => {
    const { reader, container, user } = await renderChart({
      changes: [{ day: '2026-11-16', words: '14 services joined' }],
    });

    const line = within(container).getByRole('listitem', { hidden: true });
    expect(line).toHaveTextContent(/Nov 16.*: 14 services joined$/);
    // A day without an hour: the same in every zone.
    expect(line.querySelector('time')).toHaveAttribute(
      'datetime',
      '2026-11-16',
    );
    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(said(reader)).toContain('14 services joined');
    await user.keyboard('{ArrowLeft}');
    expect(said(reader)).not.toContain('14 services joined');
  });

  it('marks at its first point what changed earlier, as it is listed and read there', async () => {
    const { reader, container, user } = await renderChart({
      changes: [{ day: '2026-11-09', words: '14 services joined' }],
    });

    expect([...container.querySelectorAll('tspan')].map(textOf)).toEqual(
      expect.arrayContaining(['Nov 9', '14 services joined']),
    );
    await user.tab();
    await user.keyboard('{Home}');
    expect(said(reader)).toContain('14 services joined');
  });

  it('says what the value was before', async () => {
    await renderChart({ before: { at: first, words: '90 days ago' } });

    expect(screen.getByText('90 days ago')).toBeInTheDocument();
    expect(screen.getByText('51 min (43 min – 1 h)')).toBeInTheDocument();
  });

  it('draws no more points than can be told apart, and reads them all', async () => {
    const weeks = weeksOf(1_000);
    const { container, reader } = await renderChart({
      points: weeks.map((at, index) =>
        aTrendPoint({ at, value: 2_400 + (index % 7) * 60 }),
      ),
    });

    expect(reader).toHaveAttribute('aria-valuemax', '1000');
    const line = container.querySelector('.recharts-line-curve');
    expect(line?.getAttribute('d')?.split(/[LC]/).length).toBeLessThan(250);
  });

  it('says that there is nothing to draw, in the same place', async () => {
    renderInTestApp(<TrendChart aria-label="x" points={[]} unit="s" />);

    expect(
      await screen.findByText('There is nothing to draw yet.'),
    ).toHaveStyle({ height: '236px' });
  });
});
