import fc from 'fast-check';
import { Z } from './confidence';
import { normalTail } from './normalTail';

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [0.3, 0.3820885778110474],
    [1, 0.15865525393145707],
    [2.5, 0.006209665325776132],
    [3, 0.0013498980316300933],
    [6, 9.865876450376946e-10],
    [8, 6.22096057427174e-16],
  ])('agrees with SciPy 1.17 at %d', (z, expected) => {
    expect(Math.abs(normalTail(z) / expected - 1)).toBeLessThan(1e-12);
  });

  it('leaves 2.5 % beyond the quantile that intervals use', () => {
    expect(normalTail(Z)).toBeCloseTo(0.025, 15);
  });

  it('falls, and has no step where the method changes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 37, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (z, step) => {
          expect(normalTail(z + step)).toBeLessThan(normalTail(z));
        },
      ),
    );
    const [before, after] = [normalTail(3 - 1e-12), normalTail(3)];
    expect(Math.abs(before / after - 1)).toBeLessThan(1e-11);
  });

  it('is 0 infinitely far out', () => {
    expect(normalTail(Infinity)).toBe(0);
  });
});
