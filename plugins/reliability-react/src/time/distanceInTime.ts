const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What `Intl.RelativeTimeFormat` is to be asked, and for how long the answer stays true. */
export interface DistanceInTime {
  readonly value: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'month' | 'year';
  /** Milliseconds until another look is worth it. */
  readonly freshFor: number;
}

/**
 * How far `at` is from `now`, in the largest unit that loses little: minutes
 * under an hour, hours under a day, days under two months, then months, then
 * years. Never says a unit that is not over yet.
 */
export function distanceInTime(at: number, now: number): DistanceInTime {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < HOUR) {
    return {
      value: whole(distance / MINUTE),
      unit: 'minute',
      freshFor: MINUTE,
    };
  }
  if (size < DAY) {
    return { value: whole(distance / HOUR), unit: 'hour', freshFor: HOUR / 4 };
  }
  const days = whole(distance / DAY);
  if (Math.abs(days) < 60) {
    return { value: days, unit: 'day', freshFor: HOUR };
  }
  if (Math.abs(days) < 730) {
    return { value: whole(days / 30.44), unit: 'month', freshFor: DAY };
  }
  return { value: whole(days / 365.25), unit: 'year', freshFor: DAY };
}

/** Towards zero, and never minus zero, which would be said as "0 minutes ago". */
function whole(value: number): number {
  return Math.trunc(value) || 0;
}
