import fc from 'fast-check';
import { exponential, seededRandom } from '../testing/seededRandom';
import { Z } from './confidence';
import { priceBonettReach, priceBonettRatio } from './priceBonettRatio';

const ascending = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b);

const samples = fc
  .array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
    minLength: 2,
    maxLength: 60,
  })
  .map(ascending);

describe('priceBonettRatio', () => {
  const first = ascending([32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40]);
  const second = ascending([36, 44, 47, 42, 49, 39, 46, 31, 33, 48]);

  it('has the standard error that Bonett’s own package publishes', () => {
    // statpsych 1.6, ci.ratio.median2, with normal quantiles: 1.162162, 0.927667, 1.455933.
    const contrast = priceBonettRatio(first, second);
    const [low, high] = contrast?.interval ?? [1, 1];
    // Student's quantile for 14 degrees of freedom.
    const error = Math.log(high / low) / 2 / 2.1447866879169273;
    const estimate = contrast?.estimate ?? 0;
    expect(estimate).toBeCloseTo(1.162162, 6);
    expect(estimate * Math.exp(-Z * error)).toBeCloseTo(0.927667, 6);
    expect(estimate * Math.exp(Z * error)).toBeCloseTo(1.455933, 6);
  });

  it('agrees with SciPy 1.17 on Student’s quantiles of that error', () => {
    const { interval, pValue } = priceBonettRatio(first, second) ?? {};
    expect(interval?.[0]).toBeCloseTo(0.9081604896729941, 10);
    expect(interval?.[1]).toBeCloseTo(1.4872050772080565, 10);
    expect(pValue).toBeCloseTo(0.2122796507742012, 10);
  });

  it.each([
    [20, 20],
    [20, 60],
    [100, 100],
  ])(
    'has p-values that are not too small far out either, for n = %d and %d',
    (n, other) => {
      const random = seededRandom(n * other);
      const sample = (size: number) =>
        ascending(Array.from({ length: size }, () => exponential(random)));
      const rounds = 8_000;
      let far = 0;
      for (let round = 0; round < rounds; round += 1) {
        const contrast = priceBonettRatio(sample(n), sample(other));
        if (contrast !== null && contrast.pValue < 0.001) far += 1;
      }
      // 8 are expected; 19 or more come up once in 1000 times.
      expect(far).toBeLessThan(19);
    },
  );

  it.each([
    // n + 1 less Round((n + 1) / 2 - √n), the rank never below 1.
    [2, 2],
    [6, 6],
    [10, 9],
    [13, 11],
    [20, 15],
    [30, 21],
    [100, 60],
  ])('reaches, for n = %d, up to the %d-th value', (n, rank) => {
    const sorted = Array.from({ length: n }, (_, index) => index + 1);
    expect(priceBonettReach(sorted, n)).toBe(rank);
    expect(priceBonettReach(sorted.slice(0, rank), n)).toBe(rank);
    expect(priceBonettReach(sorted.slice(0, rank - 1), n)).toBeNull();
  });

  it('reaches up to the next value where it meets ties', () => {
    const sorted = [1, 2, 3, 5, 5, 5, 8, 9, 9, 9];
    expect(priceBonettReach(sorted, 10)).toBeNull();
    expect(priceBonettReach([...sorted.slice(0, 9), 12], 10)).toBe(12);
  });

  it('reads the spread of tied values half the way to the next ones', () => {
    const plain = [7, 8, 9, 10, 11, 12];
    // Half the way from 8 to 6 and from 11 to 13.
    const tied = [6, 6, 8, 8, 8, 8, 9, 10, 11, 11, 11, 11, 13, 13];
    const wide = [1, 1.1, 1.2, 7, 8, 8.5, 9, 10, 11, 11.5, 12, 13, 13.1, 13.2];
    const narrow = priceBonettRatio(plain, tied)?.interval ?? [0, 0];
    const same = priceBonettRatio(plain, wide)?.interval ?? [0, 1];
    expect(narrow[0]).toBeCloseTo(same[0], 12);
    expect(narrow[1]).toBeCloseTo(same[1], 12);
  });

  it.each([
    [20, 1],
    [30, 3],
    [100, 3],
    [100, 6],
  ])(
    'claims a change at most 5 times of 100 between samples of one distribution, n = %d, rounded to %d steps a mean',
    (n, steps) => {
      const random = seededRandom(n + steps);
      const rounded = () =>
        ascending(
          Array.from({ length: n }, () =>
            Math.max(1, Math.round(steps * exponential(random))),
          ),
        );
      const rounds = 2000;
      let changed = 0;
      for (let round = 0; round < rounds; round += 1) {
        const contrast = priceBonettRatio(rounded(), rounded());
        if (contrast !== null && contrast.pValue < 0.05) changed += 1;
      }
      expect(changed / rounds).toBeLessThan(0.05 + 0.01);
    },
  );

  it('looks at nothing beyond the two values that tell the spread', () => {
    const plain = ascending(Array.from({ length: 20 }, (_, i) => 10 + i));
    const later = ascending(Array.from({ length: 20 }, (_, i) => 15 + i));
    const outer = later.map((value, index) => {
      if (index < 5) return -3;
      return index > 14 ? 1e9 : value;
    });
    expect(priceBonettRatio(plain, outer)).toEqual(
      priceBonettRatio(plain, later),
    );
  });

  it.each([
    ['a median of 0', [0, 0, 0, 1]],
    ['a spread that reaches down to 0', [0, 5, 6, 7]],
    ['ties that may as well be 0', [1, 1, 3, 3]],
    ['negative values', [-9, -5, -4, -1]],
    ['values that are all equal', [5, 5, 5, 5]],
    ['a single value', [5]],
    ['no value', []],
  ])('has no interval for %s', (_name, values) => {
    expect(priceBonettRatio(values, [1, 2, 3, 4])).toBeNull();
    expect(priceBonettRatio([1, 2, 3, 4], values)).toBeNull();
  });

  it('excludes no change exactly when its p-value is below 0.05', () => {
    fc.assert(
      fc.property(samples, samples, (before, after) => {
        const contrast = priceBonettRatio(before, after);
        if (contrast === null) return;
        const [low, high] = contrast.interval;
        expect(low > 1 || high < 1).toBe(contrast.pValue < 0.05);
      }),
      { numRuns: 1000 },
    );
  });

  it('contains its estimate, turns over with its sides, and knows no unit', () => {
    fc.assert(
      fc.property(samples, samples, (before, after) => {
        const there = priceBonettRatio(before, after);
        const back = priceBonettRatio(after, before);
        const inOtherUnits = priceBonettRatio(
          before.map(value => value * 1024),
          after.map(value => value * 1024),
        );
        if (there === null || back === null || inOtherUnits === null) return;
        expect(there.interval[0]).toBeLessThanOrEqual(there.estimate);
        expect(there.interval[1]).toBeGreaterThanOrEqual(there.estimate);
        expect(back.interval[0] * there.interval[1]).toBeCloseTo(1, 8);
        expect(inOtherUnits.estimate / there.estimate).toBeCloseTo(1, 8);
        expect(inOtherUnits.pValue).toBeCloseTo(there.pValue, 8);
      }),
    );
  });
});
