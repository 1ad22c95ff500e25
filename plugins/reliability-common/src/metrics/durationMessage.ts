import { said } from '../contract';
import type { DurationMessage, DurationMessageCode } from './messages';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

// From here on, hours are no longer worth reading.
const DAYS_ALONE = 30 * DAY;

/**
 * A duration as a message, by the same rule in every language: rounded to seconds below a minute, to minutes below a day, to
 * hours below 30 days, then to days; two units at most, a second one of 0 left out.
 *
 * @param seconds - not negative
 * @throws RangeError for anything else
 * @public
 */
export function durationMessage(seconds: number): DurationMessage {
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new RangeError(`${seconds} is no duration`);
  }
  if (seconds > 0 && seconds < 0.5) return said('underSecond');
  if (Math.round(seconds) < MINUTE) return one('seconds', Math.round(seconds));
  const minutes = Math.round(seconds / MINUTE);
  if (minutes * MINUTE < HOUR) return one('minutes', minutes);
  if (minutes * MINUTE < DAY) {
    return two('hours', Math.floor(minutes / 60), 'minutes', minutes % 60);
  }
  const hours = Math.round(seconds / HOUR);
  if (hours * HOUR < DAYS_ALONE) {
    return two('days', Math.floor(hours / 24), 'hours', hours % 24);
  }
  return one('days', Math.round(seconds / DAY));
}

function one(unit: DurationMessageCode, count: number): DurationMessage {
  return said(unit, { count });
}

function two(
  largeUnit: DurationMessageCode,
  large: number,
  smallUnit: DurationMessageCode,
  small: number,
): DurationMessage {
  if (small === 0) return one(largeUnit, large);
  return said('twoUnits', {
    large: one(largeUnit, large),
    small: one(smallUnit, small),
  });
}
