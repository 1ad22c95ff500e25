import fc from 'fast-check';
import { binomialCdf } from './binomialCdf';
import { clopperPearsonInterval } from './clopperPearsonInterval';

describe('clopperPearsonInterval', () => {
  it.each([
    // Newcombe (1998), table I, method 5, to his four digits.
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('gives Newcombe’s published bounds for %d of %d', (k, n, low, high) => {
    const interval = clopperPearsonInterval(k, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it.each([
    // SciPy 1.17: beta.ppf(.025, k, n - k + 1) and beta.ppf(.975, k + 1, n - k).
    [3, 10, 0.06673951117773447, 0.6524528500599973],
    [41, 56, 0.5969797158994187, 0.8416747515579631],
  ])('agrees with SciPy for %d of %d', (k, n, low, high) => {
    const interval = clopperPearsonInterval(k, n);
    expect(interval[0]).toBeCloseTo(low, 12);
    expect(interval[1]).toBeCloseTo(high, 12);
  });

  it('leaves 2.5 % on each side and is mirrored', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 500 }),
        fc.nat({ max: 498 }),
        (n, part) => {
          const k = 1 + (part % (n - 1));
          const [low, high] = clopperPearsonInterval(k, n);
          expect(1 - binomialCdf(k - 1, n, low)).toBeCloseTo(0.025, 10);
          expect(binomialCdf(k, n, high)).toBeCloseTo(0.025, 10);
          expect(clopperPearsonInterval(n - k, n)[0]).toBeCloseTo(1 - high, 12);
        },
      ),
    );
  });

  it('is everything for none of none', () => {
    expect(clopperPearsonInterval(0, 0)).toEqual([0, 1]);
  });

  it.each([
    [-1, 3],
    [4, 3],
    [1.5, 3],
    [0, NaN],
  ])('refuses %d of %d', (k, n) => {
    expect(() => clopperPearsonInterval(k, n)).toThrow('is no proportion');
  });
});
