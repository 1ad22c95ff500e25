const DAY = 86_400_000;

/**
 * Whole days since the day on which it was due; at least one, since the due day itself is still in time.
 *
 * @param due - `YYYY-MM-DD`
 * @param today - `YYYY-MM-DD`
 */
export function daysOverdue(due: string, today: string): number {
  return Math.max(1, Math.round((Date.parse(today) - Date.parse(due)) / DAY));
}
