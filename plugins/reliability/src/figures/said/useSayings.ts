import { useMemo } from 'react';
import {
  MetricsMessageCode,
  reasonOf,
  renderMessage,
} from '@afterword/plugin-reliability-common';
import {
  useDurationInterval,
  useDurationText,
  useDurationWords,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { isOfDuration } from '../isOfDuration';
import type { Sayings } from './SaidFigure';

/** What figures are said with, in the reader's language. */
export function useSayings(): Sayings {
  const { t } = useWords();
  const duration = useDurationText();
  const interval = useDurationInterval();
  const sayDuration = useDurationWords();
  return useMemo(
    () => ({
      t,
      duration,
      interval,
      reason: figure =>
        renderMessage<string, MetricsMessageCode>(reasonOf(figure), {
          say: (code, values) =>
            isOfDuration(code)
              ? sayDuration(code, values)
              : t(`metrics.${code}`, values),
          day: String,
          date: String,
        }),
    }),
    [t, duration, interval, sayDuration],
  );
}
