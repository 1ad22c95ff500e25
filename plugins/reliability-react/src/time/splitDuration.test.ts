import { splitDuration } from './splitDuration';

describe('splitDuration', () => {
  it.each([
    [0, [{ unit: 'seconds', count: 0 }]],
    [45, [{ unit: 'seconds', count: 45 }]],
    [59.4, [{ unit: 'seconds', count: 59 }]],
    [59.6, [{ unit: 'minutes', count: 1 }]],
    [2_520, [{ unit: 'minutes', count: 42 }]],
    [3_599, [{ unit: 'hours', count: 1 }]],
    [
      11_400,
      [
        { unit: 'hours', count: 3 },
        { unit: 'minutes', count: 10 },
      ],
    ],
    [7_200, [{ unit: 'hours', count: 2 }]],
    [86_399, [{ unit: 'days', count: 1 }]],
    [
      187_200,
      [
        { unit: 'days', count: 2 },
        { unit: 'hours', count: 4 },
      ],
    ],
  ])('says %p seconds as a person would', (seconds, parts) => {
    expect(splitDuration(seconds)).toEqual(parts);
  });

  it('never says sixty of anything', () => {
    for (let seconds = 0; seconds < 3 * 86_400; seconds += 7) {
      const [first, second] = splitDuration(seconds);
      const limit = { seconds: 60, minutes: 60, hours: 24, days: Infinity };
      expect(first.count).toBeLessThan(limit[first.unit]);
      expect(second?.count ?? 0).toBeLessThan(limit[second?.unit ?? 'days']);
    }
  });
});
