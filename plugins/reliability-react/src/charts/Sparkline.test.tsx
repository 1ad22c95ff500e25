import { render } from '@testing-library/react';
import { aGap, aTrendPoint, weeksOf } from '../__testUtils__/aTrend';
import { Sparkline } from './Sparkline';
import { SPARK, sparkPaths } from './sparkPaths';

const weeks = weeksOf(26);
const steady = weeks.map(at => aTrendPoint({ at }));

describe('Sparkline', () => {
  it('is silent, since its tile says the figure', () => {
    const { container } = render(<Sparkline points={steady} />);

    const chart = container.querySelector('svg');
    expect(chart).toHaveAttribute('aria-hidden', 'true');
    expect(chart).not.toHaveTextContent(/./);
  });

  it('has one size, whatever it shows', () => {
    for (const points of [steady, steady.slice(0, 1), []]) {
      const { container } = render(<Sparkline points={points} />);
      expect(container.querySelector('svg')).toHaveAttribute(
        'viewBox',
        `0 0 ${SPARK.width} ${SPARK.height}`,
      );
    }
  });

  it('ends in a ring where confidence is low', () => {
    const last = aTrendPoint({ state: 'lowConfidence' });

    expect(sparkPaths(steady).end?.isHollow).toBe(false);
    expect(sparkPaths([...steady.slice(0, -1), last]).end?.isHollow).toBe(true);
  });

  it('ends where the latest value is, not where there is none', () => {
    const end = sparkPaths([...steady.slice(0, -1), aGap(weeks[25])]).end;

    expect(end?.x).toBeLessThan(SPARK.right);
  });

  it('has a gap where there is no value, and begins at zero', () => {
    const { line, band } = sparkPaths([
      ...steady.slice(0, 10),
      aGap(weeks[10]),
      ...steady.slice(11),
    ]);

    expect(line.match(/M/g)).toHaveLength(2);
    expect(band.match(/M/g)).toHaveLength(2);
    expect(sparkPaths([aTrendPoint({ value: 0, low: 0 })]).end?.y).toBe(
      SPARK.bottom,
    );
  });

  it('stays as simple, however long the series', () => {
    const long = weeksOf(1_000).map((at, index) =>
      aTrendPoint({ at, value: index % 13 }),
    );

    expect(sparkPaths(long).line.split('L').length).toBeLessThan(200);
  });
});
