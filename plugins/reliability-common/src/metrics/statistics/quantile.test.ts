import fc from 'fast-check';
import { quantile } from './quantile';

const values = fc
  .array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 60 })
  .map(list => list.sort((a, b) => a - b));

describe('quantile', () => {
  it('is the middle value, or the mean of the two middle ones', () => {
    expect(quantile([1, 5, 9], 0.5)).toBe(5);
    expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it('agrees with R’s type 7 on its own example', () => {
    // R: quantile(1:10, c(.25, .9)) is 3.25 and 9.1.
    const upToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(quantile(upToTen, 0.25)).toBeCloseTo(3.25, 12);
    expect(quantile(upToTen, 0.9)).toBeCloseTo(9.1, 12);
  });

  it('never falls as p rises, and stays within the values', () => {
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sorted, p, q) => {
          const low = quantile(sorted, Math.min(p, q));
          const high = quantile(sorted, Math.max(p, q));
          expect(high - low).toBeGreaterThanOrEqual(-1e-6);
          expect(low).toBeGreaterThanOrEqual(sorted[0]);
          expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1] + 1e-6);
        },
      ),
    );
  });

  it('refuses to answer without a value', () => {
    expect(() => quantile([], 0.5)).toThrow('a quantile needs a value');
  });
});
