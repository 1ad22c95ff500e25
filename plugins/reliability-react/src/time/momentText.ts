/** How much of a moment to show. @public */
export type DateTimeDetail =
  | 'date'
  | 'dateWithYear'
  | 'dateTime'
  | 'time'
  | 'timeToSecond';

const TIME = { hour: '2-digit', minute: '2-digit' } as const;

const OPTIONS: Record<DateTimeDetail, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short' },
  dateWithYear: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', ...TIME },
  time: TIME,
  timeToSecond: { ...TIME, second: '2-digit' },
};

/**
 * A moment the way a locale writes it: `13 Nov 2026, 14:02` in Britain, `Nov 13, 2026, 02:02 PM` in America.
 *
 * @param at - ISO 8601 instant
 * @param locale - the reader's, see {@link useReaderLocale}
 * @param zone - UTC, or the reader's own
 * @public
 */
export function momentText(
  at: string,
  detail: DateTimeDetail,
  locale: string | undefined,
  zone?: 'UTC',
): string {
  return new Intl.DateTimeFormat(locale, {
    ...OPTIONS[detail],
    timeZone: zone,
  }).format(new Date(at));
}
