import { binomialCdf } from './binomialCdf';

describe('binomialCdf', () => {
  it.each([
    [2, 14, 0.5, 0.0064697265625],
    [0, 36, 0.1, 0.022528399544939164],
    [3, 200, 0.03, 0.14715119408240107],
    [499_000, 1_000_000, 0.5, 0.0228041499326948],
  ])('agrees with SciPy 1.17 at k = %d of %d, p = %d', (k, n, p, expected) => {
    expect(Math.abs(binomialCdf(k, n, p) / expected - 1)).toBeLessThan(1e-11);
  });

  it('is 0 below the smallest and 1 from the largest value on', () => {
    expect(binomialCdf(-1, 5, 0.9)).toBe(0);
    expect(binomialCdf(5, 5, 0.9)).toBe(1);
  });

  it('sums the whole table of a small case', () => {
    [0.125, 0.5, 0.875].forEach((expected, k) => {
      expect(binomialCdf(k, 3, 0.5)).toBeCloseTo(expected, 14);
    });
  });

  it.each([0, 1, -0.5, NaN])('refuses %d as a chance', p => {
    expect(() => binomialCdf(1, 3, p)).toThrow('is no chance');
  });
});
