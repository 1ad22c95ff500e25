import { DateTime } from 'luxon';
import { z } from 'zod';
import { calendarDay, LATEST_INSTANT } from '../contract';
import { isTimeZone } from '../metrics';

/** How often a review comes again. @public */
export const reviewRepeats = [
  'once',
  'weekly',
  'everyTwoWeeks',
  'monthly',
  'quarterly',
  'yearly',
] as const;
/** How often a review comes again. @public */
export type ReviewRepeats = (typeof reviewRepeats)[number];

/**
 * When reviews are, as the people of a place would say it: on the weekday of the first one, at one time of day there. By months, it is the
 * same weekday of its month as the first one: the second Tuesday, or the last one for a fifth.
 *
 * @public
 */
export const reviewRhythm = z
  .object({
    repeats: z.enum(reviewRepeats),
    first: calendarDay,
    /** Time of day in the zone. */
    time: z
      .string()
      .regex(
        /^([01]\d|2[0-3]):[0-5]\d$/,
        'must be a time of day such as 14:00',
      ),
    zone: z
      .string()
      .max(100)
      .refine(isTimeZone, 'must be a time zone such as Europe/Madrid'),
  })
  .strict()
  .refine(({ first }) => first >= '1970-01-02' && first < '2190-01-01', {
    path: ['first'],
    message: 'must be between 1970 and 2190',
  })
  .meta({ id: 'ReviewRhythm' });
/** When reviews are. @public */
export type ReviewRhythm = z.infer<typeof reviewRhythm>;

/** One day on which a rhythm has a review. @public */
export interface ReviewDay {
  /** The calendar day there, `YYYY-MM-DD`. */
  readonly day: string;
  /** UTC milliseconds. */
  readonly startsAt: number;
}

const weeksBetween: Partial<Record<ReviewRepeats, number>> = {
  weekly: 1,
  everyTwoWeeks: 2,
};
const monthsBetween: Partial<Record<ReviewRepeats, number>> = {
  monthly: 1,
  quarterly: 3,
  yearly: 12,
};

const DAYS_OF_WEEK = 7;
const SHORTEST_MONTH = 28;
const ISO = 'yyyy-MM-dd';

/**
 * The moment at which a time of day comes on a calendar day of a place. Where the clocks skip it, it is as long after the jump as it would have been
 * without; where they show it twice, one of the two, always the same.
 */
function momentOf({ time, zone }: ReviewRhythm, day: string): number {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toMillis();
}

/** Days are counted in UTC, where each has 24 hours: what a day is called does not hang on a zone. */
function dayNumber(rhythm: ReviewRhythm, index: number): DateTime {
  const first = DateTime.fromISO(rhythm.first, { zone: 'utc' });
  const weeks = weeksBetween[rhythm.repeats];
  if (weeks !== undefined) return first.plus({ weeks: weeks * index });
  const months = monthsBetween[rhythm.repeats];
  if (months === undefined) return first;
  return sameWeekdayOf(
    first,
    first.startOf('month').plus({ months: months * index }),
  );
}

function sameWeekdayOf(first: DateTime, month: DateTime): DateTime {
  const ordinal = Math.ceil(first.day / DAYS_OF_WEEK);
  const toWeekday =
    (first.weekday - month.weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const day = month.plus({ days: toWeekday + (ordinal - 1) * DAYS_OF_WEEK });
  // Not every month has a fifth one.
  return day.hasSame(month, 'month') ? day : day.minus({ weeks: 1 });
}

/** An index that is not past a day, and close to it, so that no rule is walked from its beginning. */
function indexBefore(rhythm: ReviewRhythm, day: string): number {
  const apart = DateTime.fromISO(day, { zone: 'utc' }).diff(
    DateTime.fromISO(rhythm.first, { zone: 'utc' }),
    ['months', 'days'],
  );
  const weeks = weeksBetween[rhythm.repeats];
  const steps =
    weeks === undefined
      ? apart.months / (monthsBetween[rhythm.repeats] ?? 1)
      : (apart.months * SHORTEST_MONTH) / (weeks * DAYS_OF_WEEK);
  return Math.max(0, Math.floor(steps) - 1);
}

/**
 * The next review of a rhythm. What was missed, since the portal was off or nobody closed the last one, is not caught up on.
 *
 * A rhythm may have got another time zone, or another hour, since the last review: it counts by calendar days, so no day has two.
 *
 * @param after - the calendar day of the last review; null: there was none
 * @param now - UTC milliseconds; the next one begins later
 * @returns null: it was once, and is over; or it is so far ahead that nobody can be told when
 * @public
 */
export function nextReviewDay(
  rhythm: ReviewRhythm,
  after: string | null,
  now: number,
): ReviewDay | null {
  const today = DateTime.fromMillis(now, { zone: rhythm.zone });
  const yesterday = today.minus({ days: 1 }).toFormat(ISO);
  const from = after !== null && after > yesterday ? after : yesterday;
  for (let index = indexBefore(rhythm, from); ; index += 1) {
    const day = dayNumber(rhythm, index).toFormat(ISO);
    const startsAt = momentOf(rhythm, day);
    if (startsAt >= LATEST_INSTANT) return null;
    if ((after === null || day > after) && startsAt > now) {
      return { day, startsAt };
    }
    if (rhythm.repeats === 'once') return null;
  }
}

/**
 * The day that is one step of a rhythm before its first: where the period of the very first review begins.
 *
 * @public
 */
export function beginningBefore(
  rhythm: ReviewRhythm,
  { startsAt }: Pick<ReviewDay, 'startsAt'>,
): number {
  const start = DateTime.fromMillis(startsAt, { zone: rhythm.zone });
  const weeks = weeksBetween[rhythm.repeats];
  if (weeks !== undefined) return start.minus({ weeks }).toMillis();
  const months = monthsBetween[rhythm.repeats] ?? 1;
  return start.minus({ months }).toMillis();
}
