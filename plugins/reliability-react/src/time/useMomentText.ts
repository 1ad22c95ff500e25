import { useCallback } from 'react';
import { DateTimeDetail, momentText } from './momentText';
import { useReaderLocale } from './useReaderLocale';

/**
 * Says moments as `DateTimeText` shows them, for where only words fit.
 *
 * @returns a function from an ISO 8601 instant to words; `dateTime` unless told
 * @public
 */
export function useMomentText(): (
  at: string,
  detail?: DateTimeDetail,
) => string {
  const locale = useReaderLocale();
  return useCallback(
    (at, detail = 'dateTime') => momentText(at, detail, locale),
    [locale],
  );
}
