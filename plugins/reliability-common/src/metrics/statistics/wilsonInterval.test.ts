import fc from 'fast-check';
import { wilsonInterval } from './wilsonInterval';

describe('wilsonInterval', () => {
  it.each([
    // Newcombe (1998), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives Newcombe’s published bounds for %d of %d', (k, n, low, high) => {
    const interval = wilsonInterval(k, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('is exactly 0 and 1 at the ends', () => {
    expect(wilsonInterval(0, 7)[0]).toBe(0);
    expect(wilsonInterval(7, 7)[1]).toBe(1);
  });

  it('contains the share, rises with it, and is mirrored', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat({ max: 499 }),
        (n, part) => {
          const k = part % n;
          const [low, high] = wilsonInterval(k, n);
          const [nextLow, nextHigh] = wilsonInterval(k + 1, n);
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
          expect(nextLow).toBeGreaterThan(low);
          expect(nextHigh).toBeGreaterThan(high);
          expect(wilsonInterval(n - k, n)[0]).toBeCloseTo(1 - high, 12);
        },
      ),
    );
  });

  it('refuses what is no proportion', () => {
    expect(() => wilsonInterval(0, 0)).toThrow('0 of 0 is no proportion');
    expect(() => wilsonInterval(3, 2)).toThrow('3 of 2 is no proportion');
  });
});
