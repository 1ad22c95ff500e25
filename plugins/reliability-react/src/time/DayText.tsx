import { useReaderLocale } from './useReaderLocale';

/** Props of {@link DayText}. @public */
export interface DayTextProps {
  /** A calendar day, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * A calendar day such as a due date: `Fri 27 Nov`, with the year when it is not
 * this one. A day has no zone, so it is the same day for every reader.
 *
 * @public
 */
export function DayText({ day }: DayTextProps) {
  const locale = useReaderLocale();
  const sameYear = day.startsWith(`${new Date().getFullYear()}-`);
  return (
    <time dateTime={day}>
      {new Intl.DateTimeFormat(locale, {
        weekday: sameYear ? 'short' : undefined,
        day: 'numeric',
        month: 'short',
        year: sameYear ? undefined : 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${day}T00:00:00Z`))}
    </time>
  );
}
