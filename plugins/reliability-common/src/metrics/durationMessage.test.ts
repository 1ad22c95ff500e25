import fc from 'fast-check';
import { durationMessage } from './durationMessage';
import { inEnglish } from './messages';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const say = (seconds: number) => inEnglish(durationMessage(seconds));

describe('durationMessage', () => {
  it.each([
    [0, '0 s'],
    [0.2, '< 1 s'],
    [45.4, '45 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [42 * MINUTE, '42 min'],
    [59.6 * MINUTE, '1 h'],
    [HOUR, '1 h'],
    [3 * HOUR + 10 * MINUTE, '3 h 10 min'],
    [DAY - 20, '1 d'],
    [2 * DAY + 4 * HOUR, '2 d 4 h'],
    [2 * DAY + 23.6 * HOUR, '3 d'],
    [29 * DAY + 23 * HOUR, '29 d 23 h'],
    [30 * DAY - MINUTE, '30 d'],
    [45.4 * DAY, '45 d'],
  ])('writes %d s as %s', (seconds, expected) => {
    expect(say(seconds)).toBe(expected);
  });

  it('is off by at most half of its last unit', () => {
    const sizes: Record<string, number> = {
      s: 1,
      min: MINUTE,
      h: HOUR,
      d: DAY,
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * DAY }), seconds => {
        const parts = say(seconds).matchAll(/(\d+) (s|min|h|d)/g);
        const written = [...parts].reduce(
          (sum, [, number, unit]) => sum + Number(number) * sizes[unit],
          0,
        );
        let tolerance = 0.5;
        if (seconds >= MINUTE - 1) tolerance = MINUTE / 2;
        if (seconds >= DAY - MINUTE) tolerance = HOUR / 2;
        if (seconds >= 30 * DAY - HOUR) tolerance = DAY / 2;
        expect(Math.abs(written - seconds)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('refuses what is no duration', () => {
    expect(() => durationMessage(-1)).toThrow('-1 is no duration');
    expect(() => durationMessage(NaN)).toThrow('NaN is no duration');
  });
});
