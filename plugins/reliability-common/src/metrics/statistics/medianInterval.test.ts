import fc from 'fast-check';
import { seededRandom } from '../testing/seededRandom';
import { medianInterval } from './medianInterval';
import { quantile } from './quantile';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('medianInterval', () => {
  it.each([
    // Nair (1940), 95 %: the k-th from either end.
    [6, 1],
    [7, 1],
    [8, 1],
    [9, 2],
    [11, 2],
    [12, 3],
    [14, 3],
    [15, 4],
    [17, 5],
    [20, 6],
    [25, 8],
    [30, 10],
    [37, 13],
    [44, 16],
    [51, 19],
    [65, 25],
  ])('takes the ranks of Nair’s table for n = %d: %d', (n, rank) => {
    expect(medianInterval(upTo(n))).toEqual([rank, n + 1 - rank]);
  });

  it('has none for fewer than 6 values', () => {
    expect(medianInterval([])).toBeNull();
    expect(medianInterval(upTo(5))).toBeNull();
  });

  it('contains the median', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6 }),
        list => {
          const sorted = list.sort((a, b) => a - b);
          const median = quantile(sorted, 0.5);
          const [low, high] = medianInterval(sorted) ?? [NaN, NaN];
          expect(low).toBeLessThanOrEqual(median);
          expect(high).toBeGreaterThanOrEqual(median);
        },
      ),
    );
  });

  it.each([6, 9, 14, 30])(
    'covers the true median at least 95 times of 100 for n = %d, ties or not',
    n => {
      const random = seededRandom(n);
      const rounds = 4000;
      const covered = { plain: 0, tied: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const draws = Array.from({ length: n }, () => random() ** 3);
        const sorted = draws.sort((a, b) => a - b);
        const [low, high] = medianInterval(sorted) ?? [1, 0];
        if (low <= 0.125 && high >= 0.125) covered.plain += 1;
        // Five values only, the middle one the true median.
        const tied = sorted.map(value => Math.floor(Math.cbrt(value) * 5));
        const [lowTied, highTied] = medianInterval(tied) ?? [1, 0];
        if (lowTied <= 2 && highTied >= 2) covered.tied += 1;
      }
      expect(covered.plain / rounds).toBeGreaterThan(0.95 - 0.007);
      expect(covered.tied / rounds).toBeGreaterThan(covered.plain / rounds);
    },
  );
});
