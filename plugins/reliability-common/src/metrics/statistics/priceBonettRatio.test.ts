import fc from 'fast-check';
import { priceBonettRank, priceBonettRatio } from './priceBonettRatio';

const ascending = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b);

const samples = fc
  .array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
    minLength: 2,
    maxLength: 60,
  })
  .map(ascending);

describe('priceBonettRatio', () => {
  it('gives the interval that Bonett’s own package publishes', () => {
    // statpsych 1.6, ci.ratio.median2: 1.162162, 0.927667, 1.455933.
    const first = ascending([
      32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40,
    ]);
    const second = ascending([36, 44, 47, 42, 49, 39, 46, 31, 33, 48]);
    const contrast = priceBonettRatio(first, second);
    expect(contrast?.estimate).toBeCloseTo(1.162162, 6);
    expect(contrast?.interval[0]).toBeCloseTo(0.927667, 6);
    expect(contrast?.interval[1]).toBeCloseTo(1.455933, 6);
    // By SciPy 1.17, from the same standard error.
    expect(contrast?.pValue).toBeCloseTo(0.19121866745182114, 12);
  });

  it.each([
    // Round((n + 1) / 2 - √n), never below 1.
    [2, 1],
    [6, 1],
    [10, 2],
    [13, 3],
    [20, 6],
    [30, 10],
    [100, 41],
  ])('reads the spread for n = %d at rank %d from either end', (n, rank) => {
    expect(priceBonettRank(n)).toBe(rank);
  });

  it('looks at nothing beyond the two values that tell the spread', () => {
    const first = ascending(Array.from({ length: 20 }, (_, i) => 10 + i));
    const second = ascending(Array.from({ length: 20 }, (_, i) => 15 + i));
    const outer = second.map((value, index) => {
      if (index < 5) return -3;
      return index > 14 ? 1e9 : value;
    });
    expect(priceBonettRatio(first, outer)).toEqual(
      priceBonettRatio(first, second),
    );
  });

  it.each([
    ['a median of 0', [0, 0, 0, 1]],
    ['a spread that reaches down to 0', [0, 5, 6, 7]],
    ['negative values', [-9, -5, -4, -1]],
    ['ties that hide the spread', [5, 5, 5, 5]],
    ['a single value', [5]],
    ['no value', []],
  ])('has no interval for %s', (_name, values) => {
    expect(priceBonettRatio(values, [1, 2, 3, 4])).toBeNull();
    expect(priceBonettRatio([1, 2, 3, 4], values)).toBeNull();
  });

  it('excludes no change exactly when its p-value is below 0.05', () => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const contrast = priceBonettRatio(first, second);
        if (contrast === null) return;
        const [low, high] = contrast.interval;
        expect(low > 1 || high < 1).toBe(contrast.pValue < 0.05);
      }),
      { numRuns: 1000 },
    );
  });

  it('contains its estimate, turns over with its sides, and knows no unit', () => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const there = priceBonettRatio(first, second);
        const back = priceBonettRatio(second, first);
        const inHours = priceBonettRatio(
          first.map(value => value * 3600),
          second.map(value => value * 3600),
        );
        if (there === null || back === null || inHours === null) return;
        expect(there.interval[0]).toBeLessThanOrEqual(there.estimate);
        expect(there.interval[1]).toBeGreaterThanOrEqual(there.estimate);
        expect(back.interval[0] * there.interval[1]).toBeCloseTo(1, 8);
        expect(inHours.estimate / there.estimate).toBeCloseTo(1, 8);
        expect(inHours.pValue).toBeCloseTo(there.pValue, 8);
      }),
    );
  });
});
