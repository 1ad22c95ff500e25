import fc from 'fast-check';
import { nearestPoint } from './nearestPoint';

describe('the nearest point', () => {
  it('is as near as any', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }),
        fc.integer({ min: -100, max: 1_100 }),
        (given, at) => {
          const times = [...given].sort((a, b) => a - b);
          const distance = Math.abs(times[nearestPoint(times, at)] - at);
          expect(distance).toBe(
            Math.min(...times.map(time => Math.abs(time - at))),
          );
        },
      ),
    );
  });
});
