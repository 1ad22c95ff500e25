import {
  rollingWindowDays,
  toDay,
  toInstant,
  toMillis,
} from '@afterword/plugin-reliability-common';
import type { AskedRange, AskedWindow } from '../../figures/askedWindow';

const DAY = 86_400_000;

/** A stretch of UTC days as it is typed, the last one included. */
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
 * UTC days → the window to ask for: a link means the same days to everybody, and figures go by these days anyway. Today is not over: a
 * stretch that ends with it ends now.
 *
 * @param now - UTC milliseconds
 */
export function rangeOfDays(
  { from, until }: TypedDays,
  now: number,
): { readonly range: AskedRange } | { readonly problems: DayProblems } {
  const today = toDay(now);
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
  const start = Date.parse(from);
  return {
    range:
      until === undefined || until === today
        ? { from: toInstant(start) }
        : {
            from: toInstant(start),
            until: toInstant(Date.parse(until) + DAY),
          },
  };
}

/** The UTC days of a window that was asked for; the last one is left open where it ends now. */
export function daysOfRange({ from, until }: AskedRange): TypedDays {
  return {
    from: toDay(toMillis(from)),
    ...(until !== undefined && { until: toDay(toMillis(until) - 1) }),
  };
}

/**
 * The UTC days that a window shows, to choose others from.
 *
 * @param now - UTC milliseconds
 */
export function daysShown(asked: AskedWindow, now: number): TypedDays {
  if (!('window' in asked)) return daysOfRange(asked);
  const length = rollingWindowDays[asked.window] * DAY;
  return { from: toDay(now - length), until: toDay(now) };
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
