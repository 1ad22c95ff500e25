import { ReactNode, useMemo } from 'react';
import {
  durationMessage,
  MetricsMessage,
  MetricsMessageCode,
  renderMessage,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  useReaderLocale,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** The messages of figures in the reader's language. */
export interface MetricsWords {
  /** A message as a page shows it: the typical time in bold, days in the reader's zone. */
  readonly show: (message: MetricsMessage) => ReactNode;
  /** A duration as figures say it: `42 min`. */
  readonly duration: (seconds: number) => string;
}

/** Says what the rules of figures have decided to say. */
export function useMetricsWords(): MetricsWords {
  const { t } = useWords();
  const locale = useReaderLocale();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    return {
      show: message =>
        renderMessage<ReactNode, MetricsMessageCode>(message, {
          say: (code, values) =>
            t(
              `metrics.${code}`,
              'median' in values
                ? { ...values, median: <b>{values.median}</b> }
                : values,
            ),
          day: instant => <DateTimeText at={instant} detail="dateWithYear" />,
        }),
      duration: seconds =>
        renderMessage<string, MetricsMessageCode>(durationMessage(seconds), {
          say: (code, values) => t(`metrics.${code}`, values),
          day: instant => day.format(new Date(instant)),
        }),
    };
  }, [t, locale]);
}
