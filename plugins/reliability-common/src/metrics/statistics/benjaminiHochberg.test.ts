import fc from 'fast-check';
import { benjaminiHochberg } from './benjaminiHochberg';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 40,
});

/** The rule as published: the largest r with p(r) ≤ r q / m, and all up to it. */
function keptByTheRule(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  const ranks = sorted.map((p, index) =>
    p * list.length <= q * (index + 1) ? index + 1 : 0,
  );
  return Math.max(0, ...ranks);
}

describe('benjaminiHochberg', () => {
  // Benjamini & Hochberg (1995), § 3.3; adjusted values by SciPy 1.17, false_discovery_control.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
    0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const adjustedByScipy = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645,
    0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1,
  ];

  it('keeps the four of fifteen that its paper keeps at 5 %', () => {
    const adjusted = benjaminiHochberg(published);
    expect(adjusted.filter(p => p <= 0.05)).toHaveLength(4);
    adjusted.forEach((p, index) =>
      expect(p).toBeCloseTo(adjustedByScipy[index], 8),
    );
  });

  it('gives ties one value, that of the last of them', () => {
    expect(benjaminiHochberg([0.02, 0.5, 0.02])).toEqual([0.03, 0.5, 0.03]);
  });

  it('leaves one alone as it is, and none as none', () => {
    expect(benjaminiHochberg([0.04])).toEqual([0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it('keeps what the step-up rule keeps', () => {
    fc.assert(
      fc.property(pValues, fc.constantFrom(0.01, 0.05, 0.2), (list, q) => {
        const kept = benjaminiHochberg(list).filter(p => p <= q);
        expect(kept).toHaveLength(keptByTheRule(list, q));
      }),
    );
  });

  it('rises with the p-values, lies between them and 1, and follows their order', () => {
    fc.assert(
      fc.property(pValues, list => {
        const adjusted = benjaminiHochberg(list);
        adjusted.forEach((p, index) => {
          expect(p).toBeGreaterThanOrEqual(list[index]);
          expect(p).toBeLessThanOrEqual(1);
          const smaller = adjusted.filter((_, at) => list[at] <= list[index]);
          expect(Math.max(...smaller)).toBe(p);
        });
        expect(benjaminiHochberg([...list].reverse())).toEqual(
          adjusted.reverse(),
        );
      }),
    );
  });
});
