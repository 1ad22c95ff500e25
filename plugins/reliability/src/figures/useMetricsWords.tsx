import { ReactNode, useMemo } from 'react';
import {
  MetricsMessage,
  MetricsMessageCode,
  renderMessage,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  DayText,
  useDurationWords,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { isOfDuration } from './isOfDuration';

/**
 * Says what the rules of figures have decided to say, as a page shows it: the typical time in bold, moments in the reader's zone.
 *
 * @returns a function from messages to what is shown
 */
export function useMetricsWords(): (message: MetricsMessage) => ReactNode {
  const { t } = useWords();
  const sayDuration = useDurationWords();
  return useMemo(
    () => message =>
      renderMessage<ReactNode, MetricsMessageCode>(message, {
        say: (code, values) => {
          // The parts of a duration are said already: they are text.
          if (isOfDuration(code)) {
            return sayDuration(code, values as Record<string, string | number>);
          }
          return t(
            `metrics.${code}`,
            'median' in values
              ? { ...values, median: <b>{values.median}</b> }
              : values,
          );
        },
        date: day => <DayText day={day} />,
        day: instant => <DateTimeText at={instant} detail="dateWithYear" />,
      }),
    [t, sayDuration],
  );
}
