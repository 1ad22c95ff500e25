/** A unit that a duration is shown in. @public */
export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** A whole number of one unit. @public */
export interface DurationPart {
  readonly unit: DurationUnit;
  readonly count: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Splits a duration into the one or two parts that a person would say: seconds
 * under a minute, minutes under an hour, then hours and minutes, then days and
 * hours. Rounds to the smallest part shown.
 *
 * @example
 * ```ts
 * splitDuration(2_520);  // 42 minutes
 * splitDuration(11_400); // 3 hours, 10 minutes
 * splitDuration(7_200);  // 2 hours
 * ```
 *
 * @param seconds - not negative
 * @public
 */
export function splitDuration(
  seconds: number,
): readonly [DurationPart, DurationPart?] {
  if (Math.round(seconds) < MINUTE) {
    return [{ unit: 'seconds', count: Math.round(seconds) }];
  }
  const minutes = Math.round(seconds / MINUTE);
  if (minutes * MINUTE < HOUR) {
    return [{ unit: 'minutes', count: minutes }];
  }
  if (minutes * MINUTE < DAY) {
    return pair('hours', Math.floor(minutes / 60), 'minutes', minutes % 60);
  }
  const hours = Math.round(seconds / HOUR);
  return pair('days', Math.floor(hours / 24), 'hours', hours % 24);
}

function pair(
  unit: DurationUnit,
  count: number,
  restUnit: DurationUnit,
  rest: number,
): readonly [DurationPart, DurationPart?] {
  const first = { unit, count };
  return rest === 0 ? [first] : [first, { unit: restUnit, count: rest }];
}
