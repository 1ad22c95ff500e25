import { DateTime } from 'luxon';
import type { AskedRange } from '../../figures/askedWindow';

/** A stretch of days as it is typed, the last one included. */
export interface TypedDays {
  /** `YYYY-MM-DD` */
  readonly from?: string;
  /** Nothing: until now. */
  readonly until?: string;
}

/** What may be wrong with a day of it. */
export type DayProblem =
  | 'missing'
  | 'firstInFuture'
  | 'lastInFuture'
  | 'lastBeforeFirst';

/** What is wrong with which day. */
export type DayProblems = Readonly<
  Partial<Record<keyof TypedDays, DayProblem>>
>;

/**
 * Days in the reader's zone → the window to ask for. Today is not over: a stretch that ends with it ends now.
 *
 * @param now - a moment in the reader's zone
 */
export function rangeOfDays(
  { from, until }: TypedDays,
  now: DateTime,
): { readonly range: AskedRange } | { readonly problems: DayProblems } {
  const today = now.toISODate() ?? '';
  const wrongFirst = firstProblem(from, today);
  const wrongLast = lastProblem(from, until, today);
  if (from === undefined || wrongFirst || wrongLast) {
    return {
      problems: {
        ...(wrongFirst && { from: wrongFirst }),
        ...(wrongLast && { until: wrongLast }),
      },
    };
  }
  const { zone } = now;
  const start = DateTime.fromISO(from, { zone });
  return {
    range:
      until === undefined || until === today
        ? { from: instantOf(start) }
        : {
            from: instantOf(start),
            until: instantOf(
              DateTime.fromISO(until, { zone }).plus({ days: 1 }),
            ),
          },
  };
}

/** The days of a window that was asked for, in a zone; the last one is left open where it ends now. */
export function daysOfRange({ from, until }: AskedRange): TypedDays {
  const dayOf = (time: DateTime) => time.toISODate() ?? undefined;
  return {
    from: dayOf(DateTime.fromISO(from)),
    ...(until !== undefined && {
      until: dayOf(DateTime.fromISO(until).minus(1)),
    }),
  };
}

function firstProblem(
  from: string | undefined,
  today: string,
): DayProblem | undefined {
  if (from === undefined) return 'missing';
  return from > today ? 'firstInFuture' : undefined;
}

function lastProblem(
  from: string | undefined,
  until: string | undefined,
  today: string,
): DayProblem | undefined {
  if (until === undefined) return undefined;
  if (until > today) return 'lastInFuture';
  return from !== undefined && until < from ? 'lastBeforeFirst' : undefined;
}

function instantOf(time: DateTime): string {
  return time.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
}
