import { poissonCdf } from './poissonCdf';

describe('poissonCdf', () => {
  it.each([
    [0, 3.689, 0.024996986534482492],
    [14, 20.5, 0.08690350816635409],
    [1000, 1050, 0.06243337176002556],
    [1_000_000, 1_001_000, 0.15889726494589593],
  ])('agrees with SciPy 1.17 at k = %d, mean %d', (k, mean, expected) => {
    expect(Math.abs(poissonCdf(k, mean) / expected - 1)).toBeLessThan(1e-11);
  });

  it('is e to the minus mean at 0 and 0 below', () => {
    expect(poissonCdf(0, 0.3)).toBeCloseTo(Math.exp(-0.3), 14);
    expect(poissonCdf(-1, 0.3)).toBe(0);
  });

  it.each([0, -1, NaN, Infinity])('refuses %d as a mean', mean => {
    expect(() => poissonCdf(1, mean)).toThrow('is no Poisson mean');
  });
});
