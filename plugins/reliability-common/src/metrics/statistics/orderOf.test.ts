import fc from 'fast-check';
import { orderOf } from './orderOf';

const duration = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.double({ min: 0, max: 4e10, noNaN: true }).map(Math.abs),
);

describe('orderOf', () => {
  it.each([
    ['a few', 60],
    ['many', 9_000],
  ])(
    'puts %s numbers in ascending order, equal ones as they came',
    (_, maxLength) => {
      fc.assert(
        fc.property(
          fc.array(duration, { maxLength: 60 }),
          fc.integer({ min: 1, max: Math.ceil(maxLength / 60) }),
          (some, times) => {
            const values = Float64Array.from(
              Array.from({ length: times }, () => some).flat(),
            );
            const expected = [...values.keys()].sort(
              (a, b) => values[a] - values[b] || a - b,
            );
            expect([...orderOf(values)]).toEqual(expected);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('goes through a part of a longer list alone', () => {
    const all = Float64Array.from({ length: 10_000 }, (_, place) => -place);
    all.fill(7, 4_000);
    expect(orderOf(all.subarray(5_000))[4_999]).toBe(4_999);
  });
});
