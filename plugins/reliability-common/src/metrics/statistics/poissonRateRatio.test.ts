import fc from 'fast-check';
import { poissonRateRatio } from './poissonRateRatio';

const counts = fc.record({
  count: fc.nat({ max: 200 }),
  exposure: fc.double({ min: 0.1, max: 1000, noNaN: true }),
});

describe('poissonRateRatio', () => {
  it.each([
    // By SciPy 1.17: Clopper–Pearson from beta.ppf, twice the smaller tail from binom. The first is Rothman’s study of breast
    // cancer and fluoroscopy.
    [
      15, 19_017, 41, 28_010, 1.0056840626892576, 3.6093003110779054,
      0.047660246754565865,
    ],
    [
      20, 90, 30, 90, 0.8241318992309122, 2.7867543069625684,
      0.20263875106454066,
    ],
    [8, 90, 0, 90, 0, 0.5858331751372432, 0.0078125],
    [0, 30, 8, 90, 0.5689901963220898, Infinity, 0.20022583007812506],
    [
      900, 100, 1000, 90, 1.127116510479933, 1.3524120409198859,
      4.931371432356956e-6,
    ],
    [40, 60, 25, 30, 0.7267866340336114, 2.11159077094448, 0.4522265921594997],
  ])(
    'agrees with SciPy for %d in %d and then %d in %d',
    (before, long, after, longAfter, low, high, pValue) => {
      const contrast = poissonRateRatio(
        { count: before, exposure: long },
        { count: after, exposure: longAfter },
      );
      expect(contrast.interval[0]).toBeCloseTo(low, 10);
      expect(contrast.interval[1] ?? Infinity).toBeCloseTo(high, 10);
      expect(contrast.pValue / pValue).toBeCloseTo(1, 10);
    },
  );

  it('has no estimate and no upper end without events before', () => {
    const contrast = poissonRateRatio(
      { count: 0, exposure: 1 },
      { count: 9, exposure: 1 },
    );
    expect(contrast.estimate).toBeNull();
    expect(contrast.interval[1]).toBeNull();
  });

  it('says nothing about no events at all', () => {
    expect(
      poissonRateRatio({ count: 0, exposure: 1 }, { count: 0, exposure: 3 }),
    ).toEqual({ estimate: null, interval: [0, null], pValue: 1 });
  });

  it('excludes no change exactly when its p-value is below 0.05', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const { interval, pValue } = poissonRateRatio(first, second);
        const changed = interval[0] > 1 || (interval[1] ?? Infinity) < 1;
        expect(changed).toBe(pValue < 0.05);
      }),
      { numRuns: 1000 },
    );
  });

  it('contains its estimate, turns over with its sides, and knows no unit of time', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const there = poissonRateRatio(first, second);
        const back = poissonRateRatio(second, first);
        const [low, high] = there.interval;
        expect(low).toBeLessThanOrEqual(there.estimate ?? Infinity);
        expect(high ?? Infinity).toBeGreaterThanOrEqual(there.estimate ?? 0);
        expect(back.pValue).toBeCloseTo(there.pValue, 10);
        const turned = 1 / (high ?? Infinity);
        expect(Math.abs(back.interval[0] - turned)).toBeLessThanOrEqual(
          1e-9 * turned,
        );
        const inHours = poissonRateRatio(
          { ...first, exposure: first.exposure * 24 },
          { ...second, exposure: second.exposure * 24 },
        );
        expect(inHours.pValue).toBeCloseTo(there.pValue, 10);
      }),
    );
  });

  it('refuses what is no count and what was not watched', () => {
    const one = { count: 1, exposure: 1 };
    expect(() => poissonRateRatio(one, { count: -1, exposure: 1 })).toThrow(
      'is no proportion',
    );
    expect(() => poissonRateRatio(one, { count: 1, exposure: 0 })).toThrow(
      '1 and 0 are no two exposures',
    );
  });
});
