import fc from 'fast-check';
import { SeenIncidents } from './SeenIncidents';

const ids = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 32_760, max: 32_780 }),
  fc.maxSafeNat(),
);

describe('incidents that were met', () => {
  it('are those that a set holds, however large their ids', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 200 }), list => {
        const seen = new SeenIncidents();
        const set = new Set<number>();
        for (const id of list) {
          expect(seen.has(id)).toBe(set.has(id));
          expect(seen.add(id)).toBe(!set.has(id));
          set.add(id);
          expect(seen.has(id)).toBe(true);
          expect(seen.size).toBe(set.size);
        }
      }),
    );
  });
});
