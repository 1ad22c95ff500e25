import fc from 'fast-check';
import {
  compareCounts,
  compareMedians as compareSamples,
  compareShares,
  judgeChange,
  surelyChanged,
} from './comparison';
import { figureChange, type FigureChange } from './model';
import { binomialCdf, type Observation, sampleOf } from './statistics';

const over = (durations: readonly number[]): Observation[] =>
  durations.map(duration => ({ duration, censored: false }));

const open = (...durations: number[]): Observation[] =>
  durations.map(duration => ({ duration, censored: true }));

const compareMedians = (
  before: readonly Observation[],
  now: readonly Observation[],
) => compareSamples(sampleOf(before), sampleOf(now));

/** `count` durations from `first` on. */
const from = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);

const aChange = (pValue: number): FigureChange => ({
  kind: 'difference',
  estimate: 0.1,
  interval: pValue < 0.05 ? [0.01, 0.2] : [-0.01, 0.2],
  pValue,
  verdict: pValue < 0.05 ? 'higher' : 'noSureChange',
  before: { value: 0.1, n: 100 },
  now: { value: 0.2, n: 100 },
});

describe('compareMedians', () => {
  it('says that a median that doubled is higher', () => {
    const change = compareMedians(over(from(100, 40)), over(from(200, 40)));
    expect(change).toMatchObject({
      kind: 'ratio',
      verdict: 'higher',
      before: { value: 119.5, n: 40 },
      now: { value: 219.5, n: 40 },
    });
    expect(change?.estimate).toBeCloseTo(219.5 / 119.5, 12);
  });

  it('says lower for the way back, and nothing sure of small changes', () => {
    const verdict = (before: number, now: number) =>
      compareMedians(over(from(before, 40)), over(from(now, 40)))?.verdict;
    expect(verdict(200, 100)).toBe('lower');
    expect(verdict(100, 103)).toBe('noSureChange');
  });

  it('has no verdict for fewer than 20 on either side', () => {
    const [few, many] = [over(from(100, 19)), over(from(900, 20))];
    expect(compareMedians(few, many)).toBeNull();
    expect(compareMedians(many, few)).toBeNull();
  });

  it('does not mind an open duration that is long already', () => {
    const before = over(from(100, 25));
    const nowOver = over(from(200, 24));
    const ended = compareMedians(before, [...nowOver, ...over([900])]);
    expect(ended).not.toBeNull();
    expect(compareMedians(before, [...open(500), ...nowOver])).toEqual(ended);
  });

  it('has no verdict while an open duration could still move what is compared', () => {
    const before = over(from(100, 25));
    const now = [...over(from(200, 24)), ...open(205)];
    expect(compareMedians(before, now)).toBeNull();
    expect(compareMedians(now, before)).toBeNull();
    expect(compareMedians(before, open(...from(200, 25)))).toBeNull();
  });

  it('says with open durations what it will say when they are over', () => {
    const durations = fc
      .constantFrom(12, 500)
      .chain(max =>
        fc.array(fc.integer({ min: 1, max }), { minLength: 20, maxLength: 40 }),
      );
    const stillOpen = fc.array(
      fc.record({
        seen: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 600 })),
        more: fc.integer({ min: 1, max: 900 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(durations, durations, stillOpen, (before, now, late) => {
        const early = compareMedians(over(before), [
          ...over(now),
          ...open(...late.map(({ seen }) => seen)),
        ]);
        const inTheEnd = compareMedians(over(before), [
          ...over(now),
          ...over(late.map(({ seen, more }) => seen + more)),
        ]);
        expect(early === null ? inTheEnd : early).toEqual(inTheEnd);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no verdict on a median of 0, nor where all are equal', () => {
    const zeros = over(from(0, 20).map(() => 0));
    const equal = over(from(0, 20).map(() => 300));
    const plain = over(from(100, 20));
    expect(compareMedians(zeros, plain)).toBeNull();
    expect(compareMedians(plain, equal)).toBeNull();
  });
});

describe('compareCounts', () => {
  it('compares rates over the time that was observed', () => {
    const change = compareCounts(
      { count: 30, exposure: 30 },
      { count: 30, exposure: 90 },
    );
    expect(change).toMatchObject({
      kind: 'ratio',
      verdict: 'lower',
      before: { value: 1, n: 30 },
    });
    expect(change?.estimate).toBeCloseTo(1 / 3, 12);
  });

  it('is not sure of 20 incidents after 30', () => {
    const change = compareCounts(
      { count: 30, exposure: 90 },
      { count: 20, exposure: 90 },
    );
    expect(change?.verdict).toBe('noSureChange');
    expect(change?.pValue).toBeCloseTo(0.2026, 4);
  });

  it('has no verdict for fewer than 20 on a side, or one that was not observed', () => {
    const side = { count: 40, exposure: 90 };
    expect(compareCounts(side, { count: 19, exposure: 90 })).toBeNull();
    expect(compareCounts({ count: 0, exposure: 90 }, side)).toBeNull();
    expect(compareCounts({ count: 40, exposure: 0 }, side)).toBeNull();
  });
});

describe('compareShares', () => {
  it('compares by the difference', () => {
    expect(compareShares({ k: 48, n: 80 }, { k: 56, n: 70 })).toMatchObject({
      kind: 'difference',
      verdict: 'higher',
      before: { value: 0.6, n: 80 },
      now: { value: 0.8, n: 70 },
    });
  });

  it('has no verdict for fewer than 20 on a side', () => {
    expect(compareShares({ k: 0, n: 19 }, { k: 50, n: 50 })).toBeNull();
    expect(compareShares({ k: 50, n: 50 }, { k: 0, n: 19 })).toBeNull();
  });

  it.each([
    [20, 200, 0.01],
    [20, 500, 0.005],
    [40, 200, 0.005],
    [100, 1000, 0.002],
    [60, 60, 0.05],
    [100, 100, 0.1],
  ])(
    'claims a change at most 5 or 6 times of 100 between %d and %d with a share of %d, every outcome weighed',
    (n, other, p) => {
      const chanceOf = (k: number, of: number) =>
        binomialCdf(k, of, p) - binomialCdf(k - 1, of, p);
      let changed = 0;
      // What is left out is rarer than once in a billion times.
      for (let k = 0; k <= Math.min(n, 40); k += 1) {
        for (let l = 0; l <= Math.min(other, 40); l += 1) {
          const change = compareShares({ k, n }, { k: l, n: other });
          const sure = (change?.verdict ?? 'noSureChange') !== 'noSureChange';
          if (sure) changed += chanceOf(k, n) * chanceOf(l, other);
        }
      }
      expect(changed).toBeLessThan(0.057);
    },
  );

  it('has no verdict on few of few beside few of many', () => {
    expect(compareShares({ k: 0, n: 200 }, { k: 1, n: 20 })).toBeNull();
    expect(compareShares({ k: 20, n: 20 }, { k: 198, n: 200 })).toBeNull();
    expect(compareShares({ k: 30, n: 200 }, { k: 15, n: 40 })).not.toBeNull();
    expect(compareShares({ k: 0, n: 40 }, { k: 1, n: 20 })).not.toBeNull();
  });

  it('compares none of many with all of many', () => {
    expect(compareShares({ k: 20, n: 20 }, { k: 0, n: 20 })).toMatchObject({
      estimate: -1,
      verdict: 'lower',
    });
  });
});

describe('every change', () => {
  const sides = fc
    .tuple(fc.integer({ min: 20, max: 90 }), fc.nat())
    .map(([n, part]) => ({ k: part % (n + 1), n }));
  const changes = fc.oneof(
    fc.tuple(sides, sides).map(([before, now]) => compareShares(before, now)),
    fc
      .tuple(sides, sides)
      .map(([before, now]) =>
        compareCounts(
          { count: before.n, exposure: before.k + 1 },
          { count: now.n, exposure: now.k + 1 },
        ),
      ),
  );

  it('fits its schema, and its verdict is that of its p-value', () => {
    fc.assert(
      fc.property(changes, change => {
        expect(figureChange.nullable().parse(change)).toEqual(change);
        expect((change?.verdict ?? 'noSureChange') !== 'noSureChange').toBe(
          (change?.pValue ?? 1) < 0.05,
        );
      }),
    );
  });
});

describe('judgeChange', () => {
  const higher = aChange(0.01);

  it.each([
    ['timeToRestore', 'worse'],
    ['incidents', 'worse'],
    ['changeFailureRate', 'worse'],
    ['changeSuccessRate', 'better'],
    ['availability', 'better'],
    ['timeBetweenIncidents', 'better'],
    ['commitmentsOnTime', 'better'],
    ['nearMisses', null],
  ] as const)('calls a higher %s %s', (figure, judgement) => {
    expect(judgeChange(figure, higher)).toBe(judgement);
  });

  it('judges nothing that is not sure', () => {
    expect(judgeChange('timeToRestore', aChange(0.3))).toBeNull();
  });
});

describe('surelyChanged', () => {
  const list = (...pValues: readonly (number | null)[]) =>
    pValues.map((pValue, id) => ({
      id,
      change: pValue === null ? null : aChange(pValue),
    }));
  const idsOf = (entries: readonly { id: number }[]) =>
    entries.map(({ id }) => id);

  it('drops what looks changed only because so many were looked at', () => {
    const entries = list(0.04, 0.6, 0.9, 0.001, 0.3);
    expect(idsOf(surelyChanged(entries))).toEqual([3]);
    expect(idsOf(surelyChanged(entries.slice(0, 1)))).toEqual([0]);
  });

  it('does not count entries that could not be compared', () => {
    expect(idsOf(surelyChanged(list(null, 0.02, null, 0.6)))).toEqual([1]);
  });

  it('keeps nothing that is not sure by itself, however many false ones are allowed', () => {
    expect(idsOf(surelyChanged(list(0.01, 0.08), 0.2))).toEqual([0]);
  });
});
