import { z } from 'zod';
import {
  type DateValue,
  type DayValue,
  FieldProblem,
  instant,
  toDay,
  toInstant,
  toMillis,
} from '../contract';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The rolling windows: 30, 90 and 365 days of 24 hours up to now. @public */
export const rollingWindows = ['P30D', 'P90D', 'P365D'] as const;
/** A rolling window. @public */
export const rollingWindow = z.enum(rollingWindows);
/** A rolling window. @public */
export type RollingWindow = z.infer<typeof rollingWindow>;

/** The window when none is asked for. @public */
export const DEFAULT_WINDOW: RollingWindow = 'P90D';

/** Days of a rolling window. @public */
export const rollingWindowDays: Readonly<Record<RollingWindow, number>> = {
  P30D: 30,
  P90D: 90,
  P365D: 365,
};

/** The query parameters that choose a window: a rolling one, or `from` with or without `until`. @internal */
export const metricsWindowQuery = {
  window: rollingWindow.optional(),
  from: instant.optional(),
  until: instant.optional(),
};

/** The parameters of `metricsWindowQuery` as they arrive. @public */
export interface WindowQuery {
  readonly window?: RollingWindow;
  readonly from?: string;
  readonly until?: string;
}

/** A stretch of time in UTC milliseconds, its end excluded. @public */
export interface MetricsWindow {
  readonly from: number;
  readonly until: number;
  /** The rolling window that it is; null for a range. */
  readonly rolling: RollingWindow | null;
}

/** A window as answers show it. @public */
export const metricsWindowShown = z
  .object({
    from: instant,
    /** Not included. */
    until: instant,
    rolling: rollingWindow.nullable(),
  })
  .meta({ id: 'MetricsWindow' });
/** A window as answers show it. @public */
export type MetricsWindowShown = z.infer<typeof metricsWindowShown>;

/** {@link MetricsWindow} → what answers show. @public */
export function showWindow(window: MetricsWindow): MetricsWindowShown {
  return {
    from: toInstant(window.from),
    until: toInstant(window.until),
    rolling: window.rolling,
  };
}

/**
 * What is wrong with a choice of window, whatever the time is; empty when nothing is.
 *
 * @public
 */
export function windowProblems(query: WindowQuery): FieldProblem[] {
  const { window, from, until } = query;
  if (window !== undefined && (from !== undefined || until !== undefined)) {
    return [
      {
        field: 'window',
        problem: 'cannot be combined with from and until: choose one of them',
      },
    ];
  }
  if (from === undefined && until !== undefined) {
    return [{ field: 'from', problem: 'is missing: until needs a from' }];
  }
  if (
    from !== undefined &&
    until !== undefined &&
    toMillis(from) >= toMillis(until)
  ) {
    return [{ field: 'until', problem: 'must be after from' }];
  }
  return [];
}

/** Refuses a query with {@link windowProblems}. @internal */
export function refuseWrongWindow(
  query: WindowQuery,
  context: z.RefinementCtx,
): void {
  for (const { field, problem } of windowProblems(query)) {
    context.addIssue({ code: 'custom', path: [field], message: problem });
  }
}

/**
 * The window that a query asks for. An end up to a minute ahead is a difference of clocks and is taken as now.
 *
 * @param query - must be free of {@link windowProblems}
 * @param now - UTC milliseconds
 * @returns the window, or what is wrong with it at this time
 * @public
 */
export function resolveWindow(
  query: WindowQuery,
  now: number,
): { window: MetricsWindow } | { problems: FieldProblem[] } {
  if (query.from === undefined) {
    const rolling = query.window ?? DEFAULT_WINDOW;
    const from = now - rollingWindowDays[rolling] * DAY;
    return { window: { from, until: now, rolling } };
  }
  const from = toMillis(query.from);
  const asked = query.until === undefined ? now : toMillis(query.until);
  if (asked > now + MINUTE) {
    return {
      problems: [{ field: 'until', problem: 'must not be in the future' }],
    };
  }
  const until = Math.min(asked, now);
  if (from >= until) {
    return { problems: [{ field: 'from', problem: 'must be in the past' }] };
  }
  return { window: { from, until, rolling: null } };
}

/**
 * Whether a window begins and ends with a UTC day, as a month of a report does: it is said in days then, which are the same for every reader.
 *
 * @internal
 */
export function isOfWholeDays({
  from,
  until,
}: Pick<MetricsWindowShown, 'from' | 'until'>): boolean {
  return [from, until].every(at => toMillis(at) % DAY === 0);
}

/**
 * How the beginning or the end of a window that is not of whole days is said: the UTC day that begins then, as {@link wholeDaysOf} would, or
 * else the day that it falls on where its reader is.
 *
 * @public
 */
export function dayOfEnd(at: string): DateValue | DayValue {
  const moment = toMillis(at);
  return moment % DAY === 0 ? { date: toDay(moment) } : { day: at };
}

/** Calendar days, the last one included: `YYYY-MM-DD`. @public */
export interface WholeDays {
  readonly first: string;
  readonly last: string;
}

/**
 * The UTC days of a window that has nothing but whole ones.
 *
 * @public
 */
export function wholeDaysOf(
  window: Pick<MetricsWindowShown, 'from' | 'until'>,
): WholeDays | undefined {
  if (!isOfWholeDays(window)) return undefined;
  return {
    first: toDay(toMillis(window.from)),
    last: toDay(toMillis(window.until) - 1),
  };
}
