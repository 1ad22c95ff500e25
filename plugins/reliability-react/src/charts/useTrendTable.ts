import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMomentText } from '../time/useMomentText';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { ChartTableColumn, ChartTableData } from './table';
import { changesAt, FigureUnit, TrendChange, TrendPoint } from './trend';
import { useFigureText } from './useFigureText';

/** A point, and what changed since the one before. @public */
export interface TrendRow {
  readonly point: TrendPoint;
  readonly note: string;
}

/**
 * The points of a `TrendChart` as a table, the latest first.
 *
 * @param changes - when other things began to be counted
 * @public
 */
export function useTrendTable(
  points: readonly TrendPoint[],
  unit: FigureUnit,
  changes?: readonly TrendChange[],
): ChartTableData<TrendRow> {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayMoment = useMomentText();
  const figure = useFigureText(unit);
  return useMemo(() => {
    const number = (
      name: string,
      value: (point: TrendPoint) => number | null,
      say: (value: number) => string,
    ): ChartTableColumn<TrendRow> => ({
      name,
      isNumber: true,
      text: ({ point }) => {
        const one = value(point);
        return one === null ? '–' : say(one);
      },
    });
    const note: ChartTableColumn<TrendRow> = {
      name: t('chart.note'),
      text: ({ note: words }) => words,
    };
    return {
      columns: [
        {
          name: t('chart.day'),
          text: ({ point }) => sayMoment(point.at, 'dateWithYear', 'UTC'),
        },
        number(t('chart.value'), ({ value }) => value, figure.value),
        number(t('chart.low'), ({ low }) => low, figure.value),
        number(t('chart.high'), ({ high }) => high, figure.value),
        number(t('chart.count'), ({ n }) => n, String),
        {
          name: t('chart.sureness'),
          text: ({ point }) => t(`chart.state.${point.state}`),
        },
        ...(changes ? [note] : []),
      ],
      rows: () =>
        points
          .map((point, index) => ({
            point,
            note: changesAt(points, index, changes ?? [])
              .map(({ words }) => words)
              .join('; '),
          }))
          .reverse(),
    };
  }, [changes, figure, points, sayMoment, t]);
}
