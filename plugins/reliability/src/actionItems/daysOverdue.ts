const DAY = 86_400_000;

/** The day it is now, everywhere the same: `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * Whether what is due on a day is overdue by now; on the day itself it is still in time.
 *
 * @param due - `YYYY-MM-DD`
 */
export function isPast(due: string): boolean {
  return due < today();
}

/**
 * Whole days since the day on which it was due; at least one, since the due day itself is still in time.
 *
 * @param due - `YYYY-MM-DD`
 * @param on - `YYYY-MM-DD`
 */
export function daysOverdue(due: string, on: string): number {
  return Math.max(1, Math.round((Date.parse(on) - Date.parse(due)) / DAY));
}
