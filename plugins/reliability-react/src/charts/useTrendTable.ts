import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMomentText } from '../time/useMomentText';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { ChartTableData } from './table';
import type { FigureUnit, TrendChange, TrendPoint } from './trend';
import { useFigureText } from './useFigureText';

/**
 * The points of a `TrendChart` as a table, the latest first; in a file with their exact numbers.
 *
 * @param changes - when other things began to be counted
 * @public
 */
export function useTrendTable(
  points: readonly TrendPoint[],
  unit: FigureUnit,
  changes?: readonly TrendChange[],
): ChartTableData {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayMoment = useMomentText();
  const figure = useFigureText(unit);
  return useMemo(() => {
    const number = (value: number | null) => ({
      text: value === null ? '–' : figure.value(value),
      value,
    });
    const changesAt = (index: number) =>
      (changes ?? [])
        .filter(
          ({ at }) =>
            Date.parse(at) <= Date.parse(points[index].at) &&
            (index === 0 || Date.parse(at) > Date.parse(points[index - 1].at)),
        )
        .map(({ words }) => words)
        .join('; ');
    return {
      columns: [
        { name: t('chart.day') },
        { name: t('chart.value'), isNumber: true },
        { name: t('chart.low'), isNumber: true },
        { name: t('chart.high'), isNumber: true },
        { name: t('chart.count'), isNumber: true },
        { name: t('chart.sureness') },
        ...(changes ? [{ name: t('chart.note') }] : []),
      ],
      rows: points
        .map((point, index) => [
          { text: sayMoment(point.at, 'dateWithYear'), value: point.at },
          number(point.value),
          number(point.low),
          number(point.high),
          { text: String(point.n), value: point.n },
          { text: t(`chart.state.${point.state}`), value: point.state },
          ...(changes ? [{ text: changesAt(index) }] : []),
        ])
        .reverse(),
    };
  }, [changes, figure, points, sayMoment, t]);
}
