import fc from 'fast-check';
import { exponential, seededRandom } from '../testing/seededRandom';
import { garwoodInterval } from './garwoodInterval';
import { poissonCdf } from './poissonCdf';

describe('garwoodInterval', () => {
  it.each([
    // Garwood's method as published by GraphPad for 25, the rest by SciPy 1.17: chi2.ppf(.025, 2 n) / 2 and
    // chi2.ppf(.975, 2 n + 2) / 2.
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [2, 0.24220927854396496, 7.22468766772396],
    [3, 0.6186721228956014, 8.767273069742323],
    [14, 7.653930276300595, 23.489621121835576],
    [25, 16.178681847829328, 36.904931697530365],
    [100, 81.36399125092314, 121.62679379242638],
    [938, 878.9252970058229, 1000.0008557063189],
    [10_000, 9804.952467260184, 10197.951624661473],
    [1_000_000, 998040.9833402939, 1001961.9119454322],
  ])('agrees with the published bounds for %d', (count, low, high) => {
    const interval = garwoodInterval(count);
    expect(Math.abs(interval[0] - low)).toBeLessThanOrEqual(1e-10 * low);
    expect(Math.abs(interval[1] - high)).toBeLessThanOrEqual(1e-10 * high);
  });

  it('contains the count, rises with it, and leaves 2.5 % on each side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), count => {
        const [low, high] = garwoodInterval(count);
        const [nextLow, nextHigh] = garwoodInterval(count + 1);
        expect(low).toBeLessThan(count);
        expect(high).toBeGreaterThan(count);
        expect(nextLow).toBeGreaterThan(low);
        expect(nextHigh).toBeGreaterThan(high);
        expect(1 - poissonCdf(count - 1, low)).toBeCloseTo(0.025, 10);
        expect(poissonCdf(count, high)).toBeCloseTo(0.025, 10);
      }),
    );
  });

  it.each([0.5, 3, 12])(
    'covers a true mean of %d at least 95 times of 100',
    mean => {
      const random = seededRandom(mean * 10);
      const rounds = 4000;
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        let count = -1;
        for (let at = 0; at <= mean; at += exponential(random)) count += 1;
        const [low, high] = garwoodInterval(count);
        if (low <= mean && mean <= high) covered += 1;
      }
      expect(covered / rounds).toBeGreaterThan(0.95 - 0.007);
    },
  );

  it('refuses what is no count', () => {
    expect(() => garwoodInterval(-1)).toThrow('-1 is no count');
    expect(() => garwoodInterval(2.5)).toThrow('2.5 is no count');
  });
});
