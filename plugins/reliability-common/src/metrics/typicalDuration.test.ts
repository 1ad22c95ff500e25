import fc from 'fast-check';
import { type Observation, sampleOf } from './statistics';
import { typicalDuration } from './typicalDuration';

const over = (durations: readonly number[]) =>
  durations.map(duration => ({ duration, censored: false }));
const open = (durations: readonly number[]) =>
  durations.map(duration => ({ duration, censored: true }));

const typical = (observations: readonly Observation[]) =>
  typicalDuration(sampleOf(observations));

describe('typicalDuration', () => {
  it('gives median, mean and interval of what is over', () => {
    expect(typical(over([9, 3, 20, 5, 12, 8]))).toEqual({
      median: 8.5,
      interval: [3, 20],
      mean: 9.5,
      p90: null,
      p90Interval: null,
    });
  });

  it('gives the 90th percentile with its interval from 36 on', () => {
    const upTo = (n: number) =>
      over(Array.from({ length: n }, (_, index) => index + 1));
    expect(typical(upTo(35))?.p90).toBeNull();
    expect(typical(upTo(36))).toMatchObject({
      p90: 32.5,
      p90Interval: [29, 36],
    });
  });

  it('has no mean and no 90th percentile with anything open', () => {
    const sample = [...over([1, 2, 3, 4, 5, 6, 7]), ...open([9])];
    expect(typical(sample)).toMatchObject({
      median: 4.5,
      mean: null,
      p90: null,
      p90Interval: null,
    });
  });

  it('says from when on the typical duration lies when most are open', () => {
    expect(
      typical([...over([4]), ...open([10, 20, 30, 40, 50, 60, 70])]),
    ).toMatchObject({ median: null, interval: [4, null] });
  });

  it('is bounded from below by what lasted so far when all are open', () => {
    expect(typical(open([60, 2, 30, 5, 40, 50]))).toMatchObject({
      median: null,
      interval: [2, null],
    });
  });

  it('says nothing for fewer than 6, open ones included', () => {
    expect(typical([...over([1, 2, 3, 4]), ...open([5])])).toBeNull();
  });

  it('does not depend on the order and contains its median', () => {
    const observation = fc.record({
      duration: fc.nat({ max: 10_000 }),
      censored: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 6 }), list => {
        const given = typical(list);
        expect(typical([...list].reverse())).toEqual(given);
        const [low, high] = given?.interval ?? [Infinity, 0];
        const median = given?.median ?? Infinity;
        expect(low).toBeLessThanOrEqual(median);
        expect(high ?? Infinity).toBeGreaterThanOrEqual(median);
      }),
    );
  });
});
