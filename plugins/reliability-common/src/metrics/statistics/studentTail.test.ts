import fc from 'fast-check';
import { normalTail } from './normalTail';
import { studentTail } from './studentTail';

describe('studentTail', () => {
  it.each([
    // The quantiles are those of every printed table, the chances by SciPy 1.17.
    [0, 5, 0.5],
    [12.706204736432095, 1, 0.025],
    [1.3, 2, 0.16162351590802015],
    [2.2281388519649385, 10, 0.025],
    [3, 7, 0.009971063065996268],
    [5, 38, 6.638209028997102e-6],
    [1.97, 237, 0.0250013848826786],
  ])('agrees with SciPy at %d with %d degrees of freedom', (t, freedom, p) => {
    expect(studentTail(t, freedom)).toBeCloseTo(p, 11);
  });

  it('is wider than the normal tail and comes to it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (t, freedom) => {
          const tail = studentTail(t, freedom);
          expect(tail).toBeGreaterThan(studentTail(t, freedom + 1));
          expect(tail).toBeGreaterThan(normalTail(t));
        },
      ),
    );
    expect(studentTail(2, 100_000)).toBeCloseTo(normalTail(2), 5);
  });

  it('refuses what are no degrees of freedom', () => {
    expect(() => studentTail(1, 0)).toThrow('0 are no degrees of freedom');
    expect(() => studentTail(1, 2.5)).toThrow('2.5 are no degrees of freedom');
  });
});
