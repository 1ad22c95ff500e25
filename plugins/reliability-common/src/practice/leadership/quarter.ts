import { DateTime } from 'luxon';
import type { FieldProblem } from '../../contract';
import { type CalendarSpan, calendarSpans } from '../../metrics';

const FORMAT = "yyyy-'Q'q";

/** How quarters are written. @internal */
export const QUARTER = /^(?:19[7-9]\d|2[01]\d\d)-Q[1-4]$/;

/**
 * A quarter by its label, of the calendar in UTC.
 *
 * @param label - `2026-Q3`, as `QUARTER` has it
 * @public
 */
export function quarterOf(label: string): CalendarSpan {
  const [year, quarter] = label.split('-Q').map(Number);
  const from = Date.UTC(year, 3 * (quarter - 1));
  return calendarSpans({ from, until: from + 1 }, 'quarter', 'UTC')[0];
}

/**
 * The labels of quarters in UTC, the running one first.
 *
 * @param now - UTC milliseconds
 * @example
 * recentQuarters(Date.parse('2026-11-27T00:00:00Z'), 2) // ['2026-Q4', '2026-Q3']
 * @public
 */
export function recentQuarters(now: number, count: number): string[] {
  const running = DateTime.fromMillis(now, { zone: 'utc' });
  return Array.from({ length: count }, (_, index) =>
    running.minus({ quarters: index }).toFormat(FORMAT),
  );
}

/** The label of the last quarter that is over, in UTC. @public */
export function lastQuarter(now: number): string {
  return recentQuarters(now, 2)[1];
}

/** What is wrong with asking for a quarter at this time; empty when nothing is. @public */
export function quarterProblems(label: string, now: number): FieldProblem[] {
  return quarterOf(label).from < now
    ? []
    : [{ field: 'quarter', problem: 'must not be in the future' }];
}
