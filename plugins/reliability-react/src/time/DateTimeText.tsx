import { useReaderLocale } from './useReaderLocale';
import { utcText } from './utcText';

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

/** Props of {@link DateTimeText}. @public */
export interface DateTimeTextProps {
  /** ISO 8601 instant. */
  readonly at: string;
  /** @defaultValue `dateTime` */
  readonly detail?: DateTimeDetail;
}

/**
 * A moment in the reader's own zone; UTC when pointed at.
 *
 * @public
 */
export function DateTimeText({ at, detail = 'dateTime' }: DateTimeTextProps) {
  const locale = useReaderLocale();
  return (
    <time dateTime={at} title={utcText(at, locale)}>
      {new Intl.DateTimeFormat(locale, OPTIONS[detail]).format(new Date(at))}
    </time>
  );
}
