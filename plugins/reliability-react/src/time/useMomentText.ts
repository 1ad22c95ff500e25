import { useCallback } from 'react';
import { DateTimeDetail, momentText } from './momentText';
import { useReaderLocale } from './useReaderLocale';

/**
 * Says moments as `DateTimeText` shows them, for where only words fit.
 *
 * @returns a function from an ISO 8601 instant to words; `dateTime` in the reader's own zone unless told
 * @public
 */
export function useMomentText(): (
  at: string,
  detail?: DateTimeDetail,
  zone?: 'UTC',
) => string {
  const locale = useReaderLocale();
  return useCallback(
    (at, detail = 'dateTime', zone) => momentText(at, detail, locale, zone),
    [locale],
  );
}
