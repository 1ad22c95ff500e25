import { useCallback } from 'react';
import type {
  CalendarBucket,
  MetricsCalendar,
} from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** Says which month, quarter or year it is, in the reader's language: `March 2026`, `Q1 2026`, `2026`. */
export function usePeriodText(
  calendar: Pick<MetricsCalendar, 'step' | 'zone'> | undefined,
): (bucket: Pick<CalendarBucket, 'label' | 'from'>) => string {
  const { t } = useWords();
  const locale = useReaderLocale();
  const step = calendar?.step;
  const zone = calendar?.zone;
  return useCallback(
    ({ label, from }) => {
      if (step === 'quarter') {
        const [year, quarter] = label.split('-Q');
        return t('overview.calendar.quarter', { year, quarter });
      }
      return step === 'month'
        ? new Intl.DateTimeFormat(locale, {
            month: 'long',
            year: 'numeric',
            timeZone: zone,
          }).format(new Date(from))
        : label;
    },
    [t, locale, step, zone],
  );
}
