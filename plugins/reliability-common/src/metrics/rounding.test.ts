import fc from 'fast-check';
import { compareShares } from './comparison';
import { changeInNumbers, shareInPercent } from './rounding';
import { shareOf } from './share';

const shares = fc
  .integer({ min: 1, max: 100_000 })
  .chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

const all = { known: 1, total: 1 };

describe('a share in percent', () => {
  it('has whole ends where they lie apart', () => {
    const { value, interval } = shareOf(6, 84, all);
    expect(shareInPercent(value, interval)).toEqual({
      value: 7.1,
      low: 3,
      high: 15,
    });
  });

  it('has closer ends where whole ones would be equal', () => {
    const { value, interval } = shareOf(9_980, 10_000, all);
    expect(shareInPercent(value, interval)).toEqual({
      value: 99.8,
      low: 99.69,
      high: 99.87,
    });
  });

  it('is never outside of its interval', () => {
    fc.assert(
      fc.property(shares, ([k, n]) => {
        const share = shareOf(k, n, all);
        const { value, low, high } = shareInPercent(
          share.value,
          share.interval,
        );
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

describe('a change in numbers', () => {
  it('does not look like none where it is sure', () => {
    const change = compareShares(
      shareOf(50, 10_000, all),
      shareOf(20, 10_000, all),
    );
    expect(change?.verdict).toBe('lower');
    expect(change && changeInNumbers(change)).toEqual({
      estimate: -0.3,
      low: expect.any(Number),
      high: -0.14,
    });
  });

  it('of two shares leaves out 0 exactly where it is sure', () => {
    fc.assert(
      fc.property(shares, shares, ([k, n], [l, m]) => {
        const change = compareShares(shareOf(k, n, all), shareOf(l, m, all));
        if (!change || change.verdict === 'noSureChange') return;
        const { low, high } = changeInNumbers(change);
        expect(low * Number(high)).toBeGreaterThan(0);
      }),
    );
  });

  it('as a ratio is near 1 only where it is not sure', () => {
    const change = {
      kind: 'ratio',
      estimate: 0.9,
      interval: [0.82, 0.996],
      pValue: 0.04,
      verdict: 'lower',
      before: { value: 900, n: 900 },
      now: { value: 810, n: 810 },
    } as const;
    expect(changeInNumbers({ ...change, interval: [0.82, 0.996] })).toEqual({
      estimate: 0.9,
      low: 0.82,
      high: 0.996,
    });
    expect(changeInNumbers({ ...change, interval: [0.82, 0.99997] }).high).toBe(
      0.99997,
    );
    expect(
      changeInNumbers({
        ...change,
        verdict: 'noSureChange',
        interval: [0.82, 1.001],
      }).high,
    ).toBe(1);
  });
});
