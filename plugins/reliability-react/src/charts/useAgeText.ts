import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { splitUnit } from '../time/splitUnit';
import { useDurationInterval } from '../time/useDurationInterval';
import { useDurationText } from '../time/useDurationText';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { AgeStripScope } from './AgeStrip';

const DAY = 86_400;

type Median = NonNullable<AgeStripScope['median']>;

/** Says ages in whole days: nobody waits by the hour. */
export function useAgeText(): {
  /** `21 d` and `5–47` */
  readonly sayMedian: (median: Median) => {
    readonly value: string;
    readonly interval: string;
  };
  /** `10 open, 2 overdue; median age 21 d (5–47)` */
  readonly sayRow: (scope: AgeStripScope) => string;
} {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayDuration = useDurationText();
  const sayDurations = useDurationInterval();
  const seconds = (days: number) => Math.round(days) * DAY;

  const sayMedian = ({ days, low, high }: Median) => {
    const value = sayDuration(seconds(days));
    const { text, unit } = sayDurations([
      seconds(low),
      high === null ? null : seconds(high),
    ]);
    return {
      value,
      interval:
        unit === undefined || unit === splitUnit(value).unit
          ? text
          : `${text}\u00a0${unit}`,
    };
  };
  return {
    sayMedian,
    sayRow: ({ items, median }) =>
      [
        t('chart.open', { count: items.length }),
        ...[items.filter(({ isOverdue }) => isOverdue).length]
          .filter(overdue => overdue > 0)
          .map(overdue => t('chart.countOverdue', { count: overdue })),
        median
          ? t('chart.medianOf', sayMedian(median))
          : t('chart.tooFewForMedian'),
      ].join(', '),
  };
}
