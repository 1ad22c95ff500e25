import fc from 'fast-check';
import { niceTicks } from './niceTicks';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

describe('the ticks of an axis', () => {
  it.each([
    ['minutes', 72 * MINUTE, [0, 20, 40, 60, 80].map(n => n * MINUTE)],
    ['hours', 7 * HOUR, [0, 2, 4, 6, 8].map(n => n * HOUR)],
    ['days', 9 * DAY, [0, 5, 10].map(n => n * DAY)],
    ['many days', 70 * DAY, [0, 20, 40, 60, 80].map(n => n * DAY)],
    ['seconds', 3, [0, 1, 2, 3]],
  ])('are in %s where a duration is', (_, highest, ticks) => {
    expect(niceTicks(highest, 's', 4)).toEqual(ticks);
  });

  it('are whole where things are counted', () => {
    expect(niceTicks(3, 'count', 4)).toEqual([0, 1, 2, 3]);
    expect(niceTicks(0.4, 'count', 4)).toEqual([0, 1]);
    expect(niceTicks(132, 'count', 4)).toEqual([0, 50, 100, 150]);
  });

  it('are round percents where there is a share', () => {
    expect(niceTicks(0.3, 'ratio', 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(0.97, 'ratio', 4)).toEqual([0, 0.5, 1]);
  });

  it('begin at zero, where nothing happened too', () => {
    for (const unit of ['s', 'count', 'ratio'] as const) {
      expect(niceTicks(0, unit, 4)[0]).toBe(0);
      expect(niceTicks(0, unit, 4)).toHaveLength(2);
    }
  });

  it('hold what has to fit, with few steps all alike', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.constantFrom('s' as const, 'count' as const, 'ratio' as const),
        fc.integer({ min: 2, max: 8 }),
        (highest, unit, most) => {
          const ticks = niceTicks(highest, unit, most);
          const step = ticks[1];
          expect(ticks[0]).toBe(0);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
          ticks.forEach((tick, index) =>
            expect(Math.abs(tick - index * step)).toBeLessThan(step / 1000),
          );
        },
      ),
    );
  });
});
