/** How much of a moment to show. @public */
export type DateTimeDetail = 'date' | 'dateWithYear' | 'dateTime' | 'time';

const OPTIONS: Record<DateTimeDetail, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short' },
  dateWithYear: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
  time: { hour: '2-digit', minute: '2-digit' },
};

/** A moment in the reader's own zone, the way the reader's locale writes it. */
export function momentText(
  at: string,
  detail: DateTimeDetail,
  locale: string | undefined,
): string {
  return new Intl.DateTimeFormat(locale, OPTIONS[detail]).format(new Date(at));
}
