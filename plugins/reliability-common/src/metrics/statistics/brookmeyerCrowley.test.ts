import fc from 'fast-check';
import { redistributedMedian } from '../testing/naiveFigures';
import { exponential, seededRandom } from '../testing/seededRandom';
import { brookmeyerCrowley } from './brookmeyerCrowley';

import { quantile } from './quantile';
import { ascending, sampleOf } from './sample';

/** `'6+'` is censored at 6. */
const observed = (line: string) =>
  sampleOf(
    line.split(' ').map(word => ({
      duration: parseFloat(word),
      censored: word.endsWith('+'),
    })),
  );

const observations = fc.array(
  fc.record({ duration: fc.nat({ max: 40 }), censored: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
);

describe('brookmeyerCrowley', () => {
  it.each([
    [
      // Medians as published (Freireich 1963); bounds by SciPy 1.17: where ecdf(…).sf.confidence_interval(method='log-log')
      // crosses one half.
      'Freireich’s 6-MP group',
      '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+',
      { median: 23, lower: 13, upper: null },
    ],
    [
      'Freireich’s placebo group',
      '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23',
      { median: 8, lower: 4, upper: 11 },
    ],
    [
      'Miller’s maintained AML group',
      '9 13 13+ 18 23 28+ 31 34 45+ 48 161+',
      { median: 31, lower: 13, upper: null },
    ],
    [
      'Miller’s AML group without maintenance',
      '5 5 8 8 12 16+ 23 27 30 33 43 45',
      { median: 23, lower: 5, upper: 33 },
    ],
    [
      'Klein and Moeschberger’s ALL group',
      '2081+ 1602+ 1496+ 1462+ 1433+ 1377+ 1330+ 996+ 226+ 1199+ 1111+ 530+ 1182+ 1167+ 418 383 276 104 609 172 487 662 194 230 526 122 129 74 122 86 466 192 109 55 1 107 110 332',
      { median: 418, lower: 192, upper: null },
    ],
  ])('gives the known median and interval of %s', (_name, line, expected) => {
    expect(brookmeyerCrowley(observed(line))).toEqual(expected);
  });

  it('takes the middle of the stretch on which exactly half are left', () => {
    expect(brookmeyerCrowley(observed('1 2 4 9')).median).toBe(3);
    // Nothing ends later: half were over at 2.
    expect(brookmeyerCrowley(observed('1 2 5+ 5+')).median).toBe(2);
  });

  it('has no median when more than half are not over', () => {
    expect(
      brookmeyerCrowley(observed('1 5+ 5+ 5+ 5+ 5+ 5+')).median,
    ).toBeNull();
    expect(brookmeyerCrowley(observed('1+ 2+ 3+'))).toEqual({
      median: null,
      lower: null,
      upper: null,
    });
  });

  it('agrees with mass redistributed to the right', () => {
    fc.assert(
      fc.property(observations, list => {
        const expected = redistributedMedian(
          list.map(({ duration, censored }) => ({
            millis: duration,
            over: !censored,
          })),
        );
        const { median } = brookmeyerCrowley(sampleOf(list));
        expect(median).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is the plain median when nothing is censored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 60 }),
        list => {
          const plain = quantile(ascending(list), 0.5);
          const { median } = brookmeyerCrowley({
            ended: ascending(list),
            open: [],
          });
          expect(median).toBe(plain);
        },
      ),
    );
  });

  it('contains the median and does not depend on the order', () => {
    fc.assert(
      fc.property(observations, list => {
        const { median, lower, upper } = brookmeyerCrowley(sampleOf(list));
        expect(median === null || lower !== null).toBe(true);
        expect(lower ?? 0).toBeLessThanOrEqual(median ?? Infinity);
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(median ?? Infinity);
        expect(brookmeyerCrowley(sampleOf([...list].reverse()))).toEqual({
          median,
          lower,
          upper,
        });
      }),
    );
  });

  it.each([
    [10, 5],
    [20, 5],
    [40, 3],
  ])(
    'covers the true median about 95 times of 100 for n = %d, watched for up to %d means',
    (n, watched) => {
      const random = seededRandom(n);
      const rounds = 2000;
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        const sample = Array.from({ length: n }, () => {
          const lasts = exponential(random);
          const seen = watched * random();
          return { duration: Math.min(lasts, seen), censored: lasts > seen };
        });
        const { lower, upper } = brookmeyerCrowley(sampleOf(sample));
        if ((lower ?? 0) <= Math.LN2 && (upper ?? Infinity) >= Math.LN2) {
          covered += 1;
        }
      }
      expect(covered / rounds).toBeGreaterThan(0.93);
      expect(covered / rounds).toBeLessThan(0.99);
    },
  );
});
