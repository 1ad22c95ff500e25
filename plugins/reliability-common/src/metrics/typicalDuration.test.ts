import fc from 'fast-check';
import { type Observation, sampleOf } from './statistics';
import { exponential, seededRandom } from './testing/seededRandom';
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

  it('sets no bound from above by fewer than 6 that are over', () => {
    const six = [...over([10, 20, 30, 40, 50]), ...open([35])];
    expect(typical(six)).toMatchObject({ interval: [10, null] });
    const seven = [...over([10, 20, 30, 40, 50, 60]), ...open([35])];
    expect(typical(seven)?.interval[1]).not.toBeNull();
  });

  it.each([6, 8, 12])(
    'covers the true median 95 times of 100 for n = %d with a third of them open',
    n => {
      const random = seededRandom(n);
      const rounds = 4000;
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        const sample = Array.from({ length: n }, () => {
          const lasts = exponential(random);
          const seen = 2.8 * random();
          return { duration: Math.min(lasts, seen), censored: lasts > seen };
        });
        const [low, high] = typical(sample)?.interval ?? [1, 0];
        if (low <= Math.LN2 && (high ?? Infinity) >= Math.LN2) covered += 1;
      }
      expect(covered / rounds).toBeGreaterThan(0.95 - 0.007);
    },
  );

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
