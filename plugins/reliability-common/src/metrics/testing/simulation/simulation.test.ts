import { measureCoverage } from './measureCoverage';
import { comparedFigures, countArrows, countDiscoveries } from './unchanged';

/*
 * The quick form of `yarn simulate:coverage`, from the same seeds every time.
 */

describe('intervals', () => {
  it.each(
    measureCoverage(1200).map(
      ({ case: { interval, sample }, coverage }) =>
        [interval, sample, coverage] as const,
    ),
  )('of %s hold what they claim: %s', (_interval, _sample, coverage) => {
    expect(coverage.filter(({ missed }) => missed)).toEqual([]);
  });
});

describe('figures of services in which nothing changes', () => {
  it('say higher or lower at most 5 times of 100', () => {
    const counted = countArrows(1000);
    const sum = (of: (one: (typeof counted)[number]) => number) =>
      counted.reduce((total, one) => total + of(one), 0);
    expect(sum(one => one.arrows) / sum(one => one.compared)).toBeLessThan(
      0.05,
    );
  });

  it('are compared for the most part, though some incidents are not over', () => {
    for (const { compared } of countArrows(200)) {
      expect(compared).toBeGreaterThan(120);
    }
  });
});

describe('lists selected by change', () => {
  it.each(comparedFigures)(
    'of %s hold at most 1 false change in 20, on average',
    figure => {
      for (const changed of [0, 20]) {
        const { falseShare, error } = countDiscoveries(figure, 25, changed);
        expect(falseShare - 2 * error).toBeLessThan(0.05);
      }
    },
  );

  it('find what did change', () => {
    for (const figure of comparedFigures) {
      expect(countDiscoveries(figure, 5, 20).found).toBeGreaterThan(0.3);
    }
  });
});
