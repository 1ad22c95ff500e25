import type {
  ScopeMetrics,
  TrendFigure,
} from '@afterword/plugin-reliability-common';
import {
  useDurationInterval,
  useDurationText,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** Beside what is typical: how long one in ten takes at least. A line that is there also where it is not known. */
export function LongOnes({
  figure,
  metrics,
}: {
  readonly figure: TrendFigure;
  readonly metrics: ScopeMetrics | undefined;
}) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  const sayInterval = useDurationInterval();
  const found = metrics?.figures[figure];
  if (!found || !('p90' in found)) return <span>{'\u00a0'}</span>;
  const { p90, p90Interval, n } = found;
  if (p90 === null || p90Interval === null) {
    return <span>{t('overview.trend.noLongOnes')}</span>;
  }
  const { text, unit } = sayInterval(p90Interval);
  return (
    <span>
      {t('overview.trend.longOnes', {
        duration: sayDuration(p90),
        interval: unit ? `${text}\u00a0${unit}` : text,
        n,
      })}
    </span>
  );
}
