import fc from 'fast-check';
import { integrateMaximum, WeightedSpan } from './integrateMaximum';

const spans = fc.array(
  fc
    .tuple(
      fc.integer({ min: -10, max: 60 }),
      fc.integer({ min: -5, max: 30 }),
      fc.constantFrom(0, 1, 2, 5),
    )
    .map(([from, length, weight]) => ({ from, until: from + length, weight })),
  { maxLength: 25 },
);

/** One unit of time after the other. */
function naively(list: readonly WeightedSpan[], from: number, until: number) {
  let total = 0;
  for (let at = from; at < until; at += 1) {
    const here = list.filter(span => span.from <= at && at < span.until);
    total += Math.max(0, ...here.map(span => span.weight));
  }
  return total;
}

describe('integrateMaximum', () => {
  it('counts what overlaps once, by the heaviest', () => {
    const list = [
      { from: 0, until: 10, weight: 0.3 },
      { from: 4, until: 6, weight: 1 },
      { from: 5, until: 12, weight: 0.3 },
    ];
    expect(integrateMaximum(list, 0, 100)).toBeCloseTo(2 + 10 * 0.3, 12);
  });

  it('counts nothing outside the range, and nothing without spans', () => {
    const list = [{ from: 0, until: 100, weight: 1 }];
    expect(integrateMaximum(list, 40, 50)).toBe(10);
    expect(integrateMaximum(list, 100, 200)).toBe(0);
    expect(integrateMaximum(list, 50, 40)).toBe(0);
    expect(integrateMaximum([], 0, 10)).toBe(0);
  });

  it('agrees with a walk through each unit of time', () => {
    fc.assert(
      fc.property(
        spans,
        fc.integer({ min: -20, max: 60 }),
        fc.nat({ max: 60 }),
        (list, from, length) => {
          expect(integrateMaximum(list, from, from + length)).toBe(
            naively(list, from, from + length),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the sum of the parts of a range, and does not depend on the order', () => {
    fc.assert(
      fc.property(spans, fc.nat({ max: 50 }), (list, at) => {
        const whole = integrateMaximum(list, 0, 50);
        expect(
          integrateMaximum(list, 0, at) + integrateMaximum(list, at, 50),
        ).toBe(whole);
        expect(integrateMaximum([...list].reverse(), 0, 50)).toBe(whole);
      }),
    );
  });

  it('takes a hundred thousand spans, nested as deep', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => ({
      from: index,
      until: 200_000 - index,
      weight: index,
    }));
    // Two stretches of length 1 for each weight.
    expect(integrateMaximum(list, 0, 200_000)).toBe(99_999 * 100_000);
  });

  it('refuses a weight that is none', () => {
    const span = { from: 0, until: 1, weight: -1 };
    expect(() => integrateMaximum([span], 0, 1)).toThrow('-1 is no weight');
  });
});
