import fc from 'fast-check';
import { timeTicks } from './timeTicks';

const DAY = 86_400_000;

function days(from: string, until: string, most: number) {
  return timeTicks(
    new Date(`${from}T00:00`).getTime(),
    new Date(`${until}T00:00`).getTime(),
    most,
  ).map(({ at, detail }) => {
    const day = new Date(at);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate(), detail];
  });
}

describe('the ticks of a line of time', () => {
  it('are months where a year is shown, every second where there is less room', () => {
    expect(days('2025-11-24', '2026-11-23', 12)).toHaveLength(12);
    expect(days('2025-11-24', '2026-11-23', 6)).toEqual(
      [1, 3, 5, 7, 9, 11].map(month => [2026, month, 1, 'month']),
    );
  });

  it('are Mondays where some weeks are shown', () => {
    for (const [year, month, day] of days('2026-10-01', '2026-11-23', 8)) {
      expect(
        new Date(Number(year), Number(month) - 1, Number(day)).getDay(),
      ).toBe(1);
    }
  });

  it('are days where few are shown', () => {
    expect(days('2026-11-20', '2026-11-23', 4)).toEqual(
      [20, 21, 22, 23].map(day => [2026, 11, day, 'day']),
    );
  });

  it('say the year where more than one is shown', () => {
    expect(days('2024-11-24', '2026-11-23', 4)).toEqual([
      [2025, 1, 1, 'year'],
      [2025, 7, 1, 'month'],
      [2026, 1, 1, 'year'],
      [2026, 7, 1, 'month'],
    ]);
  });

  it('begin with days of UTC where those are shown, wherever the reader is', () => {
    const from = Date.parse('2026-10-01T00:00:00Z');
    for (const most of [2, 4, 30]) {
      const ticks = timeTicks(from, from + 60 * DAY, most, 'UTC');
      expect(ticks.map(({ at }) => at % DAY)).toEqual(ticks.map(() => 0));
    }
  });

  it('lie in order within what is shown, and are no more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 2, max: 14 }),
        (start, length, most) => {
          const from = start * DAY;
          const until = from + length * DAY;
          const ticks = timeTicks(from, until, most).map(({ at }) => at);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
          ticks.forEach(at => {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(at).toBeLessThanOrEqual(until);
          });
        },
      ),
    );
  });
});
