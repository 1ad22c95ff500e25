import { DateTimeDetail, momentText } from './momentText';
import { useReaderLocale } from './useReaderLocale';
import { utcText } from './utcText';

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
      {momentText(at, detail, locale)}
    </time>
  );
}
