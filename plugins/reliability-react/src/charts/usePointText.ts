import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMomentText } from '../time/useMomentText';
import { reliabilityReactTranslationRef } from '../words/translation';
import { hasValue, TrendPoint } from './trend';
import type { FigureText } from './useFigureText';

/** A point in words: its day, and what is known of it, the value first. */
export interface PointText {
  readonly day: string;
  readonly facts: readonly string[];
}

/** Says points as they are read one by one: never a value without its interval and n. */
export function usePointText(
  figure: FigureText,
): (point: TrendPoint) => PointText {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayMoment = useMomentText();
  return useCallback(
    point => {
      const { at, low, high, n, state } = point;
      const about = () => {
        if (hasValue(point)) {
          const interval = figure.intervalBeside(point);
          return [
            figure.value(point.value),
            ...(interval === undefined ? [] : [interval]),
          ];
        }
        if (low !== null) return [figure.interval(low, high)];
        return [
          state === 'ok' || state === 'lowConfidence'
            ? t('chart.state.unattributed')
            : t(`chart.state.${state}`),
        ];
      };
      return {
        day: sayMoment(at, 'dateWithYear', 'UTC'),
        facts: [
          ...about(),
          figure.n(n),
          ...(state === 'lowConfidence'
            ? [t('chart.state.lowConfidence')]
            : []),
        ],
      };
    },
    [figure, sayMoment, t],
  );
}
