import { DateTime, IANAZone } from 'luxon';
import { FieldProblem } from '../contract';
import { type CalendarStep, MAX_BUCKETS } from './model';

/** A month, quarter or year in UTC milliseconds, its end excluded. @public */
export interface CalendarSpan {
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly label: string;
  readonly from: number;
  readonly until: number;
}

/** How much of the past a calendar shows unless told. @public */
export const defaultCalendar: Readonly<
  Record<CalendarStep, { readonly count: number }>
> = {
  month: { count: 12 },
  quarter: { count: 8 },
  year: { count: 5 },
};

const formats: Readonly<Record<CalendarStep, string>> = {
  month: 'yyyy-MM',
  quarter: "yyyy-'Q'q",
  year: 'yyyy',
};

/** Whether a text names a time zone. @public */
export function isTimeZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** The beginning of the first bucket that a calendar shows unless told, up to and with the one that holds a moment. @public */
export function calendarStart(
  now: number,
  step: CalendarStep,
  zone: string,
): number {
  return DateTime.fromMillis(now, { zone })
    .startOf(step)
    .minus({ [`${step}s`]: defaultCalendar[step].count - 1 })
    .toMillis();
}

/**
 * The months, quarters or years of a place that touch a stretch of time, whole.
 *
 * @public
 */
export function calendarSpans(
  { from, until }: { readonly from: number; readonly until: number },
  step: CalendarStep,
  zone: string,
): CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  let start = DateTime.fromMillis(from, { zone }).startOf(step);
  while (start.toMillis() < until) {
    // From the day and not from the hour: where a month begins in the hour that summer time leaves out, the next one does not.
    const next = start.plus({ [`${step}s`]: 1 }).startOf(step);
    spans.push({
      label: start.toFormat(formats[step]),
      from: start.toMillis(),
      until: next.toMillis(),
    });
    start = next;
  }
  return spans;
}

/** What is wrong with a stretch of time to be divided; empty when nothing is. @public */
export function calendarProblems(
  { from, until }: { readonly from: number; readonly until: number },
  step: CalendarStep,
): FieldProblem[] {
  const days = { month: 28, quarter: 90, year: 365 }[step];
  const buckets = Math.ceil((until - from) / (days * 86_400_000)) + 1;
  return buckets <= MAX_BUCKETS
    ? []
    : [
        {
          field: 'from',
          problem: `would make about ${buckets} parts, of which there may be ${MAX_BUCKETS}`,
        },
      ];
}
