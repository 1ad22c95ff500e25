/** Length of a day in milliseconds. */
export const DAY = 86_400_000;
/** Length of a minute in milliseconds. */
export const MINUTE = 60_000;
/** Length of an hour in milliseconds. */
export const HOUR = 60 * MINUTE;
/** How far the history goes back, in days. */
export const HISTORY_DAYS = 730;

/** January to December: the sale, a quiet summer, and the weeks before the holidays. */
const months = [
  1.2, 0.85, 0.9, 1, 1, 0.9, 0.75, 0.7, 1, 1.1, 1.8, 1.6,
] as const;

/** Sunday to Saturday: what changes breaks, and most changes are made early in the week. */
const weekdays = [0.5, 1.1, 1.25, 1.2, 1.15, 0.95, 0.6] as const;

/** How likely something is to happen on a day, beside other days. */
export function dayWeight(midnight: number, daysAgo: number): number {
  const date = new Date(midnight);
  // A little less each year: what was learnt had an effect.
  const trend = 0.92 + (0.24 * daysAgo) / HISTORY_DAYS;
  return months[date.getUTCMonth()] * weekdays[date.getUTCDay()] * trend;
}

/** Midnight UTC of the day of a moment. */
export function midnightOf(moment: number): number {
  return Math.floor(moment / DAY) * DAY;
}

/** The next moment within office hours on a weekday, at or after another one. */
export function officeHour(moment: number, hour: number): number {
  let midnight = midnightOf(moment);
  while ([0, 6].includes(new Date(midnight).getUTCDay())) midnight += DAY;
  return midnight + hour * 60 * MINUTE;
}
