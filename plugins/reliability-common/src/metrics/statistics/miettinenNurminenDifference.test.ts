import fc from 'fast-check';
import { miettinenNurminenDifference } from './miettinenNurminenDifference';

const proportions = fc
  .tuple(fc.integer({ min: 1, max: 120 }), fc.nat({ max: 120 }))
  .map(([n, part]) => ({ k: part % (n + 1), n }));

describe('miettinenNurminenDifference', () => {
  it.each([
    // Newcombe (1998), differences, table II, method 6.
    [56, 70, 48, 80, 0.0528, 0.3382],
    [9, 10, 3, 10, 0.17, 0.8406],
    [6, 7, 2, 7, 0.0342, 0.8534],
    [5, 56, 0, 29, -0.0326, 0.1933],
    [0, 10, 0, 20, -0.1658, 0.2844],
    [0, 10, 0, 10, -0.2879, 0.2879],
    [10, 10, 0, 20, 0.7156, 1],
    [10, 10, 0, 10, 0.6636, 1],
  ])(
    'gives Newcombe’s published bounds for %d of %d less %d of %d',
    (k, n, otherK, otherN, low, high) => {
      const { interval } = miettinenNurminenDifference(
        { k: otherK, n: otherN },
        { k, n },
      );
      expect(interval[0]).toBeCloseTo(low, 4);
      expect(interval[1]).toBeCloseTo(high, 4);
    },
  );

  it.each([
    // By SciPy 1.17, the restricted likelihood maximised numerically.
    [56, 70, 48, 80, 0.008258287882913423],
    [9, 10, 3, 10, 0.007601641465344497],
    [5, 56, 0, 29, 0.09917565218093898],
    [10, 10, 0, 10, 1.3071845366763019e-5],
    [250, 1000, 300, 1100, 0.23689773415582016],
    [1, 1000, 9, 1200, 0.024052598068151042],
  ])(
    'agrees with SciPy on the p-value of %d of %d against %d of %d',
    (k, n, otherK, otherN, expected) => {
      const { pValue } = miettinenNurminenDifference(
        { k: otherK, n: otherN },
        { k, n },
      );
      expect(pValue / expected).toBeCloseTo(1, 6);
    },
  );

  it('is what the pooled test says where there is no difference to explain', () => {
    fc.assert(
      fc.property(proportions, proportions, (first, second) => {
        const n = first.n + second.n;
        const pooled = (first.k + second.k) / n;
        const variance =
          (pooled * (1 - pooled) * (1 / first.n + 1 / second.n) * n) / (n - 1);
        const z =
          (second.k / second.n - first.k / first.n) / Math.sqrt(variance);
        const { pValue } = miettinenNurminenDifference(first, second);
        const beyond = Math.abs(z) > 1.959963984540054;
        expect(pValue < 0.05).toBe(variance > 0 && beyond);
      }),
      { numRuns: 500 },
    );
  });

  it('excludes no change exactly when its p-value is below 0.05', () => {
    fc.assert(
      fc.property(proportions, proportions, (first, second) => {
        const contrast = miettinenNurminenDifference(first, second);
        const [low, high] = contrast.interval;
        expect(low > 0 || high < 0).toBe(contrast.pValue < 0.05);
      }),
      { numRuns: 1000 },
    );
  });

  it('contains its estimate, stays within -1 and 1, and is mirrored', () => {
    fc.assert(
      fc.property(proportions, proportions, (first, second) => {
        const { estimate, interval } = miettinenNurminenDifference(
          first,
          second,
        );
        const [low, high] = interval;
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        const back = miettinenNurminenDifference(second, first);
        expect(back.interval[0]).toBeCloseTo(-high, 10);
        const others = miettinenNurminenDifference(
          { k: first.n - first.k, n: first.n },
          { k: second.n - second.k, n: second.n },
        );
        expect(others.interval[1]).toBeCloseTo(-low, 10);
      }),
    );
  });

  it('refuses what is no proportion', () => {
    expect(() =>
      miettinenNurminenDifference({ k: 0, n: 0 }, { k: 1, n: 2 }),
    ).toThrow('0 of 0 is no proportion');
  });
});
